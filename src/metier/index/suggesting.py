"""What a person may mean by the letters typed so far: values that the edition's postings have, by the words of their names."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from metier.errors import UsageError
from metier.index.engine import Suggestion
from metier.index.names import ALIAS, EXACT, OTHER, START, WITHIN, Names, Typed, typed
from metier.taxonomy import places, roles, skills, tools
from metier.taxonomy.place_aliases import place_aliases

#: Facets whose values are suggested, and those of them whose whole name, typed out, comes before all that begins with it.
FIELDS = ("role", "tool", "skill", "place", "employer")
_WHOLE = frozenset(FIELDS) - {"employer"}
#: Of a longer text nothing is suggested. Of its words so many at the end may be one name, or a place that no posting names so.
LONGEST, MOST_WORDS, MOST_PLACE_WORDS = 1_000, 6, 2
#: Letters of the shortest name that is looked up among all places.
_PLACE_LETTERS = 4
#: What a posting counts for by how a name has what is typed: one that begins so comes first unless it is much the rarer. Of a
#: letter or two nearly everything has another name that begins so.
_SHARE = {EXACT: float("inf"), START: 1.0, ALIAS: 1 / 4, WITHIN: 1 / 16, OTHER: 1 / 64}
_SHORT, _SHORT_ALIAS = 2, 1 / 64
#: How like an id must be to be meant by another.
_ALIKE = 0.75
_TABLES: dict[str, Callable[[], Mapping[str, Any]]] = {"role": roles.ROLES, "tool": tools.TOOLS, "skill": skills.SKILLS}
_MARKS = '-":('


class _Asked(NamedTuple):
    """Some last words of a text: what stands before them, the fields asked for (none: any), and how many values at most."""

    words: tuple[str, ...]
    before: str
    finished: bool
    fields: tuple[str, ...]
    limit: int


def other_names(field: str, value: str) -> tuple[str, ...]:
    """What else people call a role, a tool, a skill or a place."""
    if field == "place":
        return place_aliases().get(value, ())
    held = _TABLES[field]().get(value) if field in _TABLES else None
    return tuple(alias.lstrip("=~") for alias in held.aliases) if held else ()


class Suggestions:
    """Suggests values of facets; it never changes, so that threads may share it."""

    def __init__(self, counts: Mapping[str, Mapping[str, int]], label: Callable[[str, str], str]) -> None:
        """`counts` are postings by field and value; `label` names a value for people: it is asked for every value."""
        held = sorted((-n, field, value) for field in FIELDS for value, n in counts.get(field, {}).items() if value and n > 0)
        self._entries = [(field, value, -less) for less, field, value in held]
        self._label = label
        self._field = np.array([FIELDS.index(field) for _, field, _ in held], np.uint8)
        self._whole = np.array([field in _WHOLE for _, field, _ in held], bool)
        self._of = {(field, value): number for number, (_, field, value) in enumerate(held)}
        self._names = Names((label(field, value), *other_names(field, value)) for _, field, value in held)
        places.find_place("nowhere")  # reads the tables of places now, not under the first letters typed

    def find(self, text: str, limit: int = 10, fields: Sequence[str] = ()) -> tuple[Suggestion, ...]:
        """What the last words of a text may be the beginning of: whole names first, then what most postings have.

        As many last words as can begin a name together are taken; what stands before them is kept in `text`. A word of five
        letters or more with which nothing begins may have one letter wrong. After a space the next word is suggested. Raises
        UsageError for a field that has no names.
        """
        if unknown := [field for field in fields if field not in FIELDS]:
            raise UsageError(f"field {unknown[0][:80]!r}", ", ".join(FIELDS))
        if limit < 1 or len(text) > LONGEST:
            return ()
        given = typed(text)
        found: dict[int, Suggestion] = {}
        for first in range(max(0, len(given.words) - MOST_WORDS), len(given.words)):
            asked = _Asked(given.words[first:], given.text[: given.starts[first]], given.finished, tuple(fields), limit)
            for number, alias in self._matching(asked) or self._place_called(asked, given):
                found.setdefault(number, self._suggestion(number, asked.before, alias))
            if any(each.field != "employer" for each in found.values()):
                break  # an employer may have any words in its name
            if given.finished and self._names.named(asked.words):
                break  # a whole name behind which nothing is known
        return tuple(found.values())[:limit]

    def nearest(self, field: str, value: str) -> Suggestion | None:
        """The value of a field that was likely meant by one that no posting has; None where none is like it."""
        words = typed(value[:LONGEST].replace("-", " ")).words[:MOST_WORDS]
        if field not in FIELDS or not words:
            return None
        for number, alias in self._matching(_Asked(words, "", False, (field,), 1)):
            return self._suggestion(number, "", alias)
        ids = {number: one for number, (kind, one, _) in enumerate(self._entries) if kind == field}
        near = process.extractOne(value[:LONGEST], ids, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
        return self._suggestion(near[2], "", "") if near else None

    def _suggestion(self, number: int, before: str, alias: str) -> Suggestion:
        field, value, count = self._entries[number]
        label = self._label(field, value)
        quoted = before[-1:] and before[-1] in _MARKS and " " in label
        name = f'"{label}"'[before.endswith('"') :] if quoted else label
        told = "" if label.casefold().startswith(alias.casefold()) else alias
        return Suggestion(field, value, label, count, before + name, told)

    def _matching(self, asked: _Asked) -> list[tuple[int, str]]:
        """The entries with a name that has all the words, the best first, each with its other name that has them."""
        found = self._names.having(asked.words, finished=asked.finished)
        if asked.finished or asked.before.strip(_MARKS + " "):
            found = self._names.labels(found)
        best = self._names.best(found)
        best[~self._whole & (best == EXACT)] = START
        if asked.fields:
            best[~np.isin(self._field, [FIELDS.index(field) for field in asked.fields])] = OTHER + 1
        ranked: list[tuple[float, int]] = []
        short = len("".join(asked.words)) <= _SHORT
        for grade, share in (_SHARE | {ALIAS: _SHORT_ALIAS} if short else _SHARE).items():
            first = np.flatnonzero(best == grade)[: asked.limit].tolist()  # entries lie in the order of their counts
            ranked += [(-share * self._entries[number][2], number) for number in first]
        return [(number, self._names.alias(number, found)) for _, number in sorted(ranked)[: asked.limit]]

    def _place_called(self, asked: _Asked, given: Typed) -> list[tuple[int, str]]:
        """The place that a few words name in full in another language, or as a town around it."""
        name = given.text[len(asked.before) :].strip()
        if len(asked.words) > MOST_PLACE_WORDS or len(name) < _PLACE_LETTERS or (asked.fields and "place" not in asked.fields):
            return []
        if len(asked.words) > 1 and self._names.named(asked.words[:1]):
            return []  # `remote ma`
        number = self._of.get(("place", places.find_place(name) or ""))
        return [] if number is None else [(number, name)]
