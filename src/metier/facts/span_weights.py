"""The trained weights of the span tagger and the scores they give to the words of a text.

A linear model: each word adds a row of scores to the labels of the words around it. Rows are made once per word form and kept,
so that a posting costs one look-up a word and a few NumPy additions. Where the weights come from: data/spans.toml.
"""

import io
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from metier.facts.span_words import NAMED, PAD, SHAPES, Words, features, normal, shape

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

LABELS = ("O", "B", "I")
"""Outside, beginning and inside of a span."""
TASKS = ("knowledge", "competence")
"""What is tagged: knowledge areas, and competences as phrases of what one can do."""
WIDTH = len(TASKS) * len(LABELS)

PLACES = (-2, -1, 0, 1, 2)
"""The places around a label, in words, whose words speak for it one by one; two windows further out speak as bags."""
LEFT, RIGHT = (-6, -5, -4, -3), (3, 4, 5)
BLOCKS: tuple[tuple[int, ...], ...] = (*((place,) for place in PLACES), LEFT, RIGHT)
_NEAR = (1, 2, 3)
REACHES: dict[str, tuple[int, ...]] = {
    "word": tuple(range(len(BLOCKS))),
    "ends3": _NEAR,
    "ends2": _NEAR,
    "begins3": _NEAR,
    "shape": _NEAR,
    "ends4": (2,),
    "begins4": (2,),
    "begins2": (2,),
}
"""For each kind of feature the blocks it speaks in, as indexes of `BLOCKS`."""
_ROW = len(BLOCKS) * WIDTH
_MOST_WORDS = 60_000
_FIRST_CAPACITY = 4096


class Weights:
    """The weights in memory and the rows of the word forms met so far."""

    def __init__(self, saved: dict[str, npt.NDArray[Any]]) -> None:
        """`saved`: the arrays of the model file, integers with one scale for each array."""
        self._tables: dict[str, dict[str, int]] = {}
        self._values: dict[str, Floats] = {}
        for kind in REACHES:
            self._tables[kind] = {name: number for number, name in enumerate(_keys(saved, kind))}
            self._values[kind] = _floats(saved, kind)
        self._pairs, self._pair_values = self._sorted_pairs(saved)
        self._shapes = _floats(saved, "shapes")
        self._named = _floats(saved, "named")
        self.start: Floats = saved["start"].astype(np.float32)
        self.transitions: Floats = saved["transitions"].astype(np.float32)
        self._forget()

    def _sorted_pairs(self, saved: dict[str, npt.NDArray[Any]]) -> tuple[Ints, Floats]:
        """The pairs of neighbouring words as numbers in rising order, and what each says of its first and its second word."""
        words = self._tables["word"]
        halves = [pair.split(" ") for pair in _keys(saved, "pairs")]
        keys = np.array([words[first] * len(words) + words[second] for first, second in halves], np.int64)
        order = np.argsort(keys)
        return keys[order], _floats(saved, "pairs")[order]

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows = np.zeros((_FIRST_CAPACITY, _ROW), np.float32)
        self._forms = np.zeros((_FIRST_CAPACITY, 2), np.int64)
        self._number(PAD)

    def _number(self, word: str) -> int:
        """The row of a word form, made when it is first met."""
        number = len(self._numbers)
        if number == len(self._rows):
            self._rows = np.concatenate((self._rows, np.zeros_like(self._rows)))
            self._forms = np.concatenate((self._forms, np.zeros_like(self._forms)))
        row = np.zeros(_ROW, np.float32)
        for kind, value in features(word):
            at = self._tables[kind].get(value)
            if at is not None:
                row += self._values[kind][at]
        self._rows[number] = row
        self._forms[number] = (shape(word), self._tables["word"].get(normal(word), -1))
        self._numbers[word] = number
        return number

    def numbers(self, words: list[str]) -> Ints:
        """The rows of words; the memory of word forms is emptied when it is full."""
        if len(self._numbers) > _MOST_WORDS:
            self._forget()
        known = self._numbers
        found = [known.get(word, -1) for word in words]
        if -1 in found:
            found = [known[word] if word in known else self._number(word) for word in words]
        return np.array(found, np.int64)

    def scores(self, words: Words, named: list[int]) -> Floats:
        """The score of every label for every word: n x WIDTH, the labels of the first task first. Pads score as they fall."""
        numbers = self.numbers(words.words)
        rows, forms = self._rows[numbers], self._forms[numbers]
        total = np.zeros((len(numbers), WIDTH), np.float32)
        for block, places in enumerate(BLOCKS):
            part = rows[:, block * WIDTH : (block + 1) * WIDTH]
            for place in places:
                _add(total, part, place)
        total += self._shapes[shape_codes(forms[:, 0])]
        total += self._named[named_codes(np.array(named, np.int64))]
        self._add_pairs(total, forms[:, 1])
        return total

    def _add_pairs(self, total: Floats, ids: Ints) -> None:
        keys = pair_keys(ids, len(self._tables["word"]))
        at = np.minimum(np.searchsorted(self._pairs, keys), len(self._pairs) - 1)
        hit = np.flatnonzero(self._pairs[at] == keys)
        values = self._pair_values[at[hit]]
        total[hit] += values[:, :WIDTH]
        total[hit + 1] += values[:, WIDTH:]


def _keys(saved: dict[str, npt.NDArray[Any]], name: str) -> list[str]:
    return bytes(saved[f"{name}_names"].tobytes()).decode().split("\v")


def _floats(saved: dict[str, npt.NDArray[Any]], name: str) -> Floats:
    scaled: Floats = saved[name].astype(np.float32) * saved[f"{name}_scale"].astype(np.float32)
    return scaled


def _add(total: Floats, part: Floats, place: int) -> None:
    """Add to each word's scores what the word `place` words further on says."""
    if place < 0:
        total[-place:] += part[:place]
    elif place:
        total[:-place] += part[place:]
    else:
        total += part


def shape_codes(shapes: Ints) -> Ints:
    """The shapes of a word and its two neighbours as one number; at the ends of the stream only of those there are."""
    codes = shapes * len(SHAPES)
    codes[1:] += shapes[:-1] * len(SHAPES) ** 2
    codes[:-1] += shapes[1:]
    return codes


def named_codes(named: Ints) -> Ints:
    """What the tables say of five words around each word as one number below 5 ** 5."""
    codes = named * NAMED**2
    for place, weight in ((-2, NAMED**4), (-1, NAMED**3)):
        codes[-place:] += named[:place] * weight
    for place, weight in ((1, NAMED), (2, 1)):
        codes[:-place] += named[place:] * weight
    return codes


def pair_keys(ids: Ints, size: int) -> Ints:
    """Each pair of neighbouring words as one number, -1 where one of them is not known; one fewer than words."""
    first, second = ids[:-1], ids[1:]
    return np.where((first < 0) | (second < 0), -1, first * size + second)


@cache
def weights() -> Weights:
    """The weights that ship with the package."""
    packed = (files("metier.facts") / "data" / "spans.npz").read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as saved:
        return Weights({name: saved[name] for name in saved.files})
