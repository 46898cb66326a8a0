"""The copies of each vacancy, gathered while postings stream past: their values in memory, their words on disk."""

import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from metier.index.document import Entry, Merged


class Gathered:
    """One entry a vacancy of several postings, in whatever order and number its copies come."""

    def __init__(self, beside: Path) -> None:
        """Words are spooled to a nameless file in the folder `beside`."""
        self._bodies = tempfile.TemporaryFile(dir=beside)  # noqa: SIM115 closed when the entries have been read
        self._found: dict[str, tuple[Merged, tuple[int, int]]] = {}

    def add(self, item: Entry) -> None:
        """Take in one copy."""
        bare = msgspec.structs.replace(item, body="")
        known = self._found.get(item.vacancy)
        if known is None or known[0].add(bare):
            packed = zlib.compress(item.body.encode(), 1)
            self._found[item.vacancy] = (known[0] if known else Merged(bare), (self._bodies.seek(0, 2), len(packed)))
            self._bodies.write(packed)

    def entries(self) -> Iterator[Entry]:
        """The vacancies in the order of their ids. To be read once."""
        with self._bodies:
            for _, (merged, (start, size)) in sorted(self._found.items()):
                self._bodies.seek(start)
                yield msgspec.structs.replace(merged.entry, body=zlib.decompress(self._bodies.read(size)).decode())
