"""What an index holds of words, names and places: read from it once, when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property

from metier.index import labels
from metier.index.clauses import AllOf, Clause, Is, OneOf
from metier.index.fields import EACH, MERGED, SPELT, WORDS
from metier.index.odds import Odds
from metier.index.spots import Spots
from metier.index.store import MISSING, Store
from metier.index.suggesting import FIELDS, Suggestions

#: An employer of one word is known by it unless the word is so much more frequent than the employer.
_OFTEN = 4
#: Every posting, copies one by one.
EACH_ONE: Clause = Is("mode", EACH)


class Known:
    """What a store holds; it is what the understanding of a text hears of the corpus."""

    def __init__(self, store: Store, names: Mapping[str, str], odds: Odds | None = None) -> None:
        """`names` are those of employers by id. Without `odds` of being open, the newest open posting tells what day it is."""
        self._store, self._names, self._odds = store, names, odds

    def frequency(self, word: str) -> int:
        """How many documents have a word in their text."""
        return max(self._store.holds(field, word) for field in ("title", "body"))

    def misspelt(self, word: str) -> bool:
        """Whether a folded word is in no posting and long enough to be a misspelling."""
        return len(word) >= SPELT and not any(self._store.holds(field, word) for field in WORDS)

    def employers(self) -> Mapping[tuple[str, ...], str]:
        """Ids of employers by the words of their names."""
        return self._employers

    def spots(self) -> Spots:
        """Where its postings are."""
        return self._spots

    def label(self, field: str, value: str) -> str:
        """What people call a facet's value."""
        return self._names.get(value, value) if field == "employer" and value else labels.label(field, value)

    @cached_property
    def _employers(self) -> dict[tuple[str, ...], str]:
        named = {tuple(self._store.fold(name)): value for value, name in self._names.items()}
        return {words: value for words, value in named.items() if len(words) > 1 or (words and self._telling(words[0], value))}

    def _telling(self, word: str, employer: str) -> bool:
        """Whether a word means the employer rather than what else has it."""
        return self.frequency(word) <= _OFTEN * self._store.holds("employer", employer) + _OFTEN

    @cached_property
    def _spots(self) -> Spots:
        return Spots([spot for spot in self._store.counts(EACH_ONE, ("spot",), {}).ids["spot"] if spot != MISSING])

    @cached_property
    def odds(self) -> Odds:
        """How likely postings are still open."""
        if self._odds is not None:
            return self._odds
        found = self._store.top(AllOf((EACH_ONE, Is("status", "open"))), 1, 0, "by_newest")
        return Odds(today=found[0].posted if found else 0)

    @cached_property
    def suggestions(self) -> Suggestions:
        """Values by the beginnings of their names."""
        there = AllOf((Is("mode", MERGED), OneOf("status", ("open", "unknown"))))
        counts = self._store.counts(there, FIELDS, {}).ids
        held = {name: {value: count for value, count in found.items() if value != MISSING} for name, found in counts.items()}
        return Suggestions(held, self.label)
