"""Vacancies of a simulated market against its truth: rendered, read by the real sources, placed, and compared pair by pair."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from metier.corpus.corpus import Corpus
from metier.flow.executor import Executor
from metier.flow.ingest import Feed, ingest
from metier.simulate import market, render
from metier.sources import shelf

SIZE = 500


def _feeds(made: market.Market) -> Iterator[Feed]:
    for feed in render.readings(made):
        yield Feed(shelf.find(feed.source), feed.board, feed.payload)


def _pairs(groups: Iterable[object]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(groups).values())


@pytest.mark.heavy
def test_vacancies_of_a_market(tmp_path: Path) -> None:
    made = market.build(3, SIZE, date(2026, 11, 24))
    truth = {(row.source, row.source_id): row.vacancy.number for row in made.postings}
    with Executor(1) as executor:
        ingest(Corpus(tmp_path), _feeds(made), executor)
    kept = [(truth[item.posting.source, item.posting.source_id], item.vacancy) for item in Corpus(tmp_path).kept()]
    assert len(kept) == SIZE
    right, told, true = _pairs(kept), _pairs(vacancy for _, vacancy in kept), _pairs(number for number, _ in kept)
    assert true > SIZE / 10
    assert right >= 0.98 * told
    assert right >= 0.92 * true
