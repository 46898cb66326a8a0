"""Find the words and phrases of a table where they stand in a text as words of their own, in one pass.

The pass is made over the outline of the text: one byte a character, letters in lower case, a space for whatever is neither letter
nor digit. A word in an outline has a space on either side, so the automaton searches for ` word `: it stays at its root inside
longer words, where most names of a big table would begin and come to nothing, and what it finds is nearly always wanted.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

Told = TypeVar("Told")
_START, _END = itemgetter(0), itemgetter(1)

_CLOSED: Mapping[str, tuple[bool, bool]] = {}
_PLAIN = (("\u00a0", " "), ("\u202f", " "), ("\u2011", "-"), ("\u2010", "-"), ("\u2019", "'"), ("\u2018", "'"))
_OUTLINE = bytes(ord(letter.lower()) if letter.isalnum() else ord(" ") for letter in map(chr, range(256)))
_OUTLINE_LINES = bytes(code if chr(code) == "\n" else drawn for code, drawn in enumerate(_OUTLINE))
KIND = Implementation.ContiguousNFA
"""Without a full table of moves an automaton takes a twentieth of the memory. Between one posting and the next the caches of the
processor lose much of it, so that the small one is also the faster, whatever a test that does nothing else may say."""
_SHORT_TEXT = 500
"""What is shorter is not remembered, so that words and lines do not push out the texts they are from."""
_CLEAR_BEFORE = frozenset(["", *' \n\t\r\u00a0(/,;:*|"-–—•'])
_CLEAR_AFTER = frozenset(["", *' \n\t\r\u00a0)/,;:*|"-–—!?'])


def fold(text: str) -> str:
    """Lower case, typographic spaces, hyphens and apostrophes made plain, every character keeping its offset."""
    return _fold(text) if len(text) < _SHORT_TEXT else _folded(text)


def _fold(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # a few letters, such as the dotted capital I, grow when lowered
        low = "".join(lowered if len(lowered := letter.lower()) == 1 else letter for letter in text)
    if not low.isascii():
        for typographic, plain in _PLAIN:  # six replacements are ten times faster than one translation table
            low = low.replace(typographic, plain)
    return low


_folded = lru_cache(maxsize=8)(_fold)


@lru_cache(maxsize=4)
def outline(text: str) -> bytes:
    """The outline of a text, a space before and after it. Characters beyond Latin-1 are spaces, letters too."""
    return _outline(fold(text))


def _outline(folded: str) -> bytes:
    return b" %b " % folded.encode("latin-1", "replace").translate(_OUTLINE)


def _outlines(surfaces: Iterable[str]) -> list[bytes]:
    """The outlines of many surfaces, made in one go, without the spaces around them."""
    return "\n".join(surfaces).encode("latin-1", "replace").translate(_OUTLINE_LINES).split(b"\n")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a word of its own, not a piece of a longer word, number, address or file name."""
    if start and text[start - 1] not in _CLEAR_BEFORE:
        first, before = text[start], text[start - 1]
        if first.isalnum() and (before.isalnum() or before in "@_"):
            return False
        if first == "." and before.isalnum():
            return False
    after = text[end : end + 1]
    if after in _CLEAR_AFTER:
        return True
    if after == "_" or (after.isalnum() and text[end - 1].isalnum()):
        return False
    if after == "." and end + 1 < len(text):
        return not (text[end + 1].islower() or text[end + 1].isdigit())
    return after not in "+#" or text[end - 1] in "+#" or (end + 1 < len(text) and text[end + 1].isalnum())


class Sweep(Generic[Told]):
    """A table of words and phrases compiled for search; building costs a tenth of a second for tens of thousands."""

    def __init__(self, table: Mapping[str, Told], open_edges: Mapping[str, tuple[bool, bool]] = _CLOSED) -> None:
        """`table`: what is told of each surface. Surfaces are folded, of one line and not empty; there is at least one.

        `open_edges`: of surfaces that may be pieces of longer words, whether they may go on before and after.
        """
        patterns: dict[bytes, list[tuple[int, int, str, Told]]] = {}
        unlike: dict[str, Told] = {}  # what has no letter in its outline, so that one of spaces would be searched for
        for (surface, told), body in zip(table.items(), _outlines(table), strict=True):
            if body.isspace():
                unlike[surface] = told
                continue
            before, after = open_edges.get(surface, (False, False))
            gap, space = surface[0].isalnum() and not before, surface[-1].isalnum() and not after
            # what begins or ends with a sign may follow or precede a word without a gap
            pattern = (b" " if gap else b"") + body + (b" " if space else b"")
            spelt = "" if surface.isalnum() and surface.isascii() else surface  # plain words are spelt as in the outline
            patterns.setdefault(pattern, []).append((1 - gap, 1 + space, spelt, told))
        self._automaton = BytesAhoCorasick(list(patterns), MatchKind.Standard, KIND)
        self._surfaces = list(map(tuple, patterns.values()))
        self._unlike = list(unlike.values())
        self._plain = AhoCorasick(list(unlike), implementation=KIND) if unlike else None

    def find(self, text: str) -> list[tuple[int, int, Told]]:
        """Where surfaces stand alone in a text, as `(start, end, told)` in no order; they may overlap."""
        return [one for one in self.candidates(text) if stands_alone(text, one[0], one[1])]

    def candidates(self, text: str) -> list[tuple[int, int, Told]]:
        """Where surfaces stand in a text, as words of their own and maybe otherwise, in no order; they may overlap."""
        low = fold(text)
        found: list[tuple[int, int, Told]] = []
        for number, begin, finish in self._automaton.find_matches_as_indexes(outline(text), overlapping=True):
            for before, after, spelt, told in self._surfaces[number]:
                start, end = begin - before, finish - after
                if not spelt or low[start:end] == spelt:
                    found.append((start, end, told))
        if self._plain is not None:
            for number, start, end in self._plain.find_matches_as_indexes(low, overlapping=True):
                found.append((start, end, self._unlike[number]))
        return found


def leftmost_longest(found: list[tuple[int, int, Told]]) -> list[tuple[int, int, Told]]:
    """Of what a sweep found what does not overlap: the leftmost, and of these the longest, in order."""
    found.sort(key=_END, reverse=True)
    found.sort(key=_START)  # two sorts by one number are quicker than one by a pair that would have to be made
    kept: list[tuple[int, int, Told]] = []
    reached = 0
    for one in found:
        if one[0] >= reached:
            kept.append(one)
            reached = one[1]
    return kept
