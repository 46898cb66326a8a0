"""When each board was watched: without it a source read for the first time would look like a wave of new jobs."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from metier.guides.tables import schema, texts
from metier.statistics.estimate import Ints

FILE = "watched.parquet"
_FAR = 10**6
_EPOCH = 719163  # date(1970, 1, 1).toordinal()


class Spell(msgspec.Struct, frozen=True, order=True):
    """The days between which a board was read again and again, both included."""

    source: str
    board: str
    start: date
    end: date


class Watched(msgspec.Struct, frozen=True):
    """Spells sorted by board and day, days from 1970-01-01; `board` is the place of `source/board` in `boards`."""

    boards: dict[str, int]
    board: Ints
    start: Ints
    end: Ints

    def spell(self, boards: Ints, days: Ints) -> Ints:
        """Which spell each day of a board (-1: none known) lies in; -1 where it lies in none."""
        if not len(self.board):
            return np.full(len(boards), -1, dtype=np.int64)
        place = np.searchsorted(self.board * _FAR + self.start, boards * _FAR + days, side="right") - 1
        there = np.maximum(place, 0)
        inside = (place >= 0) & (self.board[there] == boards) & (days <= self.end[there])
        return np.where(inside, place, -1).astype(np.int64)


def write(folder: Path, spells: Iterable[Spell]) -> None:
    """Write the spells of all boards beside a market."""
    rows = [
        {"source": s.source, "board": s.board, "start": s.start.toordinal() - _EPOCH, "end": s.end.toordinal() - _EPOCH}
        for s in sorted(spells)
    ]
    pq.write_table(pa.Table.from_pylist(rows, _SCHEMA), folder / FILE, compression="zstd")


def read(folder: Path) -> Watched:
    """The spells written beside a market; none where it does not tell."""
    path = folder / FILE
    table = pq.read_table(path) if path.exists() else pa.Table.from_pylist([], _SCHEMA)
    boards: dict[str, int] = {}
    names = zip(texts(table, "source"), texts(table, "board"), strict=True)
    codes = [boards.setdefault(f"{source}/{board}", len(boards)) for source, board in names]
    start, end = (table[name].to_numpy().astype(np.int64) for name in ("start", "end"))
    return Watched(boards, np.array(codes, dtype=np.int64), start, end)


_SCHEMA = schema("source:text board:text start:int end:int")
