"""Taking hostile payloads in, in one process."""

import json
from datetime import UTC, datetime
from pathlib import Path

from metier.corpus.corpus import Corpus
from metier.flow.executor import Executor
from metier.flow.ingest import Feed, ingest
from metier.model.record import Draft, Drop, Payload
from metier.model.run import Run
from metier.sources import shelf
from metier.sources.source import Source

DAY = datetime(2026, 3, 1, 6, tzinfo=UTC)


def on(day: int) -> datetime:
    """Six in the morning of a day in March."""
    return DAY.replace(day=day)


def take(home: Path, source: Source, board: str, payload: Payload | Drop) -> Run:
    """Read one payload of one board into a home."""
    with Executor(1) as executor:
        (run,) = ingest(Corpus(home), [Feed(source, board, payload)], executor)
    return run


def jobs(*numbers: int) -> bytes:
    """A Greenhouse answer that lists these jobs."""
    listed = [{"id": number, "title": f"Nurse {number}", "content": "<p>We hire a nurse for our ward.</p>"} for number in numbers]
    return json.dumps({"jobs": listed}).encode()


def read(source: str, body: bytes, name: str = "file", mapping: str | None = None) -> list[Draft | Drop]:
    """All that a source reads from a body."""
    return list(shelf.find(source, mapping).read(Payload(name, body, DAY)))


def kept_and_why(found: list[Draft | Drop]) -> tuple[list[str], list[str]]:
    """Titles of the drafts and reasons of the drops, in order."""
    titles = [item.title for item in found if isinstance(item, Draft)]
    return titles, [item.reason for item in found if isinstance(item, Drop)]
