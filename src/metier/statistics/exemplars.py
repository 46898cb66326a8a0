"""A few sentences that stand for many: likeness of sentences by what they mean, and the quotes that reach the most employers."""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from metier.statistics.estimate import Bools

METHOD = "exemplars@1"
_STEPS = 1024.0
_KNOWN = 1.25
_RARE = 0.5
_AGAIN = 0.3
Matrix: TypeAlias = npt.NDArray[np.float32]


def similarities(meanings: list[frozenset[str]], known: frozenset[str] = frozenset()) -> Matrix:
    """The cosine of each pair of sentences, 0 to 1, by the meanings they hold.

    A meaning that d of n sentences hold weighs the root of ln(1 + n/d), a quarter more when it is one of the `known`; one that
    a single sentence holds counts half in that sentence's length. Vectors are rounded to 1/1024 of their length, so that
    sums are whole numbers and the same everywhere.
    """
    held: dict[str, int] = {}
    for one in meanings:
        for meaning in one:
            held[meaning] = held.get(meaning, 0) + 1
    place = {meaning: number for number, meaning in enumerate(sorted(m for m, times in held.items() if times > 1))}
    vectors = np.zeros((len(meanings), len(place)), dtype=np.float32)
    for row, one in enumerate(meanings):
        weights = {
            meaning: float(np.sqrt(np.log1p(len(meanings) / held[meaning]))) * (_KNOWN if meaning in known else 1.0)
            for meaning in sorted(one)
        }
        length = sum(w * w * (1.0 if held[m] > 1 else _RARE) for m, w in weights.items()) ** 0.5
        for meaning, weight in weights.items():
            if meaning in place:
                vectors[row, place[meaning]] = round(weight / length * _STEPS)
    near = (vectors @ vectors.T) / np.float32(_STEPS * _STEPS)
    np.fill_diagonal(near, 1.0)
    return np.asarray(near, dtype=np.float32)


class Exemplar(msgspec.Struct, frozen=True):
    """A sentence that stands for others: its number, whose it is, and the sentences that say the like, itself among them."""

    number: int
    speaker: int
    alike: tuple[int, ...]


class Wanted(msgspec.Struct, frozen=True):
    """What is asked of exemplars: the least cosine to say the like, the least employers each stands for, and how many at most."""

    alike: float
    floor: int
    most: int


def exemplars(
    near: Matrix, employer: Sequence[Sequence[int]], speakers: Sequence[Sequence[int]], wanted: Wanted
) -> list[Exemplar]:
    """Sentences fit to be quoted, each with those that say the like, chosen one by one to reach the most employers.

    `employer[i]` are the employers that use sentence i, `speakers[i]` those of them that may be quoted with it, none where it
    is not fit. A choice is worth one for each employer it reaches first and 0.3 for each reached before; it stands for
    enough employers, is not like an earlier choice, and is quoted of an employer not yet quoted. Ties: the sentence
    nearest to all it is like, then the first. Greedy choice reaches at least 1 - 1/e of the best possible (Nemhauser,
    Wolsey and Fisher 1978).
    """
    codes = {code: number for number, code in enumerate(sorted({code for whose in employer for code in whose}))}
    uses, may = _uses(employer, codes), _uses(speakers, codes)
    alike = near >= wanted.alike
    reached = (alike.astype(np.float32) @ uses.astype(np.float32)) > 0
    left = reached.sum(axis=1) >= wanted.floor
    typical = np.round(np.where(alike, near, 0.0).sum(axis=1), 2)
    done = np.zeros(len(codes), dtype=np.bool_)
    chosen: list[Exemplar] = []
    while len(chosen) < wanted.most:
        left &= may.any(axis=1)
        if not left.any():
            break
        worth = np.where(left, (reached & ~done).sum(axis=1) + _AGAIN * (reached & done).sum(axis=1), -1.0)
        best = int(np.lexsort((-typical, -np.round(worth, 3)))[0])
        speaker = next(one for one in speakers[best] if may[best, codes[one]])
        may[:, codes[speaker]] = False
        chosen.append(Exemplar(best, speaker, tuple(np.flatnonzero(alike[best]).tolist())))
        done |= reached[best]
        left &= ~alike[best]
    return chosen


def _uses(employer: Sequence[Sequence[int]], codes: dict[int, int]) -> Bools:
    uses = np.zeros((len(employer), len(codes)), dtype=np.bool_)
    for row, whose in enumerate(employer):
        uses[row, [codes[code] for code in whose]] = True
    return uses
