"""The words of location lines that are no names, as alternatives of regular expressions."""

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
