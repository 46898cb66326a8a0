"""The best sequence of labels for scored words, and the spans it means.

Most words of a posting are plainly outside: they cut the text into short runs, and only these are searched.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from metier.facts.span_weights import Floats
from metier.facts.span_words import Words

_NEVER = -1e9
_O, _B, _I = range(3)


class Found(NamedTuple):
    """The words `first` up to `last`, exclusive; `margin` is the mean lead of their labels over outside."""

    first: int
    last: int
    margin: float


def _runs(lead: Floats, moves: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """The runs of words in which a span may pay: outside them every word is surely outside.

    A span gains at most the leads of its words and, from word to word, the best move there is, over staying outside; and it must
    be entered and left. The best stretch that ends at each word is a running sum less its lowest value so far.
    """
    step = float(moves[_B:, _B:].max())
    cost = float(moves[_O, _O] + step - moves[_O, _B] - moves[_B:, _O].max())
    sums = np.cumsum(lead + (step - float(moves[_O, _O])), dtype=np.float64)
    before = np.concatenate(([0.0], sums[:-1]))
    best = sums - np.minimum.accumulate(before)
    edges = np.flatnonzero(np.diff(best > 0, prepend=False, append=False))
    if not len(edges):
        return []
    paying = np.maximum.reduceat(np.append(best, 0.0), edges)[::2] > cost
    return list(zip(edges[::2][paying].tolist(), edges[1::2][paying].tolist(), strict=True))


def _best(scores: list[list[float]], moves: list[list[float]], parted: list[bool]) -> list[int]:
    """The labels of a run that has words outside on both sides; no span runs on over a comma.

    The three labels are written out, for this is the tagger's inner loop.
    """
    (oo, ob, _), (bo, bb, bi), (io, ib, ii) = moves
    o, b, i = 0.0, _NEVER, _NEVER
    steps: list[tuple[int, int, int]] = []
    for (score_o, score_b, score_i), comma in zip(scores, parted, strict=True):
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
        o, b, i = new_o + score_o, new_b + score_b, _NEVER if comma else new_i + score_i
    label = max((o + oo, _O), (b + bo, _B), (i + io, _I))[1]
    labels = [label]
    for step in reversed(steps[1:]):
        label = step[label]
        labels.append(label)
    return labels[::-1]


def decode(scores: Floats, transitions: Floats, words: Words) -> list[Found]:
    """The spans of one task in order. `scores`: n x 3 for O, B, I."""
    lead = scores[:, 1:].max(axis=1) - scores[:, 0]
    moves: list[list[float]] = transitions.tolist()
    found: list[Found] = []
    leads: list[float] = lead.tolist()
    for first, last in _runs(lead, transitions.astype(float)):
        labels = _best(scores[first:last].tolist(), moves, words.parted(first, last))
        at = 0
        while at < len(labels):
            if labels[at] == _O:
                at += 1
                continue
            end = at + 1
            while end < len(labels) and labels[end] == _I:
                end += 1
            found.append(Found(first + at, first + end, sum(leads[first + at : first + end]) / (end - at)))
            at = end
    return found
