"""Sources: what each is, what we may do with it, how its last readings went."""

from datetime import datetime
from functools import cache

import msgspec

from metier.corpus.corpus import Corpus
from metier.corpus.files import has_corpus
from metier.flow import boards
from metier.flow.boards import Board
from metier.model.address import Address, Bucket
from metier.model.rights import Rights
from metier.model.run import Run
from metier.sources import shelf
from metier.sources.rights import ledger


class SourceStatus(msgspec.Struct, frozen=True, kw_only=True):
    """One source: its caption, its rights, and the account of its runs. `dropped` counts reasons over all runs."""

    name: str
    caption: str
    homepage: str
    rights: Rights
    runs: int = 0
    read: int = 0
    kept: int = 0
    postings: int = 0
    dropped: dict[str, int] = msgspec.field(default_factory=dict)
    last_run: datetime | None = None
    boards: int = 0
    error: str | None = None


class Sources:
    """The sources metier can read, and what has been read from them here."""

    def __init__(self, path: Address) -> None:
        """`path` is the home's folder or address."""
        self._path = path
        self._corpus: Corpus | None = None

    def list(self) -> tuple[SourceStatus, ...]:
        """All sources in alphabetical order, those that were read here with their counts."""
        runs = self.runs()
        return tuple(_status(name, [run for run in runs if run.source == name]) for name in shelf.known())

    def rights(self, name: str) -> Rights:
        """What we may do with a source's postings; a name nobody knows has the default row."""
        return _ledger().get(name, Rights())

    def runs(self) -> tuple[Run, ...]:
        """Every run of this home in the order in which they ended; none where there is no corpus yet."""
        if not has_corpus(self._path):
            return ()
        corpus = self._corpus or Corpus(self._path)
        if isinstance(self._path, Bucket):
            self._corpus = corpus  # opening tables in a bucket takes many requests, looking for new rows a few
        return tuple(sorted(corpus.runs(), key=lambda run: (run.ended, run.id)))

    def boards(self) -> tuple[Board, ...]:
        """The boards the operator added."""
        return boards.boards(self._path)


@cache
def _ledger() -> dict[str, Rights]:
    return ledger()


def _status(name: str, runs: list[Run]) -> SourceStatus:
    source = shelf.find(name)
    dropped: dict[str, int] = {}
    for run in runs:
        for reason, count in run.dropped.items():
            dropped[reason] = dropped.get(reason, 0) + count
    return SourceStatus(
        name=name,
        caption=source.caption,
        homepage=source.homepage,
        rights=source.rights,
        runs=len(runs),
        read=sum(run.read for run in runs),
        kept=sum(run.kept for run in runs),
        postings=sum(run.new for run in runs),
        dropped=dropped,
        last_run=runs[-1].ended if runs else None,
        boards=len({run.board for run in runs}),
        error=runs[-1].error if runs else None,
    )
