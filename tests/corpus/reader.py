"""Postings made up, and one who reads them into a corpus the way a flow would."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from metier.corpus.batch import Batch, Reading
from metier.corpus.corpus import Closing, Corpus
from metier.model.facts import Facts
from metier.model.posting import Observation, Posting
from metier.model.record import Record
from metier.model.run import Run

PLAIN = Facts(seniority="mid")
START = datetime(2026, 1, 5, tzinfo=UTC)


def posting(number: int, version: int = 0, **fields: Any) -> Posting:
    name = f"p{number:012d}".replace("0", "a").replace("1", "b").replace("8", "c").replace("9", "d")
    given = {
        "id": name,
        "source": "greenhouse",
        "board": "acme",
        "digest": Record.of("greenhouse", "acme", f"{number}/{version}".encode()).digest,
        "title": f"Engineer {chr(65 + number % 26)}",
        "employer": "Acme",
        "employer_id": "acme",
        "text": f"Posting {number}, version {version}.",
        "source_id": str(number),
    }
    return Posting(**(given | fields))


def week(number: int) -> datetime:
    return START + timedelta(weeks=number)


class Reader:
    """Ingests lists of postings as runs, the way a flow would."""

    def __init__(self, home: Path, **whole_board: bool) -> None:
        self.home = home
        self.closing = {name: Closing(whole) for name, whole in (whole_board or {"greenhouse": True}).items()}
        self.corpus = Corpus(home, self.closing)

    def read(self, number: int, postings: list[Posting], facts: Facts = PLAIN, **run: Any) -> None:
        name, at = f"r{number}-{run.get('board', 'acme')}", week(number)
        known = self.corpus.known([item.id for item in postings])
        fresh = [item for item in postings if known.get(item.id) != item.digest]
        seen = [Observation(name, item.source, item.board, item.id, item.digest, at) for item in postings]
        records = [Record(item.digest, item.source, item.board, item.text.encode()) for item in fresh]
        readings = [Reading(item.id, item.digest, facts) for item in fresh]
        self.corpus.append(Batch(records=records, postings=fresh, facts=readings, observations=seen, extractor="x@1"))
        account: dict[str, Any] = {"source": "greenhouse", "board": "acme", "started": at, "ended": at, "dropped": {"none": 0}}
        account |= {"read": len(postings), "kept": len(postings), "new": len(fresh), "changed": 0}
        self.corpus.append_run(Run(id=name, **(account | run)))
