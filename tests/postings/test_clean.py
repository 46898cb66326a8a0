import gzip
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from metier.model.posting import Posting
from metier.model.record import Draft, Drop, Record
from metier.postings.clean import NOTHING_TO_READ, clean
from metier.postings.html import TEXT_LIMIT, sanitise, text_of
from metier.postings.masking import mask_record

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FIRST: dict[str, Any] = {"record": b'{"id": 1}', "title": "Data Engineer", "body": "<p>Build pipelines.</p>", "source_id": "1"}


def cleaned(**fields: Any) -> Posting:
    posting = clean(Draft(**(FIRST | fields)), "greenhouse", "acme", NOW)
    assert isinstance(posting, Posting)
    return posting


def test_a_draft_becomes_a_posting() -> None:
    posting = cleaned(
        title=" Senior&nbsp;Engineer &amp; Lead ",
        employer="Acme Widgets, Inc.",
        location="Austin, TX",
        url="https://jobs.acme.example/1",
        language="en-GB",
        date_posted=datetime(2026, 2, 3, 23, 0, tzinfo=UTC),
        valid_through=date(2026, 4, 1),
        hints={"employmentType": ("FULL_TIME",), "baseSalary": [{"minValue": 1.5}]},
    )
    assert (posting.title, posting.employer_id, posting.language) == ("Senior Engineer & Lead", "acmewidgets", "en")
    assert (posting.date_posted, posting.valid_through) == (date(2026, 2, 3), date(2026, 4, 1))
    assert posting.hints == {"employmentType": ["FULL_TIME"], "baseSalary": [{"minValue": 1.5}]}
    assert posting.simulated
    assert posting.digest == Record.of("greenhouse", "acme", mask_record(b'{"id": 1}')).digest


def test_nothing_to_read_is_dropped_with_its_reason() -> None:
    assert clean(Draft(record=b"{}", title=" ", body="<p> </p>", source_id="7"), "lever", "x", NOW) == Drop(NOTHING_TO_READ, "7")


def test_the_board_a_payload_names_wins() -> None:
    assert cleaned(board="other").board == "other"
    assert cleaned(board="other").id != cleaned().id


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2029, 1, 1), date(9999, 12, 31)])
def test_days_that_cannot_be_are_not_kept(day: date) -> None:
    posting = cleaned(date_posted=day, valid_through=day)
    assert posting.date_posted is None
    assert posting.valid_through is None


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "mailto:jobs@example.com", "ftp://x.example/", "http://[bad", "https://a b.example", "nonsense"],
)
def test_only_web_addresses_are_kept(url: str) -> None:
    posting = cleaned(url=url, apply_url=url)
    assert (posting.url, posting.apply_url) == ("", "")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Write to jobs@example.com</p>",
        "<p>Write to <b>jobs</b>@<i>example.com</i></p>",
        '<p>Write to <a href="mailto:jobs@example.com">us</a> jobs [at] example [dot] com</p>',
        '<p><a href="https://example.com/?m=jobs@example.com">Apply</a> jobs&#64;example.com</p>',
    ],
)
def test_contacts_leave_text_html_and_hints(body: str) -> None:
    posting = cleaned(body=body, title="Engineer jobs@example.com", hints={"department": "jobs@example.com"})
    shown = posting.html + posting.text + posting.title + str(posting.hints)
    assert "jobs" not in shown
    assert "[e-mail removed]" in posting.text
    assert text_of(posting.html) == posting.text


def test_text_is_the_text_of_the_html_shown() -> None:
    posting = cleaned(body="<h2>Duties</h2><ul><li>One</li><li>Two &amp; three</li></ul>")
    assert posting.text == "Duties\n\n• One\n• Two & three"
    assert text_of(sanitise(posting.html)) == posting.text


def test_huge_bodies_are_cut_and_say_so() -> None:
    posting = cleaned(body="<p>word word</p>" * 700_000)
    assert len(posting.text) <= TEXT_LIMIT
    assert posting.hints["truncated"] is True
    assert text_of(posting.html) == posting.text


@pytest.mark.parametrize("body", ["<b>" * 100_000, "\0\0\ud800", "<!--", "<![CDATA[", "&#x110000; &#0;", "<p" * 50_000, "\\x"])
def test_hostile_bodies_never_raise(body: str) -> None:
    for body_format in ("html", "markdown", "text", "unknown"):
        cleaned(body=body, body_format=body_format, location=body[:2_000]).text.encode()


def test_hints_that_json_cannot_hold_are_left_out() -> None:
    deep: Any = "x"
    for _ in range(500):
        deep = [deep]
    assert cleaned(hints={"a": object()}).hints == {}
    assert cleaned(hints={"a": "x" * 200_000}).hints == {}
    assert cleaned(hints={"a": float("nan"), "b": deep}).hints["a"] is None


@pytest.mark.real
def test_real_forum_posts_keep_no_address(shared: Path) -> None:
    with gzip.open(shared / "data/postings/hn_2016_2018.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for _, line in zip(range(400), file, strict=False)]
    postings = [cleaned(title="x", body=row["full_html"], record=json.dumps(row).encode()) for row in rows]
    assert sum("[e-mail removed]" in posting.text for posting in postings) > 60
    for posting in postings:
        assert "mailto:" not in posting.html
        assert not re.search(r"[\w.-]+@[\w-]+\.[a-z]{2,}\b", posting.text), posting.text
