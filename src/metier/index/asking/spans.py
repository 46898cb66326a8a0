"""Which of the readings of a run of words are taken: those that together explain it best."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A reading of the words from `first` up to `last` (not counted): `score` is how much it explains."""

    first: int
    last: int
    kind: str
    value: str
    score: float
    hard: bool = False


def chosen(spans: Iterable[Span], words: int) -> list[Span]:
    """The spans of the highest sum that do not overlap, from left to right; a word that is in none costs nothing."""
    ending: list[list[Span]] = [[] for _ in range(words + 1)]
    for span in spans:
        ending[span.last].append(span)
    best: list[tuple[float, tuple[Span, ...]]] = [(0.0, ())]
    for at in range(1, words + 1):
        top = best[at - 1]
        for span in ending[at]:
            score, taken = best[span.first]
            if score + span.score > top[0] + 1e-9:
                top = (score + span.score, (*taken, span))
        best.append(top)
    return list(best[words][1])


def worth(words: int, prior: float) -> float:
    """What a reading of several words is worth: more than its words apart."""
    return words + prior + 0.4 * (words - 1)
