"""A search taken out whole: every posting it finds once, row by row, from the edition it began with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from metier.exports import results
from metier.exports.results import COLUMNS, Line, Listed, listed
from metier.library.edition import About
from metier.model.posting import Kept
from metier.model.search import SearchQuery

if TYPE_CHECKING:
    from metier.library.home import Home

__all__ = ["COLUMNS", "FORMS", "SIMULATED", "Line", "Listed", "Takeout", "credit", "listed", "take"]

SIMULATED = "Simulated market: invented"

#: A header holds so many characters of notes.
_LONGEST = 1_000
_QUOTES = str.maketrans("“”‘’", "\"\"''")

#: The forms a takeout is written in, by the ending of its address: media type, and what writes rows in blocks.
FORMS = {
    "csv": ("text/csv", results.as_csv),
    "jsonl": ("application/jsonl", results.as_json_lines),
}


class Takeout(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found, to be read once. Of `total` postings `withheld` stay out: their sources do not let us pass them on.

    `about` is the edition all of it comes from, also when another is published while it is read; `ignored` is what had no effect
    and why.
    """

    about: About
    total: int
    withheld: int
    ignored: tuple[str, ...]
    rows: Iterable[Line]

    def written(self, form: str) -> Iterator[bytes]:
        """The rows in one of `FORMS`, in blocks."""
        return FORMS[form][1](self.rows)

    def headers(self, form: str, notes: Iterable[str]) -> dict[str, str]:
        """What is said of it beside the rows, as HTTP headers; `notes` tell what had no effect."""
        about = self.about
        name = f"jobs-{'simulated-' * about.simulated}{about.edition}.{form}"
        told = {
            "content-disposition": f'attachment; filename="{name}"',
            "x-edition": about.edition,
            "x-as-of": about.as_of.isoformat(),
            "x-total": str(self.total),
            "x-withheld": str(self.withheld),
        }
        ignored = "; ".join(notes).translate(_QUOTES).encode("ascii", "replace").decode()[:_LONGEST]
        return told | ({"x-ignored": " ".join(ignored.split())} if ignored else {})


def take(home: Home, query: SearchQuery) -> Takeout:
    """Begin to take out all that a search finds, whatever its page and order. Raises UsageError as the search does."""
    whole = msgspec.structs.replace(query, limit=0, offset=0, cursor="", sort="relevance", facets=False, explain=False)
    while True:
        about = home.about()
        results = home.postings.find(whole)
        barred = any(not home.sources.rights(source).api_out for source in about.sources)
        # only who reads all rows knows which copy of a vacancy stands for it, and so whether it goes out
        withheld = sum(not _passes(home, kept) for kept in home.postings.every(whole)) if barred else 0
        found = iter(home.postings.every(whole))
        first = next(found, None)
        if home.about().edition == about.edition:
            break  # else a newer edition was published meanwhile: begin with that
    rows = _rows(home, chain(() if first is None else (first,), found), about.edition)
    return Takeout(about=about, total=results.total, withheld=withheld, ignored=results.ignored, rows=rows)


def _passes(home: Home, kept: Kept) -> bool:
    return home.sources.rights(kept.posting.source).api_out


def _rows(home: Home, found: Iterable[Kept], edition: str) -> Iterator[Line]:
    for kept in found:
        rights = home.sources.rights(kept.posting.source)
        if rights.api_out:
            yield results.line(kept, credit(home, kept), edition, quotes=rights.display)


def credit(home: Home, kept: Kept) -> str:
    """What must be said beside a posting that leaves the site: that it is invented, and whose it is."""
    parts = (SIMULATED if kept.posting.simulated else "", home.sources.rights(kept.posting.source).attribution)
    return " · ".join(filter(None, parts))
