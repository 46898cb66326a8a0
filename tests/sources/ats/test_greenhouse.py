from collections.abc import Callable
from pathlib import Path

import pytest

from metier.model.record import Draft, Drop, Payload
from metier.sources.ats.greenhouse import SOURCE, requests

HERE = Path(__file__).parent
Make = Callable[..., Payload]
Split = Callable[..., tuple[list[Draft], list[Drop]]]


@pytest.mark.parametrize("name", ["greenhouse_board", "greenhouse_departments"])
def test_recorded_shapes_are_read(name: str, as_expected: Callable[..., None]) -> None:
    as_expected(SOURCE, HERE / f"{name}.json")


def test_one_job_alone_and_a_bare_list_are_read(payload: Make, split: Split) -> None:
    job = '{"id": 5, "title": "Tailor", "content": "<p>Sew.</p>"}'
    for body in (job, f"[{job}]", f'{{"jobs": [{job}]}}'):
        drafts, drops = split(SOURCE, payload(body))
        assert [(draft.source_id, draft.title) for draft in drafts] == [("5", "Tailor")]
        assert not drops
        assert drafts[0].record == b'{"content":"<p>Sew.</p>","id":5,"title":"Tailor"}'


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{"jobs": [', "broken JSON"),
        ('{"status": 404, "error": "Job not found"}', "not a Greenhouse answer"),
        ("7", "not a Greenhouse answer"),
        ("<html>down</html>", "broken JSON"),
    ],
)
def test_what_is_no_board_is_one_counted_drop(body: str, reason: str, payload: Make, split: Split) -> None:
    drafts, drops = split(SOURCE, payload(body))
    assert not drafts
    assert [drop.reason for drop in drops] == [reason]


def test_fields_of_the_wrong_kind_do_not_stop_the_board(payload: Make, split: Split) -> None:
    body = (
        '{"jobs": [{"id": true, "title": "Cook", "location": 7, "absolute_url": 4, "content": null, "departments": "Kitchen", '
        '"metadata": [null, {"name": "Salary", "value": {"min_value": []}}], "offices": {}, '
        '"pay_input_ranges": [1, {"min_cents": "x"}]}]}'
    )
    drafts, drops = split(SOURCE, payload(body))
    assert not drops
    assert (drafts[0].title, drafts[0].location, drafts[0].hints) == ("Cook", "7", {})


def test_the_request_asks_for_words_and_pay() -> None:
    (request,) = requests("quillandvale")
    assert request.last
    assert request.url == "https://boards-api.greenhouse.io/v1/boards/quillandvale/jobs?content=true&pay_transparency=true"
    assert SOURCE.whole_board
