"""What an index holds of words, names and places: read from it once, when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property, lru_cache

from metier.index import labels
from metier.index.clauses import AllOf, Clause, Is
from metier.index.fields import EACH, SPELT, WORDS
from metier.index.odds import Odds
from metier.index.spots import Spots
from metier.index.store import MISSING, Store
from metier.postings.employers import employer_name

#: An employer of one word is known by it unless the word is so much more frequent than the employer.
_OFTEN = 4
#: So many postings choose how an employer's name is written.
_SPELLINGS = 20
#: Every posting, copies one by one.
EACH_ONE: Clause = Is("mode", EACH)


class Known:
    """What a store holds; it is what the understanding of a text hears of the corpus."""

    def __init__(self, store: Store, odds: Odds | None = None) -> None:
        """Nothing is read yet. Without `odds` of being open, the newest open posting tells what day it is."""
        self._store, self._odds = store, odds
        self.employer = lru_cache(maxsize=20_000)(self._employer)

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
        return self.employer(value) if field == "employer" and value else labels.label(field, value)

    def _employer(self, value: str) -> str:
        some = self._store.some(AllOf((Is("employer", value), EACH_ONE)), _SPELLINGS)
        return employer_name(kept.posting.employer for kept in some) or value

    @cached_property
    def _employers(self) -> dict[tuple[str, ...], str]:
        counts = self._store.counts(EACH_ONE, ("employer",), {}).ids["employer"]
        named = {tuple(value.split("-")): (value, count) for value, count in counts.items() if value != MISSING}
        return {
            words: value
            for words, (value, count) in named.items()
            if len(words) > 1 or self.frequency(words[0]) <= _OFTEN * count + _OFTEN
        }

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
