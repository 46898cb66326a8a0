"""The trained weights of the span tagger and the scores they give to the words of a text.

A linear model: each word adds a row of scores to the labels of the words around it. Rows are made once per word form and kept,
so that a posting costs one look-up a word and a few NumPy additions. Where the weights come from: data/spans.toml.
"""

import io
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from metier.facts.span_words import NAMED, SHAPES, Ints, Names, Vocabulary, Words, features, fields, shape
from metier.taxonomy.uncollected import uncollected

Floats = npt.NDArray[np.float32]

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
_GAINS = WIDTH - 1
"""What the labels within a span score above that outside: two numbers a word and block."""
Pairs = npt.NDArray[np.complex64]
"""The two gains as one complex number, for NumPy moves and adds one number at a time faster than rows of two."""
_FIRST_CAPACITY = 4096


class Chain(NamedTuple):
    """How the labels of a task follow each other. `moves`: what it costs to move from each label to each.

    `enter` and `leave` are what the gains of the first and of the last word of a sentence differ by, since there is no word
    outside beside them.
    """

    moves: list[list[float]]
    enter: Floats
    leave: Floats


def chain_of(start: Floats, transitions: Floats) -> Chain:
    """A chain by the scores of the first label and those of every move."""
    enter, leave = start - transitions[0], -transitions[:, 0]
    return Chain(transitions.tolist(), enter[1:] - enter[0], leave[1:] - leave[0])


class Weights:
    """The weights in memory and the rows of the word forms met so far."""

    def __init__(self, saved: dict[str, npt.NDArray[Any]]) -> None:
        """`saved`: the arrays of the model file, integers with one scale for each array."""
        self._tables: dict[str, dict[str, int]] = {}
        self._none = 0
        for kind in REACHES:  # the values of all kinds stand in one array, a row of zeros for what is not known at its end
            self._tables[kind] = {name: number for number, name in enumerate(_keys(saved, kind), self._none)}
            self._none += len(self._tables[kind])
        values = _gains(np.concatenate([_floats(saved, kind) for kind in REACHES]))
        self._values = [np.concatenate((of_task, np.zeros_like(of_task[:1]))) for of_task in values]
        self._read_pairs(saved)
        self._shapes = [_paired(of_task)[:, 0] for of_task in _gains(_floats(saved, "shapes"))]
        self._named = [_paired(of_task)[:, 0] for of_task in _gains(_floats(saved, "named"))]
        learned = {name: number for number, name in enumerate(_keys(saved, "fields"))}
        rows = [learned.get(kind, len(learned)) for kind in fields()]
        self._fields = [
            _paired(np.concatenate((of_task, np.zeros_like(of_task[:1])))[rows]).T.copy()
            for of_task in _gains(_floats(saved, "fields"))
        ]
        self.chains = [
            chain_of(start, moves)
            for start, moves in zip(saved["start"].astype(np.float32), saved["transitions"].astype(np.float32), strict=True)
        ]
        """How the labels of each task follow each other."""
        self._begin(Vocabulary())

    def _read_pairs(self, saved: dict[str, npt.NDArray[Any]]) -> None:
        """Which pairs of neighbouring words are known, and what each says of its first and of its second word.

        The words that begin a pair are the rows of a matrix, those that end one its columns; it tells the number of each pair.
        """
        words = self._tables["word"]
        halves = [pair.split(" ") for pair in _keys(saved, "pairs")]
        rows = {word: number for number, word in enumerate(dict.fromkeys(first for first, _ in halves), 1)}
        columns = {word: number for number, word in enumerate(dict.fromkeys(second for _, second in halves), 1)}
        self._pairs = np.zeros((len(rows) + 1) * (len(columns) + 1), np.int16)
        # where a row begins and which column it is, by the number of a word; what has none has those of no pair
        self._row_of, self._column_of = np.zeros((2, self._none + 1), np.int64)
        for word, number in rows.items():
            self._row_of[words[word]] = number * (len(columns) + 1)
        for word, number in columns.items():
            self._column_of[words[word]] = number
        at = [self._row_of[words[first]] + columns[second] for first, second in halves]
        self._pairs[at] = range(1, len(halves) + 1)
        self._pair_values = []
        for of_task in _gains(_floats(saved, "pairs")):
            none = np.zeros_like(of_task[:1])
            self._pair_values.append(_paired(np.concatenate((none, of_task))).T.copy())

    def _begin(self, vocabulary: Vocabulary) -> None:
        self._vocabulary, self._known = vocabulary, 0
        self._rows = [np.zeros((_FIRST_CAPACITY, len(BLOCKS)), np.complex64) for _ in TASKS]
        self._made = [0] * len(TASKS)
        self._borne = np.zeros((_FIRST_CAPACITY, len(REACHES)), np.int64)
        # of each form its shape, and the row and the column of the pairs that it begins and ends
        self._told = np.zeros((_FIRST_CAPACITY, 3), np.int64)

    def _learn(self, vocabulary: Vocabulary) -> None:
        """Take up the word forms met for the first time, all of a posting's at once."""
        if vocabulary is not self._vocabulary:
            self._begin(vocabulary)
        first, last = self._known, len(vocabulary.forms)
        if first == last:
            return
        while last > len(self._borne):
            self._rows = [np.concatenate((rows, np.zeros_like(rows))) for rows in self._rows]
            self._borne = np.concatenate((self._borne, np.zeros_like(self._borne)))
            self._told = np.concatenate((self._told, np.zeros_like(self._told)))
        words = vocabulary.forms.names[first:]
        tables, none = self._tables, self._none
        at = [tables[kind].get(value, none) for word in words for kind, value in features(word)]
        self._borne[first:last] = np.array(at, np.int64).reshape(len(words), len(REACHES))
        ids = self._borne[first:last, 0]  # words are the first kind, so that these are their numbers in its table
        self._told[first:last].T[:] = [shape(word) for word in words], self._row_of.take(ids), self._column_of.take(ids)
        self._known = last

    def _rows_of(self, task: int) -> Pairs:
        """The rows of a task; those of forms met since it was last asked for are made now."""
        first, last = self._made[task], self._known
        if first < last:
            self._rows[task][first:last] = _paired(self._values[task].take(self._borne[first:last], axis=0).sum(axis=1))
            self._made[task] = last
        return self._rows[task]

    def gains(self, words: Words, named: Names, task: int) -> Floats:
        """What the labels within a span, B and I, gain for every word over O: n x 2. Pads gain as it falls."""
        self._learn(words.vocabulary)
        # `take` is several times as fast as an index of numbers
        shapes, rows, columns = self._told.take(words.forms, axis=0).T
        total = self._shapes[task].take(shape_codes(shapes))
        total += self._named[task].take(named_codes(named.parts))
        for part, places in zip(self._rows_of(task).take(words.forms, axis=0).T, BLOCKS, strict=True):
            for place in places:
                _add(total, part, place)
        for of_field, place in zip(self._fields[task], (-1, 0, 1), strict=True):
            _add(total, of_field.take(named.fields), place)
        pairs = self._pairs.take(rows[:-1] + columns[1:])
        first, second = self._pair_values[task]
        total[:-1] += first.take(pairs)
        total[1:] += second.take(pairs)
        return total.view(np.float32).reshape(-1, _GAINS)


def _gains(values: Floats) -> list[Floats]:
    """The weights of each task by itself, n x blocks x gains of the labels within a span over that outside.

    The file holds them label by label, the tasks side by side within every block.
    """
    blocks = values.reshape(len(values), -1, len(TASKS), WIDTH)
    return [np.ascontiguousarray(blocks[:, :, task, 1:] - blocks[:, :, task, :1]) for task in range(len(TASKS))]


def _paired(values: Floats) -> Pairs:
    """The last axis, of two gains, as one number each."""
    return np.ascontiguousarray(values).view(np.complex64)[..., 0]


def _keys(saved: dict[str, npt.NDArray[Any]], name: str) -> list[str]:
    return bytes(saved[f"{name}_names"].tobytes()).decode().split("\v")


def _floats(saved: dict[str, npt.NDArray[Any]], name: str) -> Floats:
    scaled: Floats = saved[name].astype(np.float32) * saved[f"{name}_scale"].astype(np.float32)
    return scaled


def _add(total: Pairs, part: Pairs, place: int) -> None:
    """Add to each word's scores what the word `place` words further on says."""
    if place < 0:
        total[-place:] += part[:place]
    elif place:
        total[:-place] += part[place:]
    else:
        total += part


def shape_codes(shapes: Ints) -> Ints:
    """The shapes of a word and its two neighbours as one number; at the ends of the stream only of those there are."""
    return np.correlate(shapes, [len(SHAPES) ** place for place in (2, 1, 0)], "same")


def named_codes(named: Ints) -> Ints:
    """What the tables say of five words around each word as one number below 5 ** 5."""
    return np.correlate(named, [NAMED**place for place in (4, 3, 2, 1, 0)], "same")


@cache
@uncollected()
def weights() -> Weights:
    """The weights that ship with the package."""
    packed = (files("metier.facts") / "data" / "spans.npz").read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as saved:
        return Weights({name: saved[name] for name in saved.files})
