"""Postings: find them, open one."""

from datetime import timedelta

import msgspec

from metier.errors import NotFoundError
from metier.index.engine import Suggestion
from metier.library.edition import Serving
from metier.model import openness
from metier.model.openness import Openness
from metier.model.posting import Kept
from metier.model.search import Results, SearchQuery
from metier.taxonomy import places
from metier.taxonomy.world import world_region

OPEN = ("open", "unknown")
ANY = ("open", "unknown", "closed")
#: Of a vacancy of more copies than these, that many are looked at for the boards they stand on.
_COPIES_SEEN = 100


class Postings:
    """The postings of the current edition."""

    def __init__(self, serving: Serving) -> None:
        """`serving` hands out the current edition."""
        self._serving = serving

    def find(self, query: SearchQuery | str) -> Results:
        """Search; a string is a query of that text. Places may be words ("Austin"); those nobody knows are told in `ignored`.

        Without a status, closed postings stay out: what is open or cannot be told is shown. Raises UsageError for values out of
        range.
        """
        asked = SearchQuery(text=query) if isinstance(query, str) else query
        asked = msgspec.structs.replace(
            asked,
            place=tuple(self._place(words) for words in asked.place),
            remote_from=tuple(world_region(words) or self._place(words) for words in asked.remote_from),
        )
        if asked.status:
            return self._serving.current().index.search(asked)
        results = self._serving.current().index.search(msgspec.structs.replace(asked, status=OPEN))
        # nobody asked for a status: that an archive has no open posting is no news about the query
        ignored = tuple(note for note in results.ignored if not note.startswith("status:"))
        return msgspec.structs.replace(results, ignored=ignored)

    def get(self, posting: str) -> Kept:
        """One posting with its facts and its life. Raises NotFoundError."""
        kept = self._serving.current().index.get(posting.split("#", maxsplit=1)[0])
        if kept is None:
            raise NotFoundError(
                f"no posting {posting!r} in this edition", do="search for it; ids are those shown by `metier search`"
            )
        return kept

    def openness(self, kept: Kept) -> Openness:
        """What was observed of how long a posting is open, among the open postings of its role: facts, never a verdict."""
        index = self._serving.current().index
        copies = (index.get(name) for name in kept.copies[:_COPIES_SEEN])
        boards = {(one.posting.source, one.posting.board) for one in (kept, *copies) if one is not None}
        return openness.observed(kept, len(boards), self._older_than(kept))

    def _older_than(self, kept: Kept) -> float | None:
        """The share of the open postings of its role with a later date of posting; None where these are few."""
        role = kept.facts.role.id if kept.facts.role else None
        if not role or kept.life.status != "open":
            return None
        index = self._serving.current().index
        asked = SearchQuery(role=(role,), status=("open",), limit=0)
        total = index.search(asked).total
        if total < openness.ROLE_POSTINGS:
            return None
        since, _ = openness.opened(kept.life, kept.posting.date_posted)
        return index.search(msgspec.structs.replace(asked, posted_since=since + timedelta(days=1))).total / total

    def place(self, words: str) -> str | None:
        """The id of the place a person means ("NYC" -> `new-york-ny`), or None where nobody knows it."""
        if words == "remote" or places.metro(words) is not None:
            return words
        return places.find_place(words)

    def _place(self, words: str) -> str:
        """The id of a place given in words, `-` before it kept; the words themselves where nobody knows it."""
        left_out, bare = words.startswith("-"), words.removeprefix("-")
        return "-" * left_out + ((self.place(bare) or bare) if bare else "")

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Roles, tools and employers that begin like `prefix`."""
        return self._serving.current().index.suggest(prefix, limit)

    def count(self) -> int:
        """How many postings the edition holds."""
        return self._serving.current().index.count()
