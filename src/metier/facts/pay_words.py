"""Patterns made of the small words of pay lines (`data/pay_words.tsv`)."""

import re
from collections.abc import Iterable
from functools import cache

from metier.facts.cues import table


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {row["kind"]: tuple(row["words"].split("|")) for row in table("pay_words.tsv")}


def words(kind: str) -> tuple[str, ...]:
    """The words of a kind."""
    return _words()[kind]


def every_word() -> frozenset[str]:
    """Every single word of the table, whatever it does."""
    return frozenset(part for found in _words().values() for written in found for part in written.split())


def any_of(found: Iterable[str]) -> str:
    """A pattern for any of the words, the longer first, sharing their first letters so that few are tried at each place."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(found), key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]).replace("'", "[’']"))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()) + ")"


def one_of(kind: str) -> str:
    """A pattern for any word of a kind, whole: nothing of a word follows."""
    return any_of(words(kind)) + r"(?![^\W_])"
