"""The categories tools are shown under."""

from functools import cache

from metier.errors import unknown
from metier.taxonomy.lexicon import rows


@cache
def labels() -> dict[str, str]:
    """Category id to its name for people, in the order in which pages show them."""
    return {row["id"]: row["label"] for row in rows("categories.tsv")}


def label(category: str) -> str:
    """A category's name for people. Raises UsageError for an unknown one."""
    if category not in labels():
        raise unknown("category", category, labels())
    return labels()[category]
