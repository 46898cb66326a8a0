"""The table of words people type into a job search, by what they mean."""

from functools import cache
from typing import NamedTuple

from metier.taxonomy.lexicon import rows
from metier.taxonomy.titles import plain


class Meant(NamedTuple):
    """The slot that words fill."""

    kind: str
    value: str


@cache
def meanings() -> dict[tuple[str, ...], tuple[Meant, ...]]:
    """Words in small letters without marks, to what they can mean."""
    found: dict[tuple[str, ...], tuple[Meant, ...]] = {}
    for row in rows("query_words.tsv", "metier.index"):
        for phrase in row["phrases"].split("|"):
            words = tuple(plain(phrase).split())
            found[words] = (*found.get(words, ()), Meant(row["kind"], row["value"]))
    return found


@cache
def of_kind(kind: str) -> frozenset[tuple[str, ...]]:
    """The words of one kind."""
    return frozenset(words for words, meant in meanings().items() if any(each.kind == kind for each in meant))


@cache
def longest() -> int:
    """How many words the longest entry has."""
    return max(map(len, meanings()))


@cache
def place_words(kind: str) -> frozenset[str]:
    """Words that are said of how places are typed, by kind."""
    table = rows("query_places.tsv", "metier.index")
    return frozenset(word for row in table if row["kind"] == kind for word in row["words"].split())
