"""A posting as the stream of words the span tagger reads: sentence by sentence, padded, each word with the features it bears.

The trainer (scripts/train_spans.py) reads its sentences through this file too, so that what was learned is what is asked.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from metier.taxonomy.lexicon import Hit
from metier.taxonomy.skills import SKILLS, lexicon
from metier.taxonomy.tools import TOOLS

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
_PADS = b"\1" * REACH
_SEPARATORS = ',"“”'
_DIGIT = re.compile(r"\d")
_LONGEST = 40
SHAPES = (
    *("pad", "lower", "lower-", "X", "XX", "XX-", "Xx", "Xx-", "mixed", "digits", "number", "sign"),
    *("(", ")", "/", ":", "mask"),
)
_SIGNS = {sign: SHAPES.index(sign) for sign in "()/:"}
_LOWER = SHAPES.index("lower")


class Words(NamedTuple):
    """The words of a text with their offsets; a pad stands between the sentence before it and the one after.

    Commas and quotation marks are no words, for the public training texts have lost theirs; `<NAME>`, the mark of a name, is one.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    pads: bytearray
    """1 for each pad, 0 for each word."""
    parted: bytearray
    """1 for each word before which a comma or quotation mark stands."""


def words_of(text: str, stretches: Iterable[tuple[int, int]]) -> Words:
    """The words of the stretches `(start, end)` of a text, in order, with pads around each of them."""
    words, starts, ends = [PAD] * REACH, [0] * REACH, [0] * REACH
    pads = bytearray(_PADS)
    for left, right in stretches:
        pieces = _PIECES.split(text[left:right])  # gaps and words in turn: cheaper than asking matches for their offsets
        bounds = list(accumulate(map(len, pieces), initial=left))
        last = [max(left, right - 1)] * REACH
        words += pieces[1::2]
        words += [PAD] * REACH
        starts += bounds[1:-1:2]
        starts += last
        ends += bounds[2::2]
        ends += last
        pads += bytes(len(pieces) // 2)
        pads += _PADS
    return Words(text, words, starts, ends, pads, _parted(text, starts))


def _parted(text: str, starts: list[int]) -> bytearray:
    """Marks the first word behind each comma and quotation mark."""
    marks = bytearray(len(starts))
    for sign in _SEPARATORS:
        at = text.find(sign, 0, starts[-1])
        while at >= 0:
            marks[bisect_left(starts, at)] = 1
            at = text.find(sign, at + 1, starts[-1])
    return marks


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
def _in_tables() -> dict[str, str]:
    """For each word of our tables' names how often it ends one and how often it stands elsewhere in one, both roughly."""
    names = [surface.split() for surface in {surface.lower() for surface in lexicon().surfaces()}]
    ends = Counter([words[-1] for words in names])
    others = Counter([word for words in names for word in words[:-1]])
    return {word: f"{_rough(ends[word])}{_rough(others[word])}" for word in ends.keys() | others.keys()}


def _rough(count: int) -> int:
    return count.bit_length() // 2


class Names(NamedTuple):
    """What the tables say of each word: `parts` of what kind of name it is, `fields` which kind of tool or field of skills."""

    parts: list[int]
    fields: list[int]


@cache
def fields() -> dict[str, int]:
    """The kinds of tools and the fields of skills by number, 0 being none."""
    kinds = sorted({f"tool {entry.category}" for entry in TOOLS().values()})
    kinds += sorted({f"skill {entry.field}" for entry in SKILLS().values()})
    return {kind: number for number, kind in enumerate(["", *kinds])}


def named(words: Words, tools: Sequence[Hit], skills: Sequence[Hit]) -> Names:
    """For each word what the tables say of it; a tool's name outranks a skill's."""
    parts, kinds = [NO_NAME] * len(words.words), [0] * len(words.words)
    for hits, first, further in ((skills, SKILL, IN_SKILL), (tools, TOOL, IN_TOOL)):
        for hit in hits:
            begin = bisect_left(words.starts, hit.start)
            end = bisect_left(words.starts, hit.end, lo=begin)
            if begin < end and words.words[begin] != PAD:
                kind = f"skill {SKILLS()[hit.id].field}" if first == SKILL else f"tool {TOOLS()[hit.id].category}"
                parts[begin:end] = [first] + [further] * (end - begin - 1)
                kinds[begin:end] = [fields().get(kind, 0)] * (end - begin)
    return Names(parts, kinds)
