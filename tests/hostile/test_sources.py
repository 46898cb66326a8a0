"""Answers of job boards with any value in any place: a source yields drafts and drops, and never raises."""

import json
import random
from typing import Any

import pytest
from tests.hostile.taking import DAY, read

from metier.flow.stages import Unread, read_draft
from metier.model.record import Draft

ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**30, 10**400, 1e308, float("nan"), "", "x", "\ud800", "\0", "http://[::1", "javascript:x"),
    *("9999-12-31T23:59:59+14:00", "0001-01-01", "1e999", "²³", "9" * 5000, [], {}, [[]], [{}], [None], {"a": 1}, {"name": [1]}),
)
JOB = {
    "id": 1,
    "title": "Nurse",
    "absolute_url": "https://boards.greenhouse.io/acme/jobs/1",
    "content": "&lt;p&gt;Hi&lt;/p&gt;",
    "location": {"name": "Austin"},
    "first_published": "2026-01-01T00:00:00Z",
    "offices": [{"name": "X", "location": "Y"}],
    "departments": [{"name": "Care"}],
    "metadata": [{"name": "Employment Type", "value": "Full-time"}],
    "language": "en",
    "pay_input_ranges": [{"min_cents": 100, "max_cents": 200, "currency_type": "USD", "title": "Salary"}],
}
POSTING = {
    "id": "a",
    "text": "Nurse",
    "description": "x",
    "lists": [{"text": "t", "content": "<li>c</li>"}],
    "country": "US",
    "categories": {"location": "X", "allLocations": ["X"], "commitment": "Full-time", "team": "t"},
    "createdAt": 1_700_000_000_000,
    "hostedUrl": "https://jobs.lever.co/a/1",
    "workplaceType": "remote",
    "salaryRange": {"min": 1, "max": 2, "currency": "USD"},
}
SCHEMA = {
    "@type": "JobPosting",
    "title": "Nurse",
    "description": "<p>hi</p>",
    "hiringOrganization": {"name": "Acme"},
    "jobLocation": {"address": {"addressLocality": "X", "addressCountry": "US"}, "geo": {"latitude": 1, "longitude": 2}},
    "identifier": {"value": "1"},
    "datePosted": "2026-01-01",
    "employmentType": "FULL_TIME",
    "url": "https://a.example.com/1",
    "baseSalary": {"currency": "USD", "value": {"minValue": 1, "maxValue": 2, "unitText": "YEAR"}},
}
THREAD = {"id": 1, "text": "Acme | Nurse | Remote<p>We care", "time": 1_700_000_000, "by": "u", "type": "comment", "kids": [1]}
ANSWERS: dict[str, tuple[Any, ...]] = {
    "greenhouse": ({"jobs": [JOB]}, JOB, {"departments": [{"name": "d", "jobs": [JOB, JOB]}]}),
    "lever": ([POSTING], POSTING, {"data": [POSTING]}),
    "jsonld_page": (SCHEMA, [SCHEMA], {"@graph": [SCHEMA]}),
    "hackernews": (THREAD, [THREAD], {"children": [THREAD]}),
    "jsonl": (SCHEMA, [POSTING], {"jobs": [JOB]}, {**JOB, **POSTING, **SCHEMA}),
}


def spoilt(value: Any, chance: random.Random) -> Any:
    if chance.random() < 0.15:
        return chance.choice(ODD)
    if isinstance(value, dict):
        return {key: spoilt(item, chance) for key, item in value.items() if chance.random() > 0.03}
    return [spoilt(item, chance) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("source", ANSWERS)
def test_any_value_in_any_place(source: str) -> None:
    chance = random.Random(7)
    kept = 0
    for _ in range(120):
        body = json.dumps(spoilt(chance.choice(ANSWERS[source]), chance)).encode()
        for item in read(source, body):
            if isinstance(item, Draft):
                kept += 1
                read_draft(Unread("key", item, source, "board", DAY))
    assert kept > 25


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("greenhouse", {"departments": [{"jobs": 5}, {"jobs": [{**JOB, "id": [1]}, {**JOB, "id": {"a": 1}}, JOB]}]}),
        ("greenhouse", {"jobs": [{**JOB, "metadata": 5, "pay_input_ranges": True}, JOB]}),
        ("lever", [{**POSTING, "lists": 5}, POSTING]),
        ("jsonld_page", [{**SCHEMA, "url": "http://[::1"}, SCHEMA]),
    ],
)
def test_one_odd_record_does_not_cost_the_others(source: str, answer: Any) -> None:
    titles = [item.title for item in read(source, json.dumps(answer).encode()) if isinstance(item, Draft)]
    assert len(titles) >= 2
    assert set(titles) == {"Nurse"}


def test_a_coordinate_beyond_all_numbers_is_none() -> None:
    body = json.dumps({"title": "Nurse", "lat": 10**400, "lon": 2}).encode()
    (draft,) = read("jsonl", body, mapping="title=title,place.latitude=lat,place.longitude=lon")
    assert isinstance(draft, Draft)
    assert draft.hints["jobLocation"] == [{"longitude": 2.0}]
