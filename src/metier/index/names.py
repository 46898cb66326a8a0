"""Names by the beginnings of their words.

A sorted vocabulary, and for each of its words the places in names where it stands: what begins with some letters is one stretch
of the vocabulary, and so one stretch of those places. Counted in numpy, for a million postings have a hundred thousand names.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from string import ascii_lowercase, digits
from typing import Any, NamedTuple

import numpy as np

#: How a name has what is typed: it is it; the label begins so, another name begins so; the label has it, another name has it.
EXACT, START, ALIAS, WITHIN, OTHER, _NOT = range(6)
#: Letters a word must have to be taken for misspelt, and may have at most.
MISSPELT, _LONGEST = 5, 24
_LAST = "\U0010ffff"
_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*[+#]*")
_APOSTROPHES = re.compile("['’`]")
#: Letters that no decomposition turns into plain ones.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "þ": "th"})

Rows = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Grades = np.ndarray[Any, np.dtype[np.uint8]]


class Typed(NamedTuple):
    """A text as typed, accents and letters composed: its words, folded, where each begins, and whether the last is finished."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    finished: bool


class Having(NamedTuple):
    """Names that have some words, by number, and how each has them."""

    names: Rows
    grades: Grades


def fold(word: str) -> str:
    """A word as it is compared: small letters without accents and apostrophes."""
    low = word.casefold()
    if not low.isascii():
        bare = unicodedata.normalize("NFKD", low.translate(_LETTERS))
        low = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _APOSTROPHES.sub("", low)


def typed(text: str) -> Typed:
    """Take a text apart."""
    whole = unicodedata.normalize("NFC", text)
    found = list(_WORD.finditer(whole))
    finished = bool(found) and found[-1].end() < len(whole)
    return Typed(whole, tuple(fold(match[0]) for match in found), tuple(match.start() for match in found), finished)


def _words(name: str) -> tuple[str, ...]:
    if name.isascii() and "'" not in name and "`" not in name:
        return tuple(_WORD.findall(name.lower()))
    return typed(name).words


class Names:
    """The names of entries, the label of each first; it never changes."""

    def __init__(self, entries: Iterable[Iterable[str]]) -> None:
        """Entries are numbered from 0 as they come; a name of the same words as one before is left out."""
        self._aliases: dict[int, str] = {}
        entry_of: list[int] = []
        length: list[int] = []
        first = [0]
        flat: list[str] = []
        for number, names in enumerate(entries):
            apart: dict[tuple[str, ...], str] = {}
            for name in names:
                apart.setdefault(_words(name), name)
            for words, name in apart.items():
                if words:
                    self._aliases[len(length)] = name
                    flat += words
                    length.append(len(words))
                    entry_of.append(number)
            self._aliases.pop(first[-1], None)  # the label
            first.append(len(length))
        self._entry_of, self._first = np.array(entry_of, np.int32), np.array(first, np.int32)
        self._length = np.array(length, np.int16)
        self._is_label = np.zeros(len(length), bool)
        self._is_label[self._first[:-1][np.diff(self._first) > 0]] = True
        self._lay_out(flat)
        self._near = lru_cache(maxsize=1024)(lambda word: tuple(self._spelt_like(word)))

    def _lay_out(self, flat: Sequence[str]) -> None:
        """Sort the words of all names, one after the other, with the name and the place in it of each."""
        self._words = sorted(set(flat))
        numbers = {word: number for number, word in enumerate(self._words)}
        word_of = np.fromiter((numbers[word] for word in flat), np.int32, len(flat))
        order = np.argsort(word_of, kind="stable")
        self._offsets = np.searchsorted(word_of[order], np.arange(len(self._words) + 1))
        ends = np.cumsum(self._length, dtype=np.int64)
        self._name = np.repeat(np.arange(len(ends), dtype=np.int32), self._length)[order]
        self._at = (np.arange(len(flat)) - np.repeat(ends - self._length, self._length))[order].astype(np.int16)

    def having(self, words: Sequence[str], *, finished: bool = False) -> Having:
        """The names that have all the words, each begun in a place of its own; where `finished`, a word follows."""
        last = words[-1] if words and finished else None
        stretches = {word: self._stretches(word, exactly=word == last) for word in words}
        unknown = [word for word, each in stretches.items() if not each]
        for word in unknown if len(unknown) == 1 and len(unknown[0]) >= MISSPELT else ():
            stretches[word] = list(self._near(word))
        rows = {word: self._rows(each) for word, each in stretches.items()}
        if last is not None:
            rows[last] = rows[last][self._at[rows[last]] + 1 < self._length[self._name[rows[last]]]]
        found = np.flatnonzero(self._standing(min(rows.values(), key=len))) if rows else np.empty(0, np.int64)
        if not len(found):
            return Having(found, np.empty(0, np.uint8))
        for word, these in rows.items():
            found = found[self._standing(these, sum(other.startswith(word) for other in words))[found]]
        opens = self._standing(rows[words[0]][self._at[rows[words[0]]] == 0])[found]
        return Having(found, self._graded(found, opens, words))

    def labels(self, found: Having) -> Having:
        """Those of some names that are labels, and the other names that are all of what is typed."""
        kept = self._is_label[found.names] | (found.grades == EXACT)
        return Having(found.names[kept], found.grades[kept])

    def named(self, words: Sequence[str]) -> bool:
        """Whether the words are a whole name."""
        return bool((self.having(words).grades == EXACT).any())

    def best(self, found: Having) -> Grades:
        """How the best name of each entry has the words, by the number of the entry."""
        entries = np.full(len(self._first) - 1, _NOT, np.uint8)
        for grade in (OTHER, WITHIN, ALIAS, START, EXACT):
            entries[self._entry_of[found.names[found.grades == grade]]] = grade
        return entries

    def alias(self, entry: int, found: Having) -> str:
        """The name of an entry that has the words best, empty where that is its label."""
        low, high = np.searchsorted(found.names, self._first[entry : entry + 2])
        return self._aliases.get(int(found.names[low + found.grades[low:high].argmin()]), "")

    def _standing(self, rows: Rows, times: int = 1) -> Flags:
        """Which names stand in so many of some rows."""
        if times > 1:
            return np.asarray(np.bincount(self._name[rows], minlength=len(self._length)) >= times)
        has = np.zeros(len(self._length), bool)
        has[self._name[rows]] = True
        return has

    def _graded(self, names: Rows, opens: Flags, words: Sequence[str]) -> Grades:
        label = self._is_label[names]
        grades = np.where(label, WITHIN, OTHER).astype(np.uint8)
        grades[opens] = np.where(label, START, ALIAS)[opens]
        whole = opens & (self._length[names] == len(words))
        for at, word in enumerate(words):
            low, high = self._begin(word), self._begin(word + "\0")
            same = np.arange(self._offsets[low], self._offsets[high])
            whole &= self._standing(same[self._at[same] == at])[names]
        grades[whole] = EXACT
        return grades

    def _begin(self, word: str) -> int:
        return bisect_left(self._words, word)

    def _stretches(self, word: str, exactly: bool) -> list[tuple[int, int]]:
        """The words that begin so, or the very word, as a stretch of the vocabulary; nothing where there is none."""
        low, high = self._begin(word), self._begin(word + ("\0" if exactly else _LAST))
        return [(low, high)] if low < high else []

    def _rows(self, stretches: Sequence[tuple[int, int]]) -> Rows:
        parts = [np.arange(self._offsets[low], self._offsets[high], dtype=np.int64) for low, high in stretches]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def _spelt_like(self, word: str) -> Iterator[tuple[int, int]]:
        """Stretches of the vocabulary that begin as a word does with one letter changed, too many, missing or changed over.

        The first letter is taken to be right, or changed over with the second.
        """
        if len(word) > _LONGEST:
            return
        letters = dict.fromkeys(ascii_lowercase + digits)
        cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
        forms = [head + tail[1:] for head, tail in cuts if tail]
        forms += [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
        forms += [head + letter + rest for head, tail in cuts for letter in letters for rest in {tail, tail[1:]}]
        for form in dict.fromkeys(forms):
            yield from self._stretches(form, exactly=False)
