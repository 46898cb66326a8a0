"""What an engine does for a search: the narrow waist between what is asked and who counts."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from metier.index.asking.heard import Heard
from metier.index.clauses import Clause
from metier.model.posting import Kept

#: The key under which documents without a value are counted.
MISSING = "\x7fmissing"


class Found(NamedTuple):
    """A document that matched: where the engine has it, its score, and what orders equals; `employer` is a number (0: none)."""

    address: Any
    score: float
    by_id: int
    employer: int
    posted: int
    open: int


class Store(Heard, Protocol):
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

    def counts(self, fields: Sequence[str], within: Clause) -> Mapping[str, dict[str, int]]:
        """How many matching documents have each value of each field; those without a value under a key of their own."""
        ...

    def kept(self, address: Any, others: Clause) -> tuple[str, Kept | None]:
        """A document's id and posting; of a vacancy the copy that matches `others`, if one does."""
        ...

    def newest_open(self) -> int:
        """The day the newest open posting was posted, in days since 1970; 0 where none is open."""
        ...
