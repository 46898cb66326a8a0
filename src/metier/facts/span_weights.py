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

from metier.facts.span_words import NAMED, PAD, SHAPES, Names, Words, features, fields, shape

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

LABELS = ("O", "B", "I")
"""Outside, beginning and inside of a span."""
TASKS = ("knowledge", "competence")
"""What is tagged: knowledge areas, and competences as phrases of what one can do."""
WIDTH = len(LABELS)

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
    "tables": _NEAR,
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
        self._none = 0
        for kind in REACHES:  # the values of all kinds stand in one array, a row of zeros for what is not known at its end
            self._tables[kind] = {name: number for number, name in enumerate(_keys(saved, kind), self._none)}
            self._none += len(self._tables[kind])
        zeros = np.zeros((1, len(TASKS) * _ROW), np.float32)
        self._values = _by_task(np.concatenate((*(_floats(saved, kind) for kind in REACHES), zeros)))
        self._pairs, self._pair_values = self._sorted_pairs(saved)
        self._shapes = _by_task(_floats(saved, "shapes"))
        self._named = _by_task(_floats(saved, "named"))
        learned = {name: number for number, name in enumerate(_keys(saved, "fields"))}
        none = np.zeros((1, 3 * len(TASKS) * WIDTH), np.float32)
        self._fields = _by_task(np.concatenate((_floats(saved, "fields"), none)))
        self._field_rows = np.array([learned.get(kind, len(learned)) for kind in fields()], np.int64)
        self.start: Floats = saved["start"].astype(np.float32)
        self.transitions: Floats = saved["transitions"].astype(np.float32)
        self._forget()

    def _sorted_pairs(self, saved: dict[str, npt.NDArray[Any]]) -> tuple[Ints, list[Floats]]:
        """The pairs of neighbouring words as numbers in rising order, and what each says of its first and its second word."""
        words = self._tables["word"]
        halves = [pair.split(" ") for pair in _keys(saved, "pairs")]
        ids = np.array([(words[first], words[second]) for first, second in halves], np.int64)
        # whether a word ever begins and ends a pair; the last place is that of an unknown word
        self._begins, self._ends = np.zeros((2, len(words) + 1), np.bool_)
        self._begins[ids[:, 0]] = self._ends[ids[:, 1]] = True
        keys = ids[:, 0] * len(words) + ids[:, 1]
        order = np.argsort(keys)
        return keys[order], _by_task(_floats(saved, "pairs")[order])

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        # block by block, so that what is taken of one lies together
        self._rows = [np.zeros((len(BLOCKS), _FIRST_CAPACITY, WIDTH), np.float32) for _ in TASKS]
        self._made = [0] * len(TASKS)
        self._borne = np.zeros((_FIRST_CAPACITY, len(REACHES)), np.int32)
        self._form_shapes, self._form_ids = np.zeros((2, _FIRST_CAPACITY), np.int64)
        self._learn([PAD])

    def _learn(self, words: list[str]) -> None:
        """Take up word forms met for the first time, all of a posting's at once."""
        first, last = len(self._numbers), len(self._numbers) + len(words)
        while last > len(self._borne):
            self._rows = [np.concatenate((rows, np.zeros_like(rows)), axis=1) for rows in self._rows]
            self._borne = np.concatenate((self._borne, np.zeros_like(self._borne)))
            self._form_shapes = np.concatenate((self._form_shapes, np.zeros_like(self._form_shapes)))
            self._form_ids = np.concatenate((self._form_ids, np.zeros_like(self._form_ids)))
        tables, none = self._tables, self._none
        at = [tables[kind].get(value, none) for word in words for kind, value in features(word)]
        self._borne[first:last] = np.array(at, np.int32).reshape(len(words), len(REACHES))
        word_ids = self._borne[first:last, 0]  # words are the first kind, so that these are their numbers in its table
        self._form_shapes[first:last] = [shape(word) for word in words]
        self._form_ids[first:last] = np.where(word_ids == none, -1, word_ids)
        self._numbers.update(zip(words, range(first, last), strict=True))

    def _rows_of(self, task: int) -> Floats:
        """The rows of a task; those of forms met since it was last asked for are made now."""
        first, last = self._made[task], len(self._numbers)
        if first < last:
            made = self._values[task][self._borne[first:last]].sum(axis=1)
            self._rows[task][:, first:last] = made.reshape(last - first, len(BLOCKS), WIDTH).swapaxes(0, 1)
            self._made[task] = last
        return self._rows[task]

    def numbers(self, words: list[str]) -> Ints:
        """The rows of words; the memory of word forms is emptied when it is full."""
        if len(self._numbers) > _MOST_WORDS:
            self._forget()
        new = set(words).difference(self._numbers)
        if new:
            self._learn(list(new))
        return np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))

    def scores(self, words: Words, named: Names, task: int) -> Floats:
        """The score of every label of a task for every word, n x WIDTH. Pads score as they fall."""
        numbers = self.numbers(words.words)
        # `take` is several times as fast as an index of numbers
        total = self._shapes[task].take(shape_codes(self._form_shapes.take(numbers)), axis=0)
        total += self._named[task].take(named_codes(np.array(named.parts, np.int64)), axis=0)
        for rows, places in zip(self._rows_of(task), BLOCKS, strict=True):
            part = rows.take(numbers, axis=0)
            for place in places:
                _add(total, part, place)
        kinds = self._fields[task].take(self._field_rows.take(named.fields), axis=0)
        for number, place in enumerate((-1, 0, 1)):
            _add(total, kinds[:, number * WIDTH : (number + 1) * WIDTH], place)
        self._add_pairs(total, self._form_ids.take(numbers), task)
        return total

    def _add_pairs(self, total: Floats, ids: Ints, task: int) -> None:
        near = np.flatnonzero(self._begins.take(ids[:-1]) & self._ends.take(ids[1:]))
        keys = ids.take(near) * len(self._tables["word"]) + ids.take(near + 1)
        at = np.minimum(self._pairs.searchsorted(keys), len(self._pairs) - 1)
        same = np.flatnonzero(self._pairs.take(at) == keys)
        hit, values = near.take(same), self._pair_values[task].take(at.take(same), axis=0)
        total[hit] += values[:, :WIDTH]
        total[hit + 1] += values[:, WIDTH:]


def _by_task(values: Floats) -> list[Floats]:
    """The weights of each task by itself: the file holds them label by label, the tasks side by side within every block."""
    blocks = values.reshape(*values.shape[:-1], -1, len(TASKS), WIDTH)
    return [np.ascontiguousarray(blocks[..., task, :]).reshape(*values.shape[:-1], -1) for task in range(len(TASKS))]


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
