"""The tables of roles, tools and skills: whether they hang together, and what of a corpus they do not cover."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from metier.errors import MetierError, UsageError
from metier.evaluate.coverage import Coverage, coverage
from metier.facts.contract import decode_line, read_line
from metier.facts.document import Document
from metier.flow.stages import document_of
from metier.model.posting import Posting
from metier.model.record import Draft, Payload
from metier.postings.clean import clean
from metier.sources import reading, shelf
from metier.taxonomy.check import Finding, findings, summary

__all__ = ["Coverage", "Finding", "covered", "findings", "summary"]


def covered(path: Path, source: str | None = None, *, least: int = 3, most: int = 100) -> Coverage:
    """What of the postings in a file the tables do not cover.

    Without a source the file holds a posting a line as `metier facts` reads them; with one it is what that source sends. What
    is no posting is passed over. Raises UsageError for a file that is not there or holds no posting.
    """
    found = coverage(_of_source(path, source) if source else _of_lines(path), least, most)
    if not found.postings:
        valid = f"what {source} sends" if source else "a posting a line, as `metier facts` reads them"
        raise UsageError(f"no posting in {path}", valid, "name the source the file comes from: --source NAME")
    return found


def _payloads(path: Path) -> Iterator[Payload]:
    for payload in reading.payloads(str(path), datetime.now(UTC)):
        if isinstance(payload, Payload):
            yield payload


def _of_source(path: Path, source: str) -> Iterator[Document]:
    found = shelf.find(source)
    for payload in _payloads(path):
        for draft in found.read(payload):
            posting = clean(draft, found.name, draft.board or "", payload.received_at) if isinstance(draft, Draft) else draft
            if isinstance(posting, Posting):
                yield document_of(posting)


def _of_lines(path: Path) -> Iterator[Document]:
    for payload in _payloads(path):
        for line in payload.body.splitlines():
            if line.strip():
                try:
                    yield read_line(decode_line(line))
                except MetierError:
                    continue
