"""The best sequence of labels for scored words, and the spans it means.

Most words of a posting are plainly outside: they cut the text into short runs, and only these are searched.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from metier.facts.span_weights import Chain, Floats
from metier.facts.span_words import Words

_NEVER = -1e9
_OUTSIDE = -1e4
_O, _B, _I = range(3)


class Found(NamedTuple):
    """The words `first` up to `last`, exclusive; `margin` is the mean lead of their labels over outside."""

    first: int
    last: int
    margin: float


def bounded(gains: Floats, words: Words, chain: Chain) -> Floats:
    """The gains with pads outside, such that the moves from and to them are those at the ends of a sentence."""
    kept = gains.copy()
    turns = np.flatnonzero(words.pads[1:] != words.pads[:-1])  # the last pad before a sentence, its last word, and so on
    kept[turns[::2] + 1] += chain.enter
    kept[turns[1::2]] += chain.leave
    kept[words.pads] = _OUTSIDE
    return kept


def _runs(gains: Floats, moves: list[list[float]], parted: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The runs of words that a span may cover: every other word is surely outside, and so are the pads at the ends.

    Each word of a span gains at most what its better label and the best move to it from inside gain over staying outside; a span
    is entered by a first word and left by a move. A word may be covered where the best beginning up to it and the best rest
    after it gain together more than nothing. Both are running extremes of a running sum.
    """
    (stay, begin, _), *inside = moves
    leave, again, go_on = (max(move[label] for move in inside) for label in (_O, _B, _I))
    first, on = gains.T.astype(np.float64, order="C")
    further = first + (again - stay)
    on += go_on - stay
    sums = np.where(parted, further, np.maximum(further, on)).cumsum()
    begun = np.maximum.accumulate(first - sums)
    rest = np.maximum.accumulate(sums[::-1])[::-1]
    covered = begun + rest > 2 * stay - begin - leave
    edges = (np.flatnonzero(covered[1:] != covered[:-1]) + 1).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _best(gains: list[list[float]], moves: list[list[float]], parted: Sequence[int]) -> list[int]:
    """The labels of a run that has words outside on both sides; no span runs on over a comma.

    The three labels are written out, for this is the tagger's inner loop.
    """
    (oo, ob, _), (bo, bb, bi), (io, ib, ii) = moves
    o, b, i = 0.0, _NEVER, _NEVER
    steps: list[tuple[int, int, int]] = []
    for (gain_b, gain_i), comma in zip(gains, parted, strict=True):
        new_o, from_o = o + oo, _O
        if (other := b + bo) > new_o:
            new_o, from_o = other, _B
        if (other := i + io) > new_o:
            new_o, from_o = other, _I
        new_b, from_b = o + ob, _O
        if (other := b + bb) > new_b:
            new_b, from_b = other, _B
        if (other := i + ib) > new_b:
            new_b, from_b = other, _I
        new_i, from_i = b + bi, _B
        if (other := i + ii) > new_i:
            new_i, from_i = other, _I
        steps.append((from_o, from_b, from_i))
        o, b, i = new_o, new_b + gain_b, _NEVER if comma else new_i + gain_i
    label = max((o + oo, _O), (b + bo, _B), (i + io, _I))[1]
    labels = [label]
    for step in reversed(steps[1:]):
        label = step[label]
        labels.append(label)
    return labels[::-1]


def decode(gains: Floats, chain: Chain, words: Words) -> list[Found]:
    """The spans of one task in order. `gains`: n x 2 of B and I over O."""
    kept = bounded(gains, words, chain)
    found: list[Found] = []
    for first, last in _runs(kept, chain.moves, words.parted):
        of_run = kept[first:last].tolist()
        labels = _best(of_run, chain.moves, words.parted[first:last].tolist())
        at = 0
        while at < len(labels):
            end = at + 1
            if labels[at] != _O:
                while end < len(labels) and labels[end] == _I:
                    end += 1
                found.append(Found(first + at, first + end, sum(map(max, of_run[at:end])) / (end - at)))
            at = end
    return found
