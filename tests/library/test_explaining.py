"""Why a posting is read as it is, in a terminal and as a page."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from metier.cli.explained import page, pieces, terminal
from metier.errors import NotFoundError, UsageError
from metier.facts.document import Document
from metier.library.explaining import Explanation, explain, explain_file

TEXT = (
    "About us\nWe make <b>lamps</b> & shades.\nRequirements:\n- 5+ years of experience with Python and PostgreSQL\n"
    "- Bachelor's degree\nPay: $120,000 - $150,000 per year"
)


@pytest.fixture(scope="module")
def told() -> Explanation:
    return explain(Document(text=TEXT, title="Senior Backend Engineer", location="Austin, TX"))


def test_every_fact_has_its_words_and_its_rule(told: Explanation) -> None:
    quotes = {reason.kind: TEXT[reason.start : reason.end] for reason in told.reasons if reason.start is not None}
    assert quotes["pay"] == "$120,000 - $150,000 per year"
    assert "5+ years" in quotes["experience"]
    assert all(reason.rule.startswith(f"{reason.kind}@") for reason in told.reasons)
    role = next(reason for reason in told.reasons if reason.kind == "role")
    assert role.confidence is not None
    assert not role.measured


def test_pieces_make_up_the_text(told: Explanation) -> None:
    assert "".join(piece.words for piece in pieces(told)) == TEXT
    assert any(piece.zone == "requirements" for piece in pieces(told))


def test_a_terminal_shows_zones_and_facts(told: Explanation) -> None:
    lines = list(terminal(told))
    assert any("requirements │" in line.replace("\x1b[0m", "").replace("\x1b[2m", "") for line in lines)
    assert any("PostgreSQL" in line and "\x1b[" in line for line in lines)


def test_no_text_steers_the_terminal() -> None:
    lines = list(terminal(explain(Document(text="a\x1b]0;owned\x07b"))))
    assert not any("\x1b]" in line or "\x07" in line for line in lines)


def test_the_page_shows_the_text_and_runs_none_of_it(told: Explanation) -> None:
    tree = LexborHTMLParser(page(told))
    assert "We make <b>lamps</b> & shades." in tree.body.text()  # type: ignore[union-attr] # a page has a body
    assert tree.css_first("b") is None
    assert tree.css_first("mark.pay") is not None
    hostile = page(explain(Document(text="<script>alert(1)</script> $50/hour", title="$head ${rows} <img onerror=x>")))
    assert "<script>" not in hostile
    assert "<img" not in hostile


def test_a_file_is_explained_by_id(tmp_path: Path) -> None:
    path = tmp_path / "postings.jsonl"
    path.write_text('{"id": "a", "title": "Welder", "text": "x"}\n{"id": "b", "title": "Cook", "text": "y"}\n')
    assert explain_file(path).title == "Welder"
    assert explain_file(path, "b").title == "Cook"
    with pytest.raises(NotFoundError, match="no posting 'c'"):
        explain_file(path, "c")
    with pytest.raises(UsageError, match="there is no file"):
        explain_file(tmp_path / "none")


def test_a_plain_text_and_a_page_are_postings_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Pay: $50 an hour")
    (tmp_path / "a.html").write_text("<p>Pay: $50 an hour</p><script>x()</script>")
    with pytest.raises(UsageError, match="leave out --id"):
        explain_file(tmp_path / "a.txt", "5")
    assert explain_file(tmp_path / "a.txt").text == explain_file(tmp_path / "a.html").text == "Pay: $50 an hour"
