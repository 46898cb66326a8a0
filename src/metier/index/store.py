"""What an engine does for a search: the narrow waist between what is asked and who counts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from metier.index.clauses import Clause
from metier.model.posting import Kept

#: The key under which documents without a value are counted.
MISSING = "\x7fmissing"


class Found(NamedTuple):
    """A document that matched: where the engine has it, its score or what it was ordered by, and what orders equals.

    `key` is the value of the field it was ordered by, 0 by score; `employer` and `role` are numbers (0: none); `posted` counts
    days since 1970.
    """

    address: Any
    score: float
    key: int
    by_id: int
    employer: int
    role: int
    posted: int
    open: int


class Range(NamedTuple):
    """Ranges of a field of numbers: from each bound up to the next, the last open."""

    field: str
    bounds: Sequence[float]


class Counts(NamedTuple):
    """How many documents there are, how many have each value of fields of ids (`MISSING`: none), how many lie in each range."""

    total: int
    ids: Mapping[str, dict[str, int]]
    numbers: Mapping[str, list[int]]


class Store(Protocol):
    """What an engine does for a search."""

    def fold(self, text: str) -> list[str]:
        """The words of a text as they are indexed."""
        ...

    def holds(self, field: str, value: str) -> int:
        """How many documents have a word or an id in a field."""
        ...

    def total(self, clause: Clause) -> int:
        """How many documents match."""
        ...

    def top(self, clause: Clause, limit: int, offset: int, order: str) -> list[Found]:
        """The documents that match, best first (`order` empty) or by a field, falling."""
        ...

    def counts(self, within: Clause, fields: Sequence[str], ranges: Mapping[str, Range]) -> Counts:
        """What matching documents hold in fields of ids, and in ranges of numbers, each under a name."""
        ...

    def kept(self, address: Any, others: Clause) -> tuple[str, Kept | None]:
        """A document's id and posting; of a vacancy the copy that matches `others`, if one does."""
        ...

    def some(self, clause: Clause, most: int) -> Iterator[Kept]:
        """At most so many of the postings that match, by their ids."""
        ...
