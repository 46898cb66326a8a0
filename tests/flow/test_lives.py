"""A small market, read week by week through the real sources: the corpus tells the truth as far as readings can."""

from datetime import date
from pathlib import Path

import pytest
from tests.flow import weekly

from metier.simulate import market
from metier.simulate.happenings import KINDS, Rhythm

UNTIL = date(2026, 6, 30)
SIZE = 400
#: More happens than in the market of `make soak`, so that a small one holds enough of each.
EVENTFUL = Rhythm(every=7, away=0.15, redated=0.08, troubled=0.03)


@pytest.mark.heavy
def test_lives_are_the_truth_as_far_as_readings_can_tell(tmp_path: Path) -> None:
    made = market.build(11, SIZE, UNTIL, EVENTFUL)
    corpus = weekly.read(tmp_path / "home", made, 1)
    found = weekly.compare(made, corpus)
    assert not found.wrong
    assert found.postings >= 0.99 * SIZE
    assert found.edits >= sum(posting.edited_on is not None for posting in made.postings) - len(list(weekly.edits_missed(made)))
    assert min(found.edits, found.closings, found.reopened, found.redated) >= 5
    whole = weekly.trusted(corpus)
    assert {one.kind for one in made.troubles.values()} == set(KINDS)
    for one in made.troubles.values():
        assert one.kind in ("short", "emptied") or one.day not in whole[one.source, one.board]
    told, true = weekly.median_open(tmp_path / "home"), weekly.true_median(made)
    assert told.value is not None
    assert told.low is not None
    assert told.high is not None
    assert told.low <= true <= told.high
