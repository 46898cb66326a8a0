"""kill -9 at random moments of taking in, tidying and building an edition: nothing acknowledged is lost. KILLS=200 for more."""

import os
from pathlib import Path

import pytest
from tests.hostile.kills import hunt, take, told

from metier.corpus.corpus import Corpus
from metier.flow.publish import closing

KILLS = int(os.environ.get("KILLS", "4"))


@pytest.mark.heavy
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    home, straight = tmp_path / "home", tmp_path / "straight"
    week = hunt(home, KILLS, seed=7)
    assert week > 0
    take(home, week)
    for number in range(week + 1):
        take(straight, number)
    found, wanted = (told({item.posting.source_id: item for item in Corpus(path, closing()).kept()}) for path in (home, straight))
    assert found == wanted
