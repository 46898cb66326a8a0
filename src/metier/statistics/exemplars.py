"""A few sentences that stand for many: the quotes whose deeds the most employers say."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from metier.statistics.estimate import Ints

METHOD = "exemplars@2"
_PARTLY = 0.5
_AGAIN = 0.3
Matrix: TypeAlias = npt.NDArray[np.float32]
Deeds: TypeAlias = Sequence[frozenset[Hashable]]


def said_of(core: Deeds, whole: Deeds, said: Deeds, least: float = 0.0) -> Matrix:
    """Which part, 0 to 1, of what each quote says is said by each sentence: `found[quote, sentence]`.

    All are given as sets of deeds; `core` are those of the quotes' first clauses. A sentence that says less than the part
    `least` of a quote's core, or none of it, does not say the like of it: its part is 0. Counted without products of
    matrices, which would be shared between threads.
    """
    holders: dict[Hashable, list[int]] = {}
    for number, deeds in enumerate(said):
        for deed in deeds:
            holders.setdefault(deed, []).append(number)
    found = np.zeros((len(core), len(said)), dtype=np.float32)
    for row, (first, everything) in enumerate(zip(core, whole, strict=True)):
        alike = _times(first, holders, len(said)) >= max(least * len(first), 1.0)
        found[row, alike] = _times(everything, holders, len(said))[alike] / len(everything)
    return found


def _times(deeds: frozenset[Hashable], holders: Mapping[Hashable, list[int]], sentences: int) -> Ints:
    """How many of some deeds each sentence holds."""
    return np.bincount([number for deed in deeds for number in holders.get(deed, ())], minlength=sentences).astype(np.int64)


class Exemplar(msgspec.Struct, frozen=True):
    """A sentence that stands for others: its number, whose it is, and the sentences that say the like, itself among them."""

    number: int
    speaker: int
    alike: tuple[int, ...]


class Wanted(msgspec.Struct, frozen=True):
    """What is asked of exemplars: the least employers each stands for, and how many at most."""

    floor: int
    most: int


def exemplars(
    part: Matrix, employer: Sequence[Sequence[int]], speakers: Mapping[int, Collection[int]], wanted: Wanted
) -> list[Exemplar]:
    """Sentences fit to be quoted, each with those that say the like, chosen one by one to reach the most employers.

    `employer[i]` are the employers that use sentence i; `speakers` are those that may be quoted with a sentence, by its number,
    and `part` has a row for each of these sentences (see `said_of`). A choice is worth, for each employer it reaches first, one
    half and half of the part of it that the employer says, and 0.3 of that for each reached before. It stands for enough
    employers, is quoted of one not yet quoted, and no earlier choice says the like of it while it says the like of that. Of
    equals the first is taken. Greedy choice reaches at least 1 - 1/e of the best possible (Nemhauser, Wolsey and Fisher 1978).
    """
    if not speakers:
        return []
    number = np.array(list(speakers), dtype=np.int64)
    free = {one: list(whose) for one, whose in speakers.items()}
    near = (part[:, number] > 0) & (part[:, number].T > 0)
    worth = _worth(part, *_by_employer(employer))
    left = (worth > 0).sum(axis=1) >= wanted.floor
    done = np.zeros(worth.shape[1], dtype=np.bool_)
    chosen: list[Exemplar] = []
    while len(chosen) < wanted.most and left.any():
        value = np.where(left, (worth * np.where(done, _AGAIN, 1.0)).sum(axis=1), -1.0)
        best = int(np.argmax(np.round(value, 3)))
        speaker = free[int(number[best])][0]
        alike = part[best] > 0
        chosen.append(Exemplar(int(number[best]), speaker, tuple(np.flatnonzero(alike).tolist())))
        done |= worth[best] > 0
        free = {one: [code for code in whose if code != speaker] for one, whose in free.items()}
        left &= ~near[best] & np.array([bool(free[one]) for one in number.tolist()])
        left[best] = False
    return chosen


def _by_employer(employer: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """The sentences of each employer, one after the other, and where each employer's begin."""
    pairs = np.array(sorted({(code, row) for row, whose in enumerate(employer) for code in whose}), dtype=np.int64)
    return pairs[:, 1], np.flatnonzero(np.diff(pairs[:, 0], prepend=-1))


def _worth(part: Matrix, sentence: Ints, start: Ints) -> Matrix:
    """For each quote and employer one half and half of the greatest part of the quote that one of its sentences says, or 0."""
    most = np.maximum.reduceat(part[:, sentence], start, axis=1)
    return np.asarray(np.where(most > 0, _PARTLY + (1 - _PARTLY) * most, 0.0), dtype=np.float32)
