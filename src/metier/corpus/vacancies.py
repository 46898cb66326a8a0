"""Vacancies: postings of one employer are put, one after another, to the vacancy whose postings they agree with.

A posting joins only where no member forbids it and most members agree: never because it is like one that is like another (no
chains). Once placed it stays, so that what comes later changes nothing of what was told before, and the members a newcomer is
held against are found by title, by place and by bands of the sketch (LSH) among all postings of its employer.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from metier.corpus.blocks import Blocks, bands
from metier.corpus.joining import SURE, Marks, Verdict, compare
from metier.corpus.likeness import unpack_all

#: A newcomer is held against at most so many vacancies, and against so many members of each: the first and the latest.
VACANCIES_TRIED, MEMBERS_ASKED = 6, 7
#: The share of the members asked that must agree.
MOST = 0.5
#: Texts that share less than this cannot be joined by their words.
LEAST_SHARED = 0.3


class Keys(NamedTuple):
    """The postings of one employer by column, in the order in which they are placed: those placed before come first.

    `titles`, `places` and `texts` are numbers that are equal where the keys are (0: none); `firsts` are the first postings of
    the vacancies, None where a posting is the first itself; `waits` says which are still to be placed.
    """

    ids: Sequence[str]
    titles: "np.ndarray[tuple[int], np.dtype[np.uint64]]"
    places: "np.ndarray[tuple[int], np.dtype[np.uint64]]"
    texts: "np.ndarray[tuple[int], np.dtype[np.uint64]]"
    sketches: Sequence[bytes]
    firsts: Sequence[str | None]
    waits: Sequence[bool]


def keys_of(rows: pa.Table) -> Keys:
    """The columns of a table of postings of one employer."""
    titles, places, texts = (rows[name].to_numpy().astype(np.uint64) for name in ("title_hash", "place_hash", "text_hash"))
    ids, sketches, firsts, waits = (rows[name].to_pylist() for name in ("id", "sketch", "first", "waits"))
    names, packed = [str(name) for name in ids], [bytes(held or b"") for held in sketches]
    return Keys(names, titles, places, texts, packed, firsts, [bool(held) for held in waits])


def vacancy_id(first: str) -> str:
    """The id of a vacancy, after the first of its postings."""
    return "v" + first[1:]


class Employer:
    """The postings of one employer, and the vacancies they were put to so far."""

    def __init__(self, keys: Keys, marks: Callable[[int], Marks]) -> None:
        """`marks` gives what is compared of the posting in a row; it is asked for few of them."""
        self.keys, self._marks = keys, marks
        self._known: dict[int, Marks] = {}
        self.firsts: list[str] = []
        self._members: dict[str, list[int]] = {}
        self._values, self._sizes = unpack_all(keys.sketches)
        self._blocks = Blocks(keys.titles, keys.places, keys.texts, bands(self._values, self._sizes))

    def place(self) -> Iterator[tuple[int, str]]:
        """Put every waiting posting to a vacancy, in order: (row, the first posting of its vacancy)."""
        for row, (name, held, waits) in enumerate(zip(self.keys.ids, self.keys.firsts, self.keys.waits, strict=True)):
            first = (self._find(row) if waits else held) or name
            self.firsts.append(first)
            self._members.setdefault(first, []).append(row)
            if waits:
                yield row, first

    def near(self, row: int, until: int | None = None) -> list[int]:
        """The rows before `until` (default: all others) that may be copies, the likeliest first."""
        keys, size = self.keys, self._sizes[row]
        rows = self._blocks.shared(row, until)
        if not len(rows):
            return []
        alike = (self._values[rows] == self._values[row]).mean(axis=1)
        sizes = self._sizes[rows]
        least = np.maximum(1, np.minimum(sizes, size))
        within = alike * (sizes + size) / ((1.0 + alike) * least)
        # own words that are few, or were cut otherwise, say little where the titles are the same
        same_title = (keys.titles[rows] == keys.titles[row]) & (keys.titles[row] != 0)
        same_text = (keys.texts[rows] == keys.texts[row]) & (keys.texts[row] != 0)
        unknown = (sizes == 0) | (size == 0)
        known = ~unknown & (np.maximum(alike, within - 0.3) >= LEAST_SHARED)
        likely = known | same_text | same_title
        order = np.lexsort((-rows, -np.where(unknown, 0.0, alike), ~same_text))
        return [int(rows[at]) for at in order if likely[at]]

    def verdict(self, one: int, other: int) -> Verdict:
        """The verdict on two rows."""
        return compare(self.marks(one), self.marks(other))

    def marks(self, row: int) -> Marks:
        """What is compared of a row."""
        if row not in self._known:
            self._known[row] = self._marks(row)
        return self._known[row]

    def asked(self, first: str) -> list[int]:
        """The members of a vacancy a newcomer is held against: the first and the latest."""
        members = self._members[first]
        return members if len(members) <= MEMBERS_ASKED else [members[0], *members[1 - MEMBERS_ASKED :]]

    def _find(self, row: int) -> str | None:
        """The first posting of the vacancy a row belongs to: of those whose members agree, the one that agrees most."""
        tried: list[str] = []
        best, most = None, 0.0
        for other in self.near(row, row):
            first = self.firsts[other]
            if first in tried:
                continue
            if len(tried) == VACANCIES_TRIED:
                break
            tried.append(first)
            points = self.agreement(row, self.asked(first))
            if points is not None and (best is None or points > most):
                best, most = first, points
        return best

    def agreement(self, row: int, members: Sequence[int]) -> float | None:
        """The mean points of members who agree, or None where one forbids it or too few agree.

        The latest of them is enough where it is surely the same advert and no veto speaks.
        """
        agreed: list[float] = []
        forbidden = sure = False
        for member in members:
            verdict = self.verdict(row, member)
            if verdict.hard:
                return None
            if verdict.joined:
                agreed.append(verdict.points)
            sure, forbidden = verdict.joined and verdict.points >= SURE, forbidden or bool(verdict.veto)
        enough = (sure and not forbidden) or len(agreed) >= MOST * len(members)
        return sum(agreed) / len(agreed) if agreed and enough else None
