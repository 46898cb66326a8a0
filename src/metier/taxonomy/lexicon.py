"""Find many names in a text at once: an automaton over aliases, with word boundaries, case rules and the longest name winning."""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

SHORT = 2
"""Names up to this length are too frequent as parts of words for the automaton and are found by one case-exact pattern."""

_JOINED = frozenset("#&'’.@-_")
_WORDY = re.compile(r"[^\W_]")
_PLAIN = (("\u00a0", " "), ("\u202f", " "), ("\u2011", "-"), ("\u2010", "-"), ("\u2019", "'"), ("\u2018", "'"))


class Alias(NamedTuple):
    """One way to write a name. `cased`: only as written; `weak`: also an everyday word, so that a hit needs evidence."""

    surface: str
    id: str
    cased: bool = False
    weak: bool = False


class Hit(NamedTuple):
    """A name found: `text[start:end]` is its surface, `weak` says that it needs evidence before it counts."""

    start: int
    end: int
    id: str
    weak: bool = False


def rows(name: str, package: str = "metier.taxonomy") -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table in a room's `data` folder; lines that begin with `#` are comments."""
    text = (files(package) / "data" / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        yield {key: (value or "").strip() for key, value in row.items() if key}


def all_rows(kind: str, package: str = "metier.taxonomy") -> Iterator[dict[str, str]]:
    """The rows of every table of a kind (`roles` reads all `roles_*.tsv`), table by table in alphabetical order."""
    for table in sorted(item.name for item in (files(package) / "data").iterdir() if item.name.startswith(f"{kind}_")):
        yield from rows(table, package)


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """Lower case, typographic spaces, hyphens and apostrophes made plain, every character keeping its offset."""
    low = text.lower()
    if len(low) != len(text):  # a few letters, such as the dotted capital I, grow when lowered
        low = "".join(lowered if len(lowered := letter.lower()) == 1 else letter for letter in text)
    if not low.isascii():
        for typographic, plain in _PLAIN:  # six replacements are ten times faster than one translation table
            low = low.replace(typographic, plain)
    return low


@cache
def _is_wordy(letter: str) -> bool:
    return _WORDY.match(letter) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a word of its own, not a piece of a longer word, number, address or file name."""
    if start and _is_wordy(text[start]) and (_is_wordy(text[start - 1]) or text[start - 1] in "@_"):
        return False
    if start and text[start] == "." and _is_wordy(text[start - 1]):
        return False
    if end >= len(text):
        return True
    after = text[end]
    if after == "_" or (_is_wordy(after) and _is_wordy(text[end - 1])):
        return False
    if after == "." and end + 1 < len(text):
        return not (text[end + 1].islower() or text[end + 1].isdigit())
    return after not in "+#" or text[end - 1] in "+#" or (end + 1 < len(text) and _is_wordy(text[end + 1]))


class Lexicon:
    """Aliases compiled for search; building costs a second for tens of thousands, finding well under a millisecond."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        """Aliases given first win where two names share a surface; short ones are always case-exact."""
        self._by_pattern: dict[str, list[Alias]] = {}
        self._short: dict[str, Alias] = {}
        for alias in aliases:
            if len(alias.surface) <= SHORT:
                self._short.setdefault(alias.surface, alias)
            else:
                self._by_pattern.setdefault(fold(alias.surface), []).append(alias)
        patterns = list(self._by_pattern)
        self._aliases = [self._by_pattern[pattern] for pattern in patterns]
        self._automaton = AhoCorasick(
            patterns, matchkind=MatchKind.Standard, implementation=Implementation.DFA, store_patterns=False
        )
        names = sorted(self._short, key=len, reverse=True)
        either = "|".join(map(re.escape, names)) or r"(?!)"
        self._shorts = re.compile(rf"(?:{either})(?![\w+#&'’@]|[-.]\w)")

    def find(self, text: str) -> list[Hit]:
        """All names in the text, in order; where they overlap the leftmost, and of these the longest, is kept."""
        found = list(self._candidates(text))
        found.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit] = []
        reached = 0
        for hit in found:
            if hit.start >= reached:
                kept.append(hit)
                reached = hit.end
        return kept

    def exact(self, surface: str) -> str | None:
        """The id whose alias is exactly this surface, case ignored."""
        known = self._by_pattern.get(fold(surface.strip()))
        if known:
            return known[0].id
        short = {name.lower(): alias.id for name, alias in self._short.items()}
        return short.get(surface.strip().lower())

    def _candidates(self, text: str) -> Iterator[Hit]:
        for number, start, end in self._automaton.find_matches_as_indexes(fold(text), overlapping=True):
            if start and text[start].isalnum() and text[start - 1].isalnum():
                continue  # inside a word: most matches end here
            if stands_alone(text, start, end):
                for alias in self._aliases[number]:
                    if not alias.cased or text[start:end] == alias.surface:
                        yield Hit(start, end, alias.id, alias.weak)
                        break
        for match in self._shorts.finditer(text):
            start = match.start()
            # asked here and not by a look behind, which would keep the pattern from skipping to its first letters
            if not start or not (text[start - 1] in _JOINED or text[start - 1].isalnum()):
                alias = self._short[match.group()]
                yield Hit(start, match.end(), alias.id, alias.weak)
