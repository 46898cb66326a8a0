"""Pay, years, education, employment type, languages and visa against labelled postings, where those are beside the checkout."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from metier.facts.contract import read_line, to_contract
from metier.facts.extractors import education, employment_type, experience, languages, pay, visa
from metier.model.facts import Facts
from metier.model.place import Place

MODULES: tuple[ModuleType, ...] = (pay, experience, education, employment_type, languages, visa)
FLOORS = {
    "pay_exact": 0.85,
    "pay_silent": 0.95,
    "min_years": 0.88,
    "education": 0.92,
    "employment_type": 0.88,
    "languages": 0.9,
    "visa": 0.95,
}


def read_all(obj: dict[str, Any]) -> dict[str, Any]:
    document = read_line(obj)
    read = {module.EXTRACTOR.field: module.EXTRACTOR.read(document, {}) for module in MODULES}
    return to_contract(obj["id"], Facts(**{field: value for field, value in read.items() if value is not None}), document.text)


def bands(facts: dict[str, Any]) -> set[tuple[Any, ...]]:
    return {(pay["min"], pay["max"], pay["currency"], pay["unit"]) for pay in facts["pay"] if pay["kind"] == "base"}


def judged(gold: dict[str, Any], read: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    yield ("pay_exact" if bands(gold) else "pay_silent"), bands(gold) == bands(read)
    for measure, field, key in (("min_years", "experience", "min_years"), ("education", "education", "level")):
        yield measure, (gold[field] or {}).get(key) == (read[field] or {}).get(key)
    yield "employment_type", set(gold["employment_type"]) == set(read["employment_type"])
    yield "languages", {item["language"] for item in gold["languages"]} == {item["language"] for item in read["languages"]}
    yield "visa", gold["visa"] == read["visa"]


@pytest.mark.real
def test_the_labelled_postings_are_read_at_least_this_well(shared: Path) -> None:
    lines = (shared / "gold" / "dev_postings.jsonl").read_text("utf-8").splitlines()
    read = {obj["id"]: read_all(obj) for obj in map(json.loads, lines)}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        for measure, hit in judged(gold, read[gold["id"]]):
            total[measure] += 1
            right[measure] += hit
    shares = {measure: right[measure] / total[measure] for measure in FLOORS}
    assert all(shares[measure] >= floor for measure, floor in FLOORS.items()), shares


@pytest.mark.real
def test_salary_strings_of_many_countries(shared: Path) -> None:
    lines = (shared / "data" / "parsing_examples" / "salary.jsonl").read_text("utf-8").splitlines()
    wrong = []
    for row in map(json.loads, lines):
        country = row["context"].get("country")
        known = {"places": (Place(country=country),)} if country else {}
        read = pay.read(read_line({"text": row["text"]}), known) or ()
        found = [(p.min, p.max, p.currency, p.unit) for p in read if p.kind in {"base", "ote"} and p.rejected != "placeholder"]
        if found != [(e["min"], e["max"], e["currency"], e["unit"]) for e in row["expect"]]:
            wrong.append(row["id"])
    assert len(wrong) <= 0.05 * len(lines), wrong
