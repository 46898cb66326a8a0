"""The history of postings: read from the corpus, so that it reaches back before the current edition."""

from datetime import date

import msgspec

from metier.corpus.corpus import Corpus
from metier.errors import NotFoundError
from metier.flow.days_open import days_open, settled
from metier.flow.publish import closing
from metier.model.address import Address
from metier.model.history import History
from metier.sources.rights import ledger
from metier.statistics.survival import Survival


class Histories:
    """What was observed of the postings of a home."""

    def __init__(self, path: Address) -> None:
        """`path` is where the home is."""
        self._path = path

    def of(self, posting: str) -> History:
        """All that was observed of a posting, in the order of time. Raises NotFoundError for one that was never seen.

        Words are left out where its source does not let us show them; that and when they changed is told.
        """
        found = Corpus(self._path, closing()).history(posting.split("#", maxsplit=1)[0])
        if found is None:
            raise NotFoundError(
                f"no posting {posting!r} was ever seen here", do="search for it; ids are those shown by `metier search`"
            )
        rights = ledger()
        if all(one.source not in rights or rights[one.source].display for one in found.sightings):
            return found
        events = tuple(
            msgspec.structs.replace(event, changes=tuple(msgspec.structs.replace(change, lines=()) for change in event.changes))
            for event in found.events
        )
        return msgspec.structs.replace(found, events=events)

    def days_open(self) -> Survival:
        """How long all postings of the home stay open: the part still open at an age in days, and quantiles (Kaplan and Meier).

        Postings count from the age at which they were first seen, so that those long open when reading began do not lengthen it.
        """
        corpus = Corpus(self._path, closing())
        as_of = corpus.as_of() or date.min
        return days_open(corpus.kept(), settled(corpus.runs(), corpus.closing), corpus.closing, as_of)
