"""`metier search`, as a person types it."""

import json
from typing import Any

import pytest
from msgspec.structs import replace
from tests.cli.commands.test_export import run
from tests.site.fake_home import FakeHome

import metier
from metier.cli import listing


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> FakeHome:
    held = FakeHome()
    monkeypatch.setattr(metier, "open", lambda _: held)
    return held


def test_every_option_reaches_the_library(capsys: pytest.CaptureFixture[str], home: FakeHome) -> None:
    line = (
        "search night nurse --role a --place US --remote-from DE --level -senior --level entry --workplace onsite --tool x "
        "--skill y --employer e --employment FULL_TIME --experience 0 --education master --language de --written en "
        "--visa sponsored --flag -agency --source s --status closed --near Dallas --radius 20 --pay-min 80000 --pay-currency EUR "
        "--pay-unstated only --since 2026-11-01 --seen-since 2026-11-02 --sort pay --copies --per-employer 0 --literal "
        "--limit 5 --offset 2 --cursor e.0.r1"
    )
    assert run(capsys, *line.split())[0] == 0
    asked = home.postings.asked[-1]
    assert (asked.text, asked.level, asked.flag, asked.experience) == ("night nurse", ("-senior", "entry"), ("-agency",), ("0",))
    assert (asked.near, asked.radius, asked.pay_currency, asked.unstated_pay) == ("Dallas", 20, "EUR", "only")
    assert (str(asked.posted_since), str(asked.seen_since), asked.per_employer, asked.cursor) == (
        "2026-11-01", "2026-11-02", 0, "e.0.r1",
    )  # fmt: skip
    left_out = {"text", "facets", "explain"}
    defaults = type(asked)()
    assert [
        name for name in asked.__struct_fields__ if getattr(asked, name) == getattr(defaults, name) and name not in left_out
    ] == []


def test_not_stated_is_the_empty_value(capsys: pytest.CaptureFixture[str], home: FakeHome) -> None:
    assert run(capsys, "search", "--level", "", "--tool", "-")[0] == 0
    assert (home.postings.asked[-1].level, home.postings.asked[-1].tool) == (("",), ("-",))


def test_json_tells_the_source_id_the_score_and_the_reasons_of_each(capsys: pytest.CaptureFixture[str], home: FakeHome) -> None:
    code, out, err = run(capsys, "search", "nurse", "--limit", "2", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, len(rows), home.postings.asked[-1].explain) == (0, 2, True)
    assert {"source_id", "score", "reasons", "id", "title", "url"} <= set(rows[0])
    assert err.splitlines()[-1] == "Next page: the same with --cursor old.0123456789ab.r2"


def test_facets_are_counted_instead_of_results_shown(capsys: pytest.CaptureFixture[str], home: FakeHome) -> None:
    code, out, err = run(capsys, "search", "--facets")
    assert (code, home.postings.asked[-1].facets, home.postings.asked[-1].limit) == (0, True, 0)
    assert "level: senior 20, not stated 30" in out
    assert "place: austin-tx (Austin, TX) 12, remote 9" in out
    assert "pay: stated 30, enough 20, not stated 27" in out
    assert "--cursor" not in err
    assert set(json.loads(run(capsys, "search", "--facets", "--json")[1])) == {"total", "facets", "pay"}


def test_what_cannot_be_asked_is_told_with_what_can(capsys: pytest.CaptureFixture[str], home: FakeHome) -> None:
    code, _, err = run(capsys, "search", "--near", "Nowhere")
    assert (code, home.postings.asked) == (2, [])
    assert "near 'Nowhere'" in err
    assert "a town, or degrees" in err


@pytest.mark.parametrize("width", [40, 80, 120])
def test_at_a_terminal_no_line_is_wider_than_it_and_none_commands_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: FakeHome, width: int
) -> None:
    hits: list[Any] = list(home.postings.find("nurse").hits)
    kept = hits[0].kept
    loud = replace(kept, posting=replace(kept.posting, title="Nurse \x1b[2J " + "night and day " * 20))
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    listing.results([replace(hits[0], kept=loud), *hits[1:]])
    out = capsys.readouterr().out
    assert "\x1b[2J" not in out
    assert all(len(line) <= width for line in out.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines())
    assert "pay not stated" in " ".join(out.split())
    assert kept.posting.id in out
