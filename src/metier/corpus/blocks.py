"""Postings of one employer that share a key: the same title, place or text, or a band of the sketch (LSH).

Of an employer with very many postings only the nearest before one are candidates, so that a chain of shops, whose adverts all
have one title, costs what its postings are, and not what its pairs are.
"""

import numpy as np

from metier.corpus.likeness import BANDS, ROWS

#: Of the postings that share a key at most so many are candidates, the latest.
MOST_OF_A_BLOCK = 300
#: Of those that share a band, of which there are many a posting.
MOST_OF_A_BAND = 40

_Keys = np.ndarray[tuple[int], np.dtype[np.uint64]]
_Table = np.ndarray[tuple[int, int], np.dtype[np.uint64]]
_Rows = np.ndarray[tuple[int], np.dtype[np.int64]]
_MIX = np.uint64(0x9E3779B97F4A7C15)


def bands(values: np.ndarray[tuple[int, int], np.dtype[np.uint16]], sizes: _Rows) -> _Table:
    """Each band of a sketch as one number, a row a band; 0 where there is no sketch."""
    cut = values.reshape(len(values), BANDS, ROWS)
    mixed = cut[:, :, 0].astype(np.uint64)
    for at in range(1, ROWS):
        mixed = mixed * _MIX + cut[:, :, at]
    mixed[sizes == 0] = 0
    return np.ascontiguousarray(mixed.T)


class Blocks:
    """Rows by the keys they share. A key of 0 is shared with none."""

    def __init__(self, titles: _Keys, places: _Keys, texts: _Keys, banded: _Table) -> None:
        """One key a row in each; `banded` holds a line for each band. Takes 16 bytes a row and key."""
        # of one title there may be hundreds, of one title in one place there are few
        here = np.where((titles != 0) & (places != 0), titles * _MIX ^ places, 0).astype(np.uint64)
        self._keys = np.vstack([here, texts, titles, places, banded])
        self._most = np.array([MOST_OF_A_BLOCK] * 4 + [MOST_OF_A_BAND] * len(banded))
        # rows of one key stand together, in their order
        self._order = np.argsort(self._keys, axis=1, kind="stable").astype(np.int32)
        self._at = np.empty_like(self._order)
        count = self._keys.shape[1]
        np.put_along_axis(self._at, self._order, np.arange(count, dtype=np.int32)[None, :], axis=1)
        ordered = np.take_along_axis(self._keys, self._order, axis=1)
        fresh = np.ones(ordered.shape, np.bool_)
        fresh[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
        self._start = np.maximum.accumulate(np.where(fresh, np.arange(count, dtype=np.int32), 0), axis=1)

    def shared(self, row: int, until: int | None = None) -> _Rows:
        """The other rows before `until` (default: all) that share a key with one, in order: of each key the nearest before it."""
        found = []
        for line in np.flatnonzero(self._keys[:, row]):
            order, at = self._order[line], self._at[line, row]
            low = max(int(self._start[line, at]), at - int(self._most[line]))
            found.append(order[low:at])
            if until is None:
                after = order[at + 1 : at + 1 + int(self._most[line])]
                found.append(after[self._keys[line, after] == self._keys[line, row]])
        if not found:
            return np.zeros(0, np.int64)
        rows = np.unique(np.concatenate(found)).astype(np.int64)
        return rows if until is None else rows[rows < until]
