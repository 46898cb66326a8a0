"""Postings: find them, open one."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import msgspec

from metier.errors import NotFoundError
from metier.index import eligibility, spots
from metier.index.engine import Suggestion
from metier.library import cursors
from metier.library.edition import Serving
from metier.model import openness
from metier.model.openness import Openness
from metier.model.posting import Kept
from metier.model.search import Hit, Results, SearchQuery
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

        Without a status, closed postings stay out: what is open or cannot be told is shown. A cursor stays with the edition it
        was given for. Raises UsageError for values out of range, GoneError where the edition of a cursor is no longer held.
        """
        asked = self._meant(SearchQuery(text=query) if isinstance(query, str) else query)
        edition, place = self._serving.current(), ""
        if asked.cursor:
            name, place = cursors.read(asked)
            edition = self._serving.of(name)
        search = asked if asked.status else msgspec.structs.replace(asked, status=OPEN)
        results = edition.index.search(msgspec.structs.replace(search, cursor=place))
        # nobody asked for a status: that an archive has no open posting is no news about the query
        quiet = "" if asked.status else "status:"
        return msgspec.structs.replace(
            results,
            ignored=tuple(note for note in results.ignored if not (quiet and note.startswith(quiet))),
            next=cursors.written(edition.about.edition, asked, results.next),
            edition=edition.about.edition,
        )

    def every(self, query: SearchQuery) -> Iterator[Kept]:
        """Each posting a search finds, once, whatever page it asks for; all of the edition current when the first is read.

        Raises UsageError as `find` does.
        """
        asked = self._meant(query)
        search = asked if asked.status else msgspec.structs.replace(asked, status=OPEN)
        return self._serving.current().index.every(msgspec.structs.replace(search, cursor=""))

    def _meant(self, query: SearchQuery) -> SearchQuery:
        """The query with ids for the places it names in words."""
        return msgspec.structs.replace(
            query,
            place=tuple(self._place(words) for words in query.place),
            remote_from=tuple(self._area(words) for words in query.remote_from),
            near=self._near(query.near),
        )

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
        asked = SearchQuery(role=(role,), status=("open",), limit=0, facets=False)
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
        return "-" * left_out + ((self.place(bare) or world_region(bare) or bare) if bare else "")

    def _area(self, words: str) -> str:
        """The id of where one lives, `-` before it kept: parts of the world and time zones beside places."""
        left_out, bare = words.startswith("-"), words.removeprefix("-")
        return "-" * left_out + ((eligibility.area_of(bare) or self._place(bare)) if bare else "")

    def _near(self, words: str) -> str:
        """The degrees of a town named in words; words nobody knows stay as they are."""
        return (spots.named(words) or words) if words else ""

    def suggest(self, text: str, limit: int = 8, fields: Sequence[str] = ()) -> tuple[Suggestion, ...]:
        """What the last words of a text may be the beginning of: roles, tools, skills, places and employers with postings."""
        return self._serving.current().index.suggest(text, limit, fields)

    def similar(self, posting: str, limit: int = 5) -> tuple[Hit, ...]:
        """Other openings like a posting's, the likest first, with what they share. Raises NotFoundError."""
        return self._serving.current().index.similar(self.get(posting), limit)

    def count(self) -> int:
        """How many postings the edition holds."""
        return self._serving.current().index.count()
