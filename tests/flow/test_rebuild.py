"""The same home published in two places, with one processor and with all, gives the same edition."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.hostile.kills import take

import metier
from metier.corpus.editions import read_manifest
from metier.errors import MetierError, NotFoundError

PUBLISH = """
import os, sys, metier
if sys.argv[2] == "one" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
print(metier.open(sys.argv[1]).intake.publish())
"""


@pytest.mark.heavy
def test_an_edition_rebuilt_elsewhere_is_the_same(tmp_path: Path) -> None:
    home = tmp_path / "home"
    metier.open(home).intake.simulated(3, 150, date(2026, 6, 30))
    shutil.copytree(home, tmp_path / "elsewhere")
    made = {}
    for place, processors in (("home", "all"), ("elsewhere", "one")):
        known = os.environ | {"PYTHONHASHSEED": {"all": "1", "one": "2"}[processors]}
        done = subprocess.run(
            [sys.executable, "-c", PUBLISH, str(tmp_path / place), processors],
            capture_output=True,
            text=True,
            check=True,
            env=known,
        )
        edition = done.stdout.split()[-1]
        folder = tmp_path / place / "editions" / edition
        files = {path.relative_to(folder): path.read_bytes() for path in (folder / "guides").rglob("*") if path.is_file()}
        made[place] = (edition, read_manifest(folder), files)
    assert made["home"] == made["elsewhere"]
    manifest = made["home"][1]
    assert manifest.derived["documents"] == 150
    assert metier.open(home).editions.verify(made["home"][0]) == ()


def test_editions_are_listed_compared_switched_and_removed(tmp_path: Path) -> None:
    home = metier.open(tmp_path / "home")
    made = []
    for week in range(3):
        take(tmp_path / "home", week)
        made.append(home.intake.publish())
    desk = home.editions
    assert [row.id for row in desk.list()] == made
    assert [row.current for row in desk.list()] == [False, False, True]
    counts = {item.what: (item.before, item.after) for item in desk.diff(made[0], made[2])}
    before, after = counts["postings"]
    assert before is not None
    assert after is not None
    assert before < after
    desk.use(made[0])
    assert home.about().edition == made[0]
    assert desk.prune(1) == (made[1],)
    assert [row.id for row in desk.list()] == [made[0], made[2]]
    with pytest.raises(NotFoundError, match="held:"):
        desk.use(made[1])
    with pytest.raises(MetierError, match="keep 0"):
        desk.prune(0)


def test_an_edition_that_was_tampered_with_is_told(tmp_path: Path) -> None:
    home = metier.open(tmp_path / "home")
    take(tmp_path / "home", 0)
    edition = home.intake.publish()
    assert home.editions.verify(edition) == ()
    folder = tmp_path / "home" / "editions" / edition
    victim = max((path for path in (folder / "guides").rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    victim.write_bytes(victim.read_bytes()[:-1] + b"x")
    (wrong,) = home.editions.verify(edition)
    assert victim.name in wrong
