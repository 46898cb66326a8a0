"""A posting as the stream of words the span tagger reads: sentence by sentence, padded, each word with the features it bears.

The trainer (scripts/train_spans.py) reads its sentences through this file too, so that what was learned is what is asked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from metier.taxonomy.lexicon import Hit
from metier.taxonomy.skills import SKILLS, lexicon
from metier.taxonomy.tools import TOOLS
from metier.taxonomy.uncollected import uncollected

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

PAD = "\n"
"""The word that stands between sentences."""
REACH = 6
"""How many words to the left a label may depend on; as many pads part two sentences, so that none sees its neighbour."""

NO_NAME, TOOL, IN_TOOL, SKILL, IN_SKILL = range(5)
"""What the tables of tools and skills say of a word: nothing, first word of a name, further word of a name."""
NAMED = 5

_WORD = re.compile(r"<[A-Z_]{3,24}>|[^\W_]+(?:[-.'’&@][^\W_]+)*[+#]*|\.[A-Za-z]\w*|[^\s\w,\x22“”]|_+")
_PIECES = re.compile(rf"([A-Za-z0-9]++(?![-.'’&@+#\w])|{_WORD.pattern})")
"""The same; most words are of the first form, which is found faster."""
_BREAK = " "
"""The piece of a text that parts two sentences; no other holds a space."""
_SEPARATORS = frozenset(',"“”')
_FIRST_CAPACITY = 4096
MOST_FORMS = 60_000
"""How many word forms are remembered, and how many characters of pieces of text."""
_MOST_CHARACTERS = 4_000_000
_DIGIT = re.compile(r"\d")
_LONGEST = 40
SHAPES = (
    *("pad", "lower", "lower-", "X", "XX", "XX-", "Xx", "Xx-", "mixed", "digits", "number", "sign"),
    *("(", ")", "/", ":", "mask"),
)
_SIGNS = {sign: SHAPES.index(sign) for sign in "()/:"}
_LOWER = SHAPES.index("lower")


class Vocabulary:
    """The pieces between spaces met so far and the words they hold, so that each is taken apart once.

    A posting repeats most of its pieces, and those of others: `Python,` is looked up, not searched through.
    """

    def __init__(self) -> None:
        """With nothing but the pads between sentences."""
        self.forms = _Numbers(PAD)
        """The distinct words, by number."""
        self.size = 0
        """How many characters the pieces have."""
        self._pieces = _Numbers(_BREAK)
        self._taken = 1
        # of each piece its length, its first word in the columns below, how many it has, whether a comma ends it
        self._about = np.array([[-1, 0, REACH, 0]] + [[0] * 4] * _FIRST_CAPACITY, np.int64)
        # of each word of a piece its number, where it starts and ends in the piece, whether it stands behind a comma
        self._words = np.zeros((_FIRST_CAPACITY, 4), np.int64)
        self._words[:REACH, 1:3] = -2  # a pad stands where the last character of the sentence before it does
        self._used = REACH

    def numbers(self, pieces: list[str]) -> Ints:
        """The number of each piece."""
        found = np.array(list(map(self._pieces.__getitem__, pieces)), np.int64)
        if len(self._pieces) > self._taken:
            self._take_apart(self._pieces.names[self._taken :])
        return found

    def _take_apart(self, pieces: list[str]) -> None:
        about: list[tuple[int, int, int, bool]] = []
        made: list[tuple[int, int, int, bool]] = []
        for piece in pieces:
            if piece.isascii() and piece.isalnum():  # as most are: one word
                about.append((len(piece), self._used + len(made), 1, False))
                made.append((self.forms[piece], 0, len(piece), False))
                self.size += len(piece)
                continue
            at, before = 0, len(made)
            cuts = _PIECES.split(piece)  # gaps and words in turn: cheaper than asking matches for their offsets
            for gap, word in zip(cuts[::2], cuts[1::2], strict=False):
                begin = at + len(gap)
                at = begin + len(word)
                made.append((self.forms[word], begin, at, not _SEPARATORS.isdisjoint(gap)))
            about.append((len(piece), self._used + before, len(made) - before, not _SEPARATORS.isdisjoint(cuts[-1])))
            self.size += len(piece)
        first, self._taken = self._taken, self._taken + len(about)
        self._about = _with_room(self._about, self._taken)
        self._about[first : self._taken] = about
        if made:
            used, self._used = self._used, self._used + len(made)
            self._words = _with_room(self._words, self._used)
            self._words[used : self._used] = made

    def words(self, text: str, pieces: list[str], breaks: list[int], jumps: list[int]) -> "Words":
        """The words of the pieces of some sentences, given where the breaks between sentences are and how far they jump."""
        numbers = self.numbers(pieces)
        length, first, count, comma = self._about.take(numbers, axis=0).T
        steps = length + 1
        steps[breaks] = jumps
        places = steps.cumsum()
        places -= steps
        reached = count.cumsum()
        at = np.arange(reached[-1])
        at += (first - reached + count).repeat(count)
        forms, begins, ends, behind = self._words.take(at, axis=0).T
        parted = behind != 0
        parted[reached[comma != 0]] = True
        place = places.repeat(count)
        place[:REACH] = 2
        return Words(text, self, forms.copy(), begins + place, ends + place, forms == 0, parted)


class _Numbers(dict[str, int]):
    """Numbers names in the order in which they are asked for."""

    def __init__(self, first: str) -> None:
        super().__init__({first: 0})
        self.names = [first]

    def __missing__(self, name: str) -> int:
        number = self[name] = len(self.names)
        self.names.append(name)
        return number


def _with_room(values: Ints, size: int) -> Ints:
    while len(values) < size:
        values = np.concatenate((values, np.zeros_like(values)))
    return values


class Words(NamedTuple):
    """The words of a text with their offsets; a pad stands between the sentence before it and the one after.

    Commas and quotation marks are no words, for the public training texts have lost theirs; `<NAME>`, the mark of a name, is one.
    """

    text: str
    vocabulary: Vocabulary
    forms: Ints
    """The words by their numbers in the vocabulary."""
    starts: Ints
    ends: Ints
    pads: Bools
    parted: Bools
    """Whether a comma or quotation mark stands before a word."""

    @property
    def words(self) -> list[str]:
        """The words as they are written."""
        bounds = zip(self.starts.tolist(), self.ends.tolist(), self.pads.tolist(), strict=True)
        return [PAD if pad else self.text[start:end] for start, end, pad in bounds]


_vocabulary = Vocabulary()


def words_of(text: str, stretches: Iterable[tuple[int, int]]) -> Words:
    """The words of the stretches `(start, end)` of a text, in order, with pads around each of them."""
    global _vocabulary  # noqa: PLW0603 - the memory of word forms, begun anew when it is full
    if len(_vocabulary.forms) > MOST_FORMS or _vocabulary.size > _MOST_CHARACTERS:
        _vocabulary = Vocabulary()
    pieces, breaks, jumps = [_BREAK], [0], [0]
    end = -1
    for left, right in stretches:
        if left < right:
            jumps[-1] += left - end - 1
            pieces += text[left:right].split(" ")
            breaks.append(len(pieces))
            pieces.append(_BREAK)
            jumps.append(0)
            end = right
    return _vocabulary.words(text, pieces, breaks, jumps)


def shape(word: str) -> int:  # noqa: PLR0911 - one return a shape
    """The outward form of a word as an index of `SHAPES`."""
    if word.isalpha() and word.islower():
        return _LOWER
    if word == PAD:
        return 0
    if word[0] == "<" and len(word) > 1:
        return SHAPES.index("mask")
    if word in _SIGNS:
        return _SIGNS[word]
    if not any(letter.isalpha() for letter in word):
        digits = word.isdigit()
        return SHAPES.index("digits" if digits else "number" if _DIGIT.search(word) else "sign")
    plain = word.isalpha()
    if word.islower():
        return SHAPES.index("lower" if plain else "lower-")
    if word.isupper():
        return SHAPES.index("X" if len(word) == 1 else "XX" if plain else "XX-")
    if word.istitle():
        return SHAPES.index("Xx" if plain else "Xx-")
    return SHAPES.index("mixed")


def normal(word: str) -> str:
    """A word in lower case, its digits made zeros, cut at 40 characters; all masks are one."""
    if word[0] == "<" and len(word) > 1:
        return "<mask>"
    low = word[:_LONGEST].lower()
    return low if low.isalpha() else _DIGIT.sub("0", low)


def features(word: str) -> tuple[tuple[str, str], ...]:
    """What a word bears by itself, as pairs of kind and value; the kinds are those of `span_weights.REACHES`."""
    low = normal(word)
    return (
        ("word", low),
        ("ends3", low[-3:]),
        ("ends2", low[-2:]),
        ("begins3", low[:3]),
        ("shape", SHAPES[shape(word)]),
        ("ends4", low[-4:]),
        ("begins4", low[:4]),
        ("begins2", low[:2]),
        ("tables", _in_tables().get(low, "")),
    )


@cache
@uncollected()
def _in_tables() -> dict[str, str]:
    """For each word of our tables' names how often it ends one and how often it stands elsewhere in one, both roughly."""
    names = {surface.lower() for surface in lexicon().surfaces()}
    ends = Counter([name.rsplit(None, 1)[-1] for name in names])
    others = Counter(" ".join(names).split())
    others.subtract(ends)
    return {word: f"{_rough(ends[word])}{_rough(others[word])}" for word in others}


def _rough(count: int) -> int:
    return count.bit_length() // 2


class Names(NamedTuple):
    """What the tables say of each word: `parts` of what kind of name it is, `fields` which kind of tool or field of skills."""

    parts: Ints
    fields: Ints


@cache
def fields() -> dict[str, int]:
    """The kinds of tools and the fields of skills by number, 0 being none."""
    kinds = sorted({f"tool {entry.category}" for entry in TOOLS().values()})
    kinds += sorted({f"skill {entry.field}" for entry in SKILLS().values()})
    return {kind: number for number, kind in enumerate(["", *kinds])}


@cache
def _field_of(first: int, name: str) -> int:
    return fields()[f"skill {SKILLS()[name].field}" if first == SKILL else f"tool {TOOLS()[name].category}"]


def named(words: Words, tools: Sequence[Hit], skills: Sequence[Hit]) -> Names:
    """For each word what the tables say of it; a tool's name outranks a skill's."""
    parts, kinds = np.zeros((2, len(words.forms)), np.int64)
    hits = [*skills, *tools]
    bounds = words.starts.searchsorted([[hit.start for hit in hits], [hit.end for hit in hits]]) if hits else np.zeros((2, 0))
    for number, (hit, begin, end) in enumerate(zip(hits, *bounds.tolist(), strict=True)):
        if begin < end and not words.pads[begin]:
            first, further = (SKILL, IN_SKILL) if number < len(skills) else (TOOL, IN_TOOL)
            parts[begin:end] = further
            parts[begin] = first
            kinds[begin:end] = _field_of(first, hit.id)
    return Names(parts, kinds)
