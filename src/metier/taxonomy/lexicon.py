"""Find many names in a text at once: an automaton over aliases, with word boundaries, case rules and the longest name winning."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain, repeat
from typing import NamedTuple

from metier.taxonomy.sweep import Sweep, fold, leftmost_longest, stands_alone

__all__ = ["Alias", "Hit", "Lexicon", "all_rows", "fold", "rows", "stands_alone"]

SHORT = 2
"""Names up to this length are often words or parts of words and are meant only when spelt exactly and standing well apart."""

_JOINED = frozenset("#&'’.@-_")
_JOINED_ON = re.compile(r"[\w+#&'’@]|[-.]\w")


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
    names = next(lines, "").split("\t")
    for line in lines:
        yield dict(zip(names, chain(map(str.strip, line.split("\t")), repeat("")), strict=False))


def all_rows(kind: str, package: str = "metier.taxonomy") -> Iterator[dict[str, str]]:
    """The rows of every table of a kind (`roles` reads all `roles_*.tsv`), table by table in alphabetical order."""
    for table in sorted(item.name for item in (files(package) / "data").iterdir() if item.name.startswith(f"{kind}_")):
        yield from rows(table, package)


class Lexicon:
    """Aliases compiled for search; building costs a tenth of a second for tens of thousands, finding well under a millisecond."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        """Aliases given first win where two names share a surface; short ones are always case-exact."""
        self._aliases: dict[str, list[Alias]] = {}
        given = list(aliases)
        for alias, surface in zip(given, fold("\n".join([alias.surface for alias in given])).split("\n"), strict=True):
            self._aliases.setdefault(surface, []).append(alias)
        self._sweep = Sweep(self._aliases)

    def find(self, text: str) -> list[Hit]:
        """All names in the text, in order; where they overlap the leftmost, and of these the longest, is kept."""
        meant: list[tuple[int, int, Alias]] = []
        for start, end, aliases in self._sweep.find(text):
            for alias in aliases:
                if _is_meant(alias, text, start, end):
                    meant.append((start, end, alias))
                    break
        return [Hit(start, end, alias.id, alias.weak) for start, end, alias in leftmost_longest(meant)]

    def surfaces(self) -> Iterator[str]:
        """The aliases as they are written, none left out."""
        return (alias.surface for aliases in self._aliases.values() for alias in aliases)

    def exact(self, surface: str) -> str | None:
        """The id whose alias is exactly this surface, case ignored."""
        known = self._aliases.get(fold(surface.strip()))
        return known[0].id if known else None


def _is_meant(alias: Alias, text: str, start: int, end: int) -> bool:
    """Whether text[start:end], which spells an alias in some case, is spelt as it asks and, if short, stands well apart."""
    if end - start > SHORT:
        return not alias.cased or text[start:end] == alias.surface
    if text[start:end] != alias.surface or (start and (text[start - 1] in _JOINED or text[start - 1].isalnum())):
        return False
    return _JOINED_ON.match(text, end) is None
