"""Knowledge and competences named in a text, known to our tables or not, as spans with offsets.

A linear tagger trained on public sentences (data/spans.toml says which and how) marks the words; sentence boundaries, commas and
closing marks keep the spans in shape.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from metier.facts.sentences import sentences
from metier.facts.span_decode import Found, decode
from metier.facts.span_weights import TASKS, Floats, weights
from metier.facts.span_words import Words, named, words_of
from metier.taxonomy import skills, tools
from metier.taxonomy.lexicon import Hit

_OUTSIDE = 1e4
_OPENED = {")": "(", "]": "["}


class Span(NamedTuple):
    """`text[start:end]` names something; `margin` is how clearly, 0 and more."""

    start: int
    end: int
    margin: float


class Surfaces(NamedTuple):
    """What our own tables find in a text."""

    tools: list[Hit]
    skills: list[Hit]


@lru_cache(maxsize=4)
def names(text: str) -> Surfaces:
    """The tools and skills our tables name in a text. The last texts asked for are remembered."""
    return Surfaces(tools.mentions(text), skills.mentions(text))


def _trimmed(words: Words, found: Found) -> tuple[int, int] | None:
    """The characters of a span without marks at its ends; a bracket closes only what the span opened."""
    starts, ends = words.starts[found.first : found.last].tolist(), words.ends[found.first : found.last].tolist()
    first, last = 0, len(starts)
    while first < last and not _wordy(words.text[starts[first] : ends[first]]):
        first += 1
    while last > first and not _wordy(word := words.text[starts[last - 1] : ends[last - 1]]):
        if word in _OPENED and _OPENED[word] in map(words.text.__getitem__, map(slice, starts[first:last], ends[first:last])):
            break
        last -= 1
    return (starts[first], ends[last - 1]) if first < last else None


def _wordy(word: str) -> bool:
    return word[0].isalnum() or any(letter.isalnum() for letter in word)


def spans_of(words: Words, found: Sequence[Found]) -> tuple[Span, ...]:
    """Runs of words as spans of the text."""
    bounds = ((_trimmed(words, item), item.margin) for item in found)
    return tuple(Span(*bound, margin) for bound, margin in bounds if bound)


class Reading:
    """Some stretches of a text with their words scored, ready to be asked for spans and for how a given span does."""

    def __init__(self, text: str, stretches: Sequence[tuple[int, int]]) -> None:
        """`stretches`: `(start, end)` of the sentences to read, in order."""
        known = names(text)
        self.words = words_of(text, stretches)
        self._named = named(self.words, known.tools, known.skills)
        self._gains: dict[str, Floats] = {}
        self._leads: dict[str, list[float]] = {}
        self._starts: list[int] = []

    def spans(self, task: str) -> tuple[Span, ...]:
        """The spans of one of `TASKS`, in order."""
        return spans_of(self.words, decode(self._of(task), weights().chains[TASKS.index(task)], self.words))

    def lead(self, task: str, start: int, end: int) -> float:
        """How far the words of text[start:end] lead being outside of every span of a task, on average; very low if unread."""
        if task not in self._leads:
            begins, inside = self._of(task).T
            self._leads[task] = np.maximum(begins, inside).tolist()
            self._starts = self._starts or self.words.starts.tolist()
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, lo=first)
        return sum(self._leads[task][first:last]) / (last - first) if first < last else -_OUTSIDE

    def _of(self, task: str) -> Floats:
        if task not in self._gains:
            self._gains[task] = weights().gains(self.words, self._named, TASKS.index(task))
        return self._gains[task]


@lru_cache(maxsize=2)
def reading(text: str, stretches: tuple[tuple[int, int], ...]) -> Reading:
    """A reading of stretches of a text. The last ones asked for are remembered."""
    return Reading(text, stretches)


def tag_all(text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The knowledge spans and the competence spans of every sentence of a text."""
    whole = reading(text, tuple((sentence.start, sentence.end) for sentence in sentences(text)))
    return whole.spans(TASKS[0]), whole.spans(TASKS[1])
