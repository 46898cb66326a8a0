"""A process that takes in, publishes and tidies up for ever, and one that kills it at random moments and looks at what is left.

python tests/hostile/kills.py HOME WEEK     the first: it says on standard output what is done
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from metier.corpus.corpus import Corpus
from metier.corpus.editions import Editions, broken
from metier.flow.executor import Executor
from metier.flow.ingest import Feed, ingest
from metier.flow.publish import closing, publish
from metier.library.edition import OpenEdition
from metier.library.upkeep import upkeep
from metier.model.posting import Kept
from metier.model.record import Payload
from metier.sources import shelf

JOBS = 40
_START = datetime(2020, 1, 6, tzinfo=UTC)  # long enough ago for a thousand readings before today


def at(week: int) -> datetime:
    """When a week was read; weeks of two days, so that hundreds fit before today."""
    return _START + timedelta(days=2 * week)


def listed(week: int) -> dict[int, int]:
    """The jobs of a week's board, and which version each is in: some come, some go, some are edited, some come back."""
    return {job: week // (3 + job % 5) for job in range(JOBS) if (job * 7 + week) % 11 > 2}


def payload(week: int) -> Payload:
    """A board as Greenhouse would answer."""
    jobs = [
        {"id": job, "title": f"Nurse {job}", "content": f"<p>We hire nurse {job}, version {version}, for nights on our ward.</p>",
         "location": {"name": "Austin, TX"}, "absolute_url": f"https://boards.greenhouse.io/acme/jobs/{job}"}
        for job, version in listed(week).items()
    ]  # fmt: skip
    return Payload("acme.json", json.dumps({"jobs": jobs}).encode(), at(week))


def take(home: Path, week: int) -> None:
    """Read a week's board."""
    with Executor(1) as executor:
        ingest(Corpus(home), [Feed(shelf.find("greenhouse"), "acme", payload(week))], executor)


def say(words: str) -> None:
    """Acknowledge."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def work(home: Path, week: int) -> None:
    """Take in week after week; publish after each, tidy up after every second."""
    while True:
        take(home, week)
        say(f"took {week}")
        publish(home)
        say(f"published {week}")
        if week % 2:
            upkeep(home, hours=1, keep=2)
            say(f"tidied {week}")
        week += 1


def hunt(home: Path, kills: int, seed: int) -> int:
    """Kill the worker so often at random moments, and look each time; the next week to be taken."""
    luck, week = random.Random(seed), 0
    for _ in range(kills):
        week = _kill(home, week, luck)
        look(home, week)
    return week


def _kill(home: Path, week: int, luck: random.Random) -> int:
    """Start the worker, kill it a random while after a random line; the week after the last it said it had taken."""
    command = [sys.executable, __file__, str(home), str(week)]
    known = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=known) as worker:
        assert worker.stdout is not None
        said = [worker.stdout.readline() for _ in range(luck.randrange(1, 6))]
        time.sleep(luck.uniform(0, 1.0))
        os.kill(worker.pid, signal.SIGKILL)
        said += worker.stdout.readlines()
    return max((int(line.split()[1]) + 1 for line in said if line.startswith("took")), default=week)


def look(home: Path, week: int) -> None:
    """What was acknowledged is held, and the edition that is served is whole."""
    if not (home / "metier.json").exists():
        assert week == 0
        return
    kept = {item.posting.source_id: item for item in Corpus(home, closing()).kept()}
    for before in range(week):
        for job in listed(before):
            assert kept[str(job)].facts.role is not None
    current = Editions(home).current()
    if current is not None:
        assert broken(current) == ()
        edition = OpenEdition(current, home / "asked.jsonl")
        assert edition.index.count() == edition.about.postings > 0


def told(items: dict[str, Kept]) -> dict[str, tuple[object, ...]]:
    """What a corpus says of each posting; how often a week was read says nothing, for a killed one is read again."""
    return {
        name: (item.posting.text, item.facts, item.life.first_seen, item.life.last_seen, item.life.status, item.life.edits)
        for name, item in items.items()
    }


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
