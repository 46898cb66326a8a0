"""A search as it stands in the address bar: read kindly, written back in one stable order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

import msgspec
from msgspec.structs import replace
from rapidfuzz import process

from metier.model.search import SearchQuery
from metier.site.amounts import HOURLY, amount

#: Facets, in the order in which people narrow a search.
FIELDS = (
    "remote_from", "place", "workplace", "role", "level", "tool", "skill", "employment", "employer", "experience", "education",
    "language", "written", "visa", "flag", "source", "status",
)  # fmt: skip
SINGLE = (
    "near", "radius", "pay_min", "pay_currency", "unstated_pay", "posted_since", "seen_since", "sort", "copies", "literal",
    "per_employer", "explain",
)  # fmt: skip
NAMES = ("q", *FIELDS, *SINGLE, "page", "cursor")
#: How an address writes the empty value of a facet: a blank field of a form says nothing.
NOT_STATED = "not-stated"
PER_PAGE = 20
#: Pages reached by their number; a cursor goes on to the end.
LAST_PAGE = 500
LONGEST = 200
LONGEST_TEXT = 1_000
MOST = {"pay_min": 1e9, "per_employer": 100, "radius": 1_000}
SORTS = {"relevance": "Best match", "newest": "Newest", "pay": "Pay"}
CHOICES = {"sort": tuple(SORTS), "unstated_pay": ("include", "exclude", "only")}
STILL_THERE = ("open", "unknown")
_DEFAULT = SearchQuery()


class Asked(msgspec.Struct, frozen=True):
    """A search as read: the query, the page, and a note for every parameter that had no effect."""

    query: SearchQuery
    page: int
    notes: tuple[str, ...]


def read(pairs: Iterable[tuple[str, str]]) -> Asked:
    """Read the address's name-value pairs. What cannot be read is left out and noted; nothing raises.

    Without a status closed postings are left out, as the library does; asking for the other two says the same. What is asked for
    and left out at once is left out.
    """
    values, notes = _sorted_out(pairs)
    fields = {name: _facet(values.get(name, ())) for name in FIELDS}
    if set(fields["status"]) == set(STILL_THERE):
        fields["status"] = ()
    single = {name: values[name][-1] for name in SINGLE if name in values}
    kept, wrong = _single(_pay(single))
    cursor = values.get("cursor", [""])[-1]
    page, odd = _page(values.get("page", ["1"])[-1], reached=bool(cursor))
    query = msgspec.convert(
        {
            "text": " ".join(values.get("q", ())),
            **fields,
            **kept,
            "limit": PER_PAGE,
            "offset": (min(page, LAST_PAGE) - 1) * PER_PAGE,
            "cursor": cursor,
        },
        SearchQuery,
    )
    if query.radius != _DEFAULT.radius and not query.near:
        query, odd = replace(query, radius=_DEFAULT.radius), [*odd, "radius had no effect: it goes with near, a town"]
    if query.pay_min and query.pay_min < HOURLY:
        odd = [*odd, f"{query.pay_min:,g} is read as a year’s pay; an hour’s is written {query.pay_min:g}/h"]
    return Asked(query, page, tuple(dict.fromkeys([*notes, *wrong, *odd])))


def _sorted_out(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, list[str]], list[str]]:
    """The values by the name of their parameter, blank ones left out, and notes of those that are no part of a search."""
    values: dict[str, list[str]] = {}
    notes: list[str] = []
    for name, value in pairs:
        longest = LONGEST_TEXT if name == "q" else LONGEST
        if name not in NAMES:
            near = process.extractOne(name, NAMES, score_cutoff=75)
            notes.append(
                f"“{name[:40]}” is no part of a search and had no effect" + (f"; did you mean “{near[0]}”?" if near else "")
            )
        elif value.strip():
            values.setdefault(name, []).append(value.strip()[:longest].strip())
            if len(value.strip()) > longest:
                notes.append(f"{'the words' if name == 'q' else name} beyond {longest:,} characters had no effect")
    return values, notes


def _facet(values: Iterable[str]) -> tuple[str, ...]:
    """The values of a facet as a query has them; of one both wanted and left out, the latter."""
    meant = {NOT_STATED: "", f"-{NOT_STATED}": "-"}
    found = dict.fromkeys(meant.get(value, value) for value in values)
    return tuple(value for value in found if f"-{value}" not in found)


def _pay(single: dict[str, str]) -> dict[str, str]:
    """The single values with pay as people write it turned into a number, and the currency its sign tells."""
    meant = amount(single.get("pay_min", ""))
    if meant is None:
        return single
    told = {"pay_currency": meant.currency} if meant.currency else {}
    return {**told, **single, "pay_min": _text(meant.year)}


def _single(single: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    kept: dict[str, Any] = {}
    notes = []
    for name, value in single.items():
        try:
            read_as = getattr(msgspec.convert({name: value}, SearchQuery, strict=False), name)
            # "null" is read as None, which no one asks for
            if read_as is None or value not in CHOICES.get(name, (value,)) or (name in MOST and not 0 <= read_as <= MOST[name]):
                raise msgspec.ValidationError
            if name == "radius" and not read_as:
                raise msgspec.ValidationError
            kept[name] = read_as.upper() if name == "pay_currency" else read_as
        except msgspec.ValidationError:
            notes.append(f"{name} “{value[:40]}” cannot be read and had no effect")
    return kept, notes


def _page(text: str, *, reached: bool) -> tuple[int, list[str]]:
    """The number of the page; one reached by a cursor may lie behind the last that has an address of its own."""
    last = 999_999 if reached else LAST_PAGE
    if text.isascii() and text.isdigit() and 1 <= int(text[:7]) <= last:
        return int(text), []
    return 1, [f"page “{text[:40]}” is not between 1 and {LAST_PAGE}; this is the first"]


def pairs(asked: Asked, page: int = 1, cursor: str = "") -> list[tuple[str, str]]:
    """A search as name-value pairs in their stable order; what is at its default is left out."""
    query = asked.query
    found = [("q", query.text)] if query.text else []
    for name in FIELDS:
        found += [(name, written(value)) for value in getattr(query, name)]
    found += [(name, _text(held)) for name in SINGLE if (held := getattr(query, name)) != getattr(_DEFAULT, name)]
    found += [("page", str(page))] if page > 1 else []
    return [*found, ("cursor", cursor)] if cursor else found


def written(value: str) -> str:
    """A facet's value as an address has it."""
    return f"{value}{NOT_STATED}" if value in {"", "-"} else value


def _text(value: float | str | date) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value).removesuffix(".0")


def address(asked: Asked, page: int = 1, cursor: str = "") -> str:
    """The address of a page of this search."""
    text = urlencode(pairs(asked, page, cursor))
    return f"/jobs?{text}" if text else "/jobs"


def changed(asked: Asked, **fields: Any) -> str:
    """The address of this search with other values of some fields of its query, from its first page on."""
    return address(replace(asked, query=replace(asked.query, **fields)))


def without(asked: Asked, name: str, value: str | None = None) -> str:
    """The address of this search with one field, or one value of a facet, taken away."""
    if value is None:
        return changed(asked, **{name: getattr(_DEFAULT, name)})
    return changed(asked, **{name: tuple(held for held in getattr(asked.query, name) if held != value)})
