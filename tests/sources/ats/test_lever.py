from collections.abc import Callable
from pathlib import Path

import pytest

from metier.model.record import Draft, Drop, Payload
from metier.sources.ats.lever import SOURCE, requests

HERE = Path(__file__).parent
Make = Callable[..., Payload]
Split = Callable[..., tuple[list[Draft], list[Drop]]]


def test_the_recorded_shape_is_read(as_expected: Callable[..., None]) -> None:
    as_expected(SOURCE, HERE / "lever_site.json")


def test_one_posting_alone_is_read(payload: Make, split: Split) -> None:
    drafts, drops = split(SOURCE, payload('{"id": "x", "text": "Mason", "descriptionPlain": "Lay <bricks>."}'))
    assert not drops
    assert (drafts[0].title, drafts[0].body) == ("Mason", "<p>Lay &lt;bricks&gt;.</p>")


def test_the_employer_is_named_by_the_posting_else_by_its_address(payload: Make, split: Split) -> None:
    address = '"hostedUrl": "https://jobs.lever.co/larkfield/1"'
    drafts, _ = split(SOURCE, payload(f'[{{"id": "1", "text": "Mason", "company": "Larkfield Inc.", {address}}}]'))
    assert drafts[0].employer == "Larkfield Inc."
    drafts, _ = split(SOURCE, payload(f'[{{"id": "1", "text": "Mason", {address}}}]'))
    assert drafts[0].employer == "larkfield"
    drafts, _ = split(SOURCE, payload('[{"id": "1", "text": "Mason", "hostedUrl": "https://jobs.example.com/larkfield/1"}]'))
    assert drafts[0].employer == ""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{"ok": false, "error": "Document not found"}', "not a Lever answer"),
        ("nothing", "broken JSON"),
        ("3", "not a Lever answer"),
    ],
)
def test_an_error_answer_is_one_counted_drop(body: str, reason: str, payload: Make, split: Split) -> None:
    drafts, drops = split(SOURCE, payload(body))
    assert not drafts
    assert [drop.reason for drop in drops] == [reason]


def test_an_empty_site_is_a_whole_reading_of_nothing(payload: Make) -> None:
    assert list(SOURCE.read(payload("[]"))) == []


def test_fields_of_the_wrong_kind_do_not_stop_the_site(payload: Make, split: Split) -> None:
    body = (
        '[{"text": "Cook", "categories": [], "lists": [3, {"text": null, "content": 4}], '
        '"salaryRange": "much", "workplaceType": 3, "createdAt": "x"}]'
    )
    drafts, drops = split(SOURCE, payload(body))
    assert not drops
    assert drafts[0].hints == {}
    assert drafts[0].date_posted is None


def test_the_request_names_the_site() -> None:
    assert [request.url for request in requests("tarnhelm")] == ["https://api.lever.co/v0/postings/tarnhelm?mode=json"]
