from typing import Any

import pyarrow as pa
import pytest

from metier.simulate import pay, tables, truth
from metier.simulate.grammar import read_marks, unmarked
from metier.simulate.market import Market
from metier.simulate.posting import SimPosting


@pytest.fixture(scope="module")
def rows(simulated: Market) -> list[tuple[SimPosting, dict[str, Any]]]:
    return list(zip(simulated.postings, truth.table(simulated).to_pylist(), strict=True))


def _words(posting: SimPosting, market: Market) -> str:
    last = max(day for day in market.reading_days if posting.stands(day))
    return "\n".join(unmarked(line) for _, line in posting.words(last).lines())


def test_the_table_has_its_schema(simulated: Market) -> None:
    assert truth.table(simulated).schema.equals(truth.SCHEMA)
    assert isinstance(truth.SCHEMA, pa.Schema)


def test_lives_are_told(simulated: Market, rows: list[tuple[SimPosting, dict[str, Any]]]) -> None:
    for posting, row in rows:
        assert (row["first_day"], row["last_day"]) == (posting.opened, posting.closed)
        assert (row["edits"], row["redated"]) == (int(row["edited_on"] is not None), list(posting.redated))
        assert row["away"] == []
    assert any(row["redated"] for _, row in rows)


def test_every_tool_and_skill_stands_in_the_words(simulated: Market, rows: list[tuple[SimPosting, dict[str, Any]]]) -> None:
    for posting, row in rows:
        words = _words(posting, simulated)
        for tool in row["tools"]:
            names = tables.tool_names()[tool["id"]].spellings
            skills = [skill for skill, (kind, fact) in tables.skill_ids().items() if kind == "tool" and fact == tool["id"]]
            assert any(name.lower() in words.lower() for name in (*names, *skills)), tool
            assert tool["req"] in {"required", "preferred", "context"}
        for skill in row["skills"]:
            assert skill["name"] in words


def test_duties_are_verbatim(simulated: Market, rows: list[tuple[SimPosting, dict[str, Any]]]) -> None:
    for posting, row in rows:
        words = _words(posting, simulated)
        assert 4 <= len(row["duties"]) <= 8
        assert all(duty in words for duty in row["duties"])


def test_stated_pay_stands_in_the_words(simulated: Market, rows: list[tuple[SimPosting, dict[str, Any]]]) -> None:
    stated = 0
    for posting, row in rows:
        assert row["pay_stated"] == (row["pay_in_text"] or row["pay_in_field"])
        if row["pay_in_text"]:
            stated += 1
            last = max(day for day in simulated.reading_days if posting.stands(day))
            offer = posting.pay(last)
            assert (row["pay_min"], row["pay_max"]) == (offer.low, offer.high)
            words = _words(posting, simulated)
            assert any(pay.range_words(offer, form) in words for form in range(420))
    assert 0.4 < stated / len(rows) < 0.9


def test_years_and_degrees_are_those_asked(rows: list[tuple[SimPosting, dict[str, Any]]]) -> None:
    for _, row in rows:
        if row["years_max"] is not None:
            assert row["years_min"] < row["years_max"]
        assert (row["education"] is None) == (row["education_required"] is None)
        if row["equivalent_ok"]:
            assert row["education_required"]
    assert sum(row["education"] == "bachelor" for _, row in rows) > 200
    assert sum(bool(row["equivalent_ok"]) for _, row in rows) > 50


def test_required_beats_preferred_beats_context(simulated: Market) -> None:
    order = {"required": 0, "preferred": 1, "context": 2}
    zones = {"requirements": "required", "preferred": "preferred"}
    for posting in simulated.postings[:300]:
        firmest: dict[str, str] = {}
        for section, line in posting.advert.lines():
            req = zones.get(section, "context")
            for mark in read_marks(line)[1]:
                if mark.kind == "tool" and order[req] <= order[firmest.get(mark.id, "context")]:
                    firmest[mark.id] = req
        assert {tool["id"]: tool["req"] for tool in truth.demanded(posting.advert, "tool")} == firmest
