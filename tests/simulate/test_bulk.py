from datetime import date
from itertools import chain

import pytest

from metier.errors import UsageError
from metier.model.facts import Claim, Facts
from metier.simulate import bulk, tables
from metier.simulate.bulk import BulkBatch

UNTIL = date(2026, 11, 24)


@pytest.fixture(scope="module")
def made() -> list[BulkBatch]:
    return list(bulk.batches(5, 900, UNTIL, batch=300))


def _claims(facts: Facts) -> list[Claim]:
    single = [claim for claim in (facts.workplace, facts.experience, facts.education) if claim]
    return [*facts.tools, *facts.hard_skills, *facts.duties, *facts.pay, *single]


def test_every_quote_stands_at_its_offsets(made: list[BulkBatch]) -> None:
    quoted = 0
    for batch in made:
        for posting, facts in zip(batch.postings, batch.facts, strict=True):
            for claim in _claims(facts):
                if claim.quote is None:
                    assert claim.field
                    continue
                assert claim.start is not None
                assert posting.text[claim.start : claim.end] == claim.quote
                quoted += 1
    assert quoted > 900 * 8


def test_batches_repeat_and_parts_make_the_whole(made: list[BulkBatch]) -> None:
    assert list(bulk.batches(5, 900, UNTIL, batch=300)) == made
    parts = [list(bulk.batches(5, 900, UNTIL, batch=300, part=(which, 2))) for which in (0, 1)]
    assert [parts[0][0], parts[1][0], parts[0][1]] == made


def test_records_and_observations_belong_to_the_postings(made: list[BulkBatch]) -> None:
    for batch in made:
        digests = {posting.id: posting.digest for posting in batch.postings}
        assert len(digests) == len(batch.postings) == len(batch.records) == len(batch.facts)
        assert [record.digest for record in batch.records] == [posting.digest for posting in batch.postings]
        assert {seen.posting for seen in batch.observations} == digests.keys()
        for seen in batch.observations:
            assert seen.digest == (digests[seen.posting] if seen.state == "seen" else None)
            assert seen.seen_at.date() <= UNTIL


def test_postings_are_marked_and_differ(made: list[BulkBatch]) -> None:
    postings = list(chain.from_iterable(batch.postings for batch in made))
    assert len({posting.id for posting in postings}) == 900
    assert len({posting.text for posting in postings}) == 900
    for posting in postings:
        assert posting.simulated
        assert posting.url.split("/")[2].endswith(".example")
        assert not set("\x01\x02\x03[]{}") & set(posting.text)


def test_facts_speak_the_catalogue(made: list[BulkBatch]) -> None:
    for facts in chain.from_iterable(batch.facts for batch in made):
        assert facts.role
        assert facts.role.id in tables.roles()
        assert {tool.id for tool in facts.tools} <= tables.tool_names().keys()
        assert facts.seniority in {"entry", "mid", "senior", "staff", "manager"}
        for band in facts.pay:
            assert band.annual_min is not None
            assert band.min is not None
            assert band.annual_min == band.min * (2080 if band.unit == "HOUR" else 1)


def test_the_rest_of_the_last_batch_is_made(made: list[BulkBatch]) -> None:
    sizes = [len(batch.postings) for batch in bulk.batches(5, 7, UNTIL, batch=3)]
    assert sizes == [3, 3, 1]


@pytest.mark.parametrize("part", [(2, 2), (-1, 2), (0, 0)])
def test_parts_out_of_range_are_refused(part: tuple[int, int]) -> None:
    with pytest.raises(UsageError):
        next(bulk.batches(5, 10, UNTIL, part=part))
