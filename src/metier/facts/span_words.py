"""A posting as the stream of words the span tagger reads: sentence by sentence, padded, each word with the features it bears.

The trainer (scripts/train_spans.py) reads its sentences through this file too, so that what was learned is what is asked.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from metier.taxonomy.lexicon import Hit

PAD = "\n"
"""The word that stands between sentences."""
REACH = 6
"""How many words to the left a label may depend on; as many pads part two sentences, so that none sees its neighbour."""

NO_NAME, TOOL, IN_TOOL, SKILL, IN_SKILL = range(5)
"""What the tables of tools and skills say of a word: nothing, first word of a name, further word of a name."""
NAMED = 5

_WORD = re.compile(r"[^\W_]+(?:[-.'’&@][^\W_]+)*[+#]*|\.[A-Za-z]\w*|[^\s\w,\x22“”]|_+")
_DIGIT = re.compile(r"\d")
_LONGEST = 40
SHAPES = ("pad", "lower", "lower-", "X", "XX", "XX-", "Xx", "Xx-", "mixed", "digits", "number", "sign", "(", ")", "/", ":")
_SIGNS = {sign: SHAPES.index(sign) for sign in "()/:"}


class Words(NamedTuple):
    """The words of a text with their offsets; a pad stands between the sentence before it and the one after.

    Commas and quotation marks are no words, for the public training texts have lost theirs.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def parted(self, first: int, last: int) -> list[bool]:
        """For the words `first` up to `last`, exclusive, whether a comma or quotation mark stands before each."""
        gaps = (self.text[left:right] for left, right in zip(self.ends[first - 1 : last - 1], self.starts[first:last], strict=True))
        return [bool(gap) and not gap.isspace() for gap in gaps]


def words_of(text: str, stretches: Iterable[tuple[int, int]]) -> Words:
    """The words of the stretches `(start, end)` of a text, in order, with pads around each of them."""
    words, starts, ends = [PAD] * REACH, [0] * REACH, [0] * REACH
    find = text.find
    for left, right in stretches:
        found = _WORD.findall(text, left, right)
        at = left
        for word in found:  # cheaper than asking a match for its offsets
            at = find(word, at)
            starts.append(at)
            at += len(word)
            ends.append(at)
        words += found
        words += [PAD] * REACH
        starts += [max(left, right - 1)] * REACH
        ends += [max(left, right - 1)] * REACH
    return Words(text, words, starts, ends)


def shape(word: str) -> int:
    """The outward form of a word as an index of `SHAPES`."""
    if word == PAD:
        return 0
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
    """A word in lower case, its digits made zeros, cut at 40 characters."""
    return _DIGIT.sub("0", word[:_LONGEST].lower())


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
    )


def named(words: Words, tools: Sequence[Hit], skills: Sequence[Hit]) -> list[int]:
    """For each word what the tables say of it; a tool's name outranks a skill's."""
    said = [NO_NAME] * len(words.words)
    for hits, first, further in ((skills, SKILL, IN_SKILL), (tools, TOOL, IN_TOOL)):
        for hit in hits:
            begin = bisect_left(words.starts, hit.start)
            end = bisect_left(words.starts, hit.end, lo=begin)
            if begin < end and words.words[begin] != PAD:
                said[begin:end] = [first] + [further] * (end - begin - 1)
    return said
