"""A market read weekly: postings that are away, dates moved ahead, readings that go wrong."""

import json
from datetime import date
from itertools import pairwise

import pytest

from metier.simulate import happenings, market, render, truth
from metier.simulate.happenings import KINDS, WEEKLY, Rhythm
from metier.simulate.market import Market
from metier.simulate.seen import seen

UNTIL = date(2026, 6, 30)


@pytest.fixture(scope="module")
def weekly() -> Market:
    return market.build(3, 2_500, UNTIL, WEEKLY)


def test_boards_are_read_every_week(weekly: Market) -> None:
    days = weekly.reading_days
    assert len(days) == 78
    assert {(after - before).days for before, after in pairwise(days)} == {7}
    assert days[-1] == UNTIL


def test_what_happens_between_readings_shows(weekly: Market) -> None:
    away = [posting for posting in weekly.postings if posting.away]
    redated = [posting for posting in weekly.postings if posting.redated]
    assert len(away) > 30
    assert len(redated) > 50
    for posting in away:
        (left, back) = posting.away[0]
        read = [day for day in weekly.reading_days if posting.stands(day)]
        missed = [day for day in weekly.reading_days if left <= day < back]
        assert 1 <= len(missed) <= 6
        assert read[0] < left < back <= read[-1]
    for posting in redated:
        read = [day for day in weekly.reading_days if posting.stands(day)]
        dates = [posting.posted(day) for day in read]
        assert dates == sorted(dates)
        assert len(set(dates)) == 1 + len(posting.redated)
        assert dates[0] == posting.opened


def test_readings_go_wrong_now_and_then_and_apart(weekly: Market) -> None:
    found = list(weekly.troubles.values())
    assert {trouble.kind for trouble in found} == set(KINDS)
    boards = {(one.source, one.board) for one in found}
    assert all(source != "jsonld_page" for source, _ in boards)
    for board in boards:
        days = sorted(one.day for one in found if (one.source, one.board) == board)
        assert all((after - before).days >= 28 for before, after in pairwise(days))


def test_a_reading_that_goes_wrong_answers_with_what_came(weekly: Market) -> None:
    answers = {(feed.source, feed.board, feed.payload.received_at.date()): feed.payload.body for feed in render.readings(weekly)}
    for name, trouble in weekly.troubles.items():
        body = answers[name]
        if trouble.kind in {"failed", "cut"}:
            with pytest.raises(ValueError, match=r"Expecting|Unterminated|delimiter"):
                json.loads(body)
        else:
            jobs = json.loads(body)["jobs"] if trouble.source == "greenhouse" else json.loads(body)
            assert {str(job["id"]) for job in jobs} == trouble.lists
            assert bool(jobs) == (trouble.kind == "short")


def test_what_reads_the_same_is_written_once(weekly: Market) -> None:
    read = {(feed.board, feed.payload.name, feed.payload.received_at): feed.payload.body for feed in render.readings(weekly)}
    bodies: dict[str, set[bytes]] = {}
    for (_, name, _), body in read.items():
        bodies.setdefault(name, set()).add(body)
    pages = {f"{one.board}/{one.source_id}.html": one for one in weekly.postings if one.source == "jsonld_page"}
    for name, page in pages.items():
        states = {(page.changed(day), page.posted(day)) for day in weekly.listed(page)}
        assert len(bodies[name]) == len(states)


def test_the_truth_tells_of_it(weekly: Market) -> None:
    rows = truth.table(weekly).to_pylist()
    for posting, row in zip(weekly.postings, rows, strict=True):
        assert [(spell["first_day"], spell["back"]) for spell in row["away"]] == list(posting.away)
        assert row["redated"] == list(posting.redated)


def test_without_troubles_what_was_seen_is_the_truth() -> None:
    calm = market.build(3, 600, UNTIL, Rhythm(every=7, away=0.2, redated=0.1))
    assert not calm.troubles
    for posting in calm.postings:
        told = seen(calm, posting, () if posting.source == "jsonld_page" else calm.reading_days, 2)
        assert told is not None
        assert (told.edits, told.redated) == (int(posting.edited_on is not None), len(posting.redated))
        if told.status == "closed" and posting.source != "jsonld_page":
            end = posting.away[0][0] if posting.closed is None else posting.closed
            assert told.closed_on is not None
            assert told.last_seen < end <= told.closed_on
        weeks = [sum(left <= day < back for day in calm.reading_days) for left, back in posting.away]
        assert told.reopened == (0 if posting.source == "jsonld_page" else sum(missed >= 2 for missed in weeks))


def test_nothing_happens_to_what_was_read_once() -> None:
    made = market.build(4, 300, UNTIL)
    once = [posting for posting in made.postings if len(made.listed(posting)) == 1]
    assert once
    assert not any(posting.away or posting.redated for posting in once)
    assert happenings.MONTHLY.every == 30
