"""The words of location lines that are no names: as alternatives of regular expressions, or one by one."""

from functools import cache

from metier.taxonomy.lexicon import rows


@cache
def _table() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for row in rows("place_words.tsv"):
        found.setdefault(row["kind"], []).append(row["words"])
    return {kind: "|".join(words) for kind, words in found.items()}


def alternatives(kind: str) -> str:
    """The words of a kind, joined for a group: `(?:...)`. Raises KeyError for a kind the table lacks."""
    return f"(?:{_table()[kind]})"


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a kind whose rows are plain words, in lower case. Raises KeyError for a kind the table lacks."""
    return frozenset(_table()[kind].split("|"))
