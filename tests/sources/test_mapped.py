import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from metier.model.record import Draft, Drop, Payload
from metier.sources import mapped, mapping
from metier.sources.mapped import pluck

Make = Callable[..., Payload]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("a", 1),
        ("b.c", 2),
        ("b.d.e", "dotted"),
        ("list.name", ["x", "y", None]),
        ("list.*.name", ["x", "y", None]),
        ("list.0.name", "x"),
        ("list.9.name", None),
        ("a.b", None),
        ("zzz", None),
    ],
)
def test_dotted_paths(path: str, value: Any) -> None:
    values = {"a": 1, "b": {"c": 2, "d.e": "dotted"}, "list": [{"name": "x"}, {"name": "y"}, {}]}
    assert pluck(values, path) == value


def drafts(table: str, record: dict[str, Any], payload: Make) -> list[Draft | Drop]:
    return list(mapped.read(payload(json.dumps(record)), mapping.load(table)))


def only(table: str, record: dict[str, Any], payload: Make) -> Draft:
    (draft,) = drafts(table, record, payload)
    assert isinstance(draft, Draft)
    return draft


def test_hints_come_under_schema_org_names(payload: Make) -> None:
    table = (
        "title=t,pay.min=lo,pay.max=hi,pay.currency=cur,pay.unit=per,place.city=cities.n,place.latitude=cities.lat,workplace=w,"
        "employment_type=e,seniority=s,department=d,countries=c"
    )
    pay = {"lo": ["10", 0], "hi": [12, "20"], "cur": "usd", "per": "hourly"}
    places = {"c": ["US", "CA"], "cities": [{"n": "Leeds", "lat": "53.8"}, {"n": "York", "lat": 0}]}
    record = {"t": "Cook", "w": "Remote", "e": "Full Time|Contract", "s": "Senior", "d": "Kitchen", **pay, **places}
    assert only(table, record, payload).hints == {
        "baseSalary": [
            {"minValue": 10, "maxValue": 12, "currency": "USD", "unitText": "HOUR", "path": "lo"},
            {"maxValue": 20, "currency": "USD", "unitText": "HOUR", "path": "lo"},
        ],
        "jobLocation": [{"addressLocality": "Leeds", "latitude": 53.8}, {"addressLocality": "York"}],
        "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": ["US", "CA"],
        "employmentType": ["FULL_TIME", "CONTRACTOR"],
        "workplace": "remote",
        "seniority": "senior",
        "department": "Kitchen",
    }


@pytest.mark.parametrize(
    ("parser", "raw", "field", "value"),
    [
        ("digits", "https://a.example/item?id=42", "id", "42"),
        ("lower", "ABC", "id", "abc"),
        ("before_comma", "Arnold, Missouri", "id", "Arnold"),
        ("hackernews_url", 7, "url", "https://news.ycombinator.com/item?id=7"),
        ("month", "2016-06", "date_posted", date(2016, 6, 1)),
        ("epoch", "1783684800", "date_posted", datetime(2026, 7, 10, 12, tzinfo=UTC)),
        ("iso", ["2026-07-10"], "date_posted", date(2026, 7, 10)),
        ("advert_employer", "Acorn | Engineer | Leeds", "employer", "Acorn"),
        ("advert_location", "Acorn | Engineer | Leeds", "location", "Leeds"),
        ("epoch", "never", "date_posted", None),
    ],
)
def test_parsers_are_named_in_the_table(parser: str, raw: Any, field: str, value: Any, payload: Make) -> None:
    name = {"id": "source_id"}.get(field, field)
    assert getattr(only(f"title=t,{field}=raw:{parser}", {"t": "x", "raw": raw}, payload), name) == value


@pytest.mark.parametrize(
    ("flag", "workplace"), [(True, "remote"), ("yes", "remote"), (1, "remote"), (False, None), ("no", None), (None, None)]
)
def test_a_flag_that_is_not_set_says_nothing(flag: Any, workplace: str | None, payload: Make) -> None:
    assert only("title=t,workplace=r:bool_remote", {"t": "x", "r": flag}, payload).hints.get("workplace") == workplace


def test_a_row_without_words_is_dropped_and_a_pay_row_is_kept(payload: Make) -> None:
    (drop,) = drafts("title=t,description=d", {"t": None, "d": ""}, payload)
    assert isinstance(drop, Drop)
    assert drop.reason == "no title and no text"
    assert only("title=t,employer=e", {"t": "Cook", "e": "Acorn"}, payload).body == ""


@pytest.mark.parametrize(
    "record",
    [
        {"id": "1", "title": "Cook", "employer": "Acorn", "location": "Leeds", "text": "Words."},
        {"Job ID": 1, "Job Title": "Cook", "Company": "Acorn", "City": "Leeds", "Description": "Words."},
        {"job_id": "1", "position": "Cook", "company": {"name": "Acorn"}, "location": {"name": "Leeds"}, "html": "Words."},
        {"uuid": "1", "Intitulé": "Cook", "Entreprise": "Acorn", "Lieu": "Leeds", "body": "Words."},
    ],
)
def test_columns_are_guessed_by_name(record: dict[str, Any], payload: Make) -> None:
    draft = only("guess", record, payload)
    assert (draft.source_id, draft.title, draft.employer, draft.location, draft.body) == ("1", "Cook", "Acorn", "Leeds", "Words.")


def test_a_board_in_the_id_is_taken_from_it(payload: Make) -> None:
    draft = only("ats_rows", {"id": "lever:acorn:77", "company": "Kitchen team", "title": "Cook"}, payload)
    assert (draft.employer, draft.board) == ("acorn", "acorn")


def test_forum_posts_are_read_by_their_first_line(payload: Make) -> None:
    rows = [
        {"id": 1, "text": "Acorn | Engineer | Leeds<p>Words", "time": 1783684800},
        {"id": 2, "text": "Why?"},
        {"id": 3, "text": "Acorn &amp; Co | Remote"},
    ]
    body = "\n".join(json.dumps(row) for row in rows)
    first, second, third = mapped.read(payload(body), mapping.load("hackernews_archive"))
    assert isinstance(first, Draft)
    assert (first.employer, first.title, first.url) == ("Acorn", "Engineer", "https://news.ycombinator.com/item?id=1")
    assert isinstance(second, Drop)
    assert isinstance(third, Draft)
    assert (third.employer, third.body_format) == ("Acorn & Co", "html")
