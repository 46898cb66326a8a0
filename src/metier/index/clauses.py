"""What an engine is asked, in words every engine has: which documents are wanted, and what is counted for them.

A clause matches documents and gives each a score. Engines translate it; who builds clauses knows no engine.
"""

from __future__ import annotations

import msgspec


class Clause(msgspec.Struct, frozen=True, tag=True):
    """What documents match."""


class Is(Clause, frozen=True, tag=True):
    """Documents with this very id in a field. They score nothing."""

    field: str
    value: str


class OneOf(Clause, frozen=True, tag=True):
    """Documents with any of some ids in a field. They score nothing."""

    field: str
    values: tuple[str, ...]


class Words(Clause, frozen=True, tag=True):
    """Documents with tokens side by side in a field of words, at most `apart` others between them. They score by BM25."""

    field: str
    tokens: tuple[str, ...]
    apart: int = 0


class Begins(Clause, frozen=True, tag=True):
    """Documents with a word that begins so. They score one."""

    field: str
    letters: str


class Spelt(Clause, frozen=True, tag=True):
    """Documents with a word that at most so many letters tell from this one."""

    field: str
    word: str
    letters: int


class AtLeast(Clause, frozen=True, tag=True):
    """Documents with a number of at least (and at most) so much. They score nothing."""

    field: str
    least: float | None
    most: float | None = None


class Stated(Clause, frozen=True, tag=True):
    """Documents that hold any value of a field. They score nothing."""

    field: str


class AnyOf(Clause, frozen=True, tag=True):
    """Documents that match at least so many of the parts; the scores of those are added up. Without parts it matches none."""

    parts: tuple[Clause, ...]
    least: int = 1


class Best(Clause, frozen=True, tag=True):
    """Documents that match any of the parts, with the score of the best of them."""

    parts: tuple[Clause, ...]


class AllOf(Clause, frozen=True, tag=True):
    """Documents that match every part; scores are added up. Without parts it matches all."""

    parts: tuple[Clause, ...]


class NoneOf(Clause, frozen=True, tag=True):
    """Documents that match no part. They score nothing."""

    parts: tuple[Clause, ...]


class Fixed(Clause, frozen=True, tag=True):
    """Documents that match a part, all with one score."""

    part: Clause
    score: float


class Weighted(Clause, frozen=True, tag=True):
    """Documents that match a part, their scores times a weight."""

    part: Clause
    weight: float


def filter_of(part: Clause) -> Clause:
    """The same documents without a score."""
    return Fixed(part, 0.0)
