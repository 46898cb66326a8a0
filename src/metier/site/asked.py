"""A search as it stands in the address bar: read kindly, written back in one stable order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import msgspec
from rapidfuzz import process

from metier.model.search import SearchQuery

FIELDS = ("place", "remote_from", "role", "level", "workplace", "tool", "employment", "employer", "source", "status")
SINGLE = ("pay_min", "unstated_pay", "posted_since", "sort", "copies", "literal", "per_employer")
NAMES = ("q", *FIELDS, *SINGLE, "page")
PER_PAGE = 20
LAST_PAGE = 500
LONGEST = 200
MOST = {"pay_min": 1e9, "per_employer": 100}
SORTS = {"relevance": "Best match", "newest": "Newest", "pay": "Pay"}
STILL_THERE = ("open", "unknown")


class Asked(msgspec.Struct, frozen=True):
    """A search as read: the query, the page, and a note for every parameter that had no effect."""

    query: SearchQuery
    page: int
    notes: tuple[str, ...]


def read(pairs: Iterable[tuple[str, str]]) -> Asked:
    """Read the address's name-value pairs. What cannot be read is left out and noted; nothing raises.

    Without a status closed postings are left out, as the library does; asking for the other two says the same.
    """
    values: dict[str, list[str]] = {}
    notes: list[str] = []
    for name, value in pairs:
        if name not in NAMES:
            near = process.extractOne(name, NAMES, score_cutoff=60)
            notes.append(
                f"“{name[:40]}” is no part of a search and had no effect" + (f"; did you mean “{near[0]}”?" if near else "")
            )
        elif value.strip():
            values.setdefault(name, []).append(value.strip()[:LONGEST])
    fields = {name: tuple(dict.fromkeys(values.get(name, ()))) for name in FIELDS}
    single = {name: values[name][-1] for name in SINGLE if name in values}
    kept, wrong = _single(single)
    page, odd = _page(values.get("page", ["1"])[-1])
    if set(fields["status"]) == set(STILL_THERE):
        fields["status"] = ()
    query = msgspec.convert(
        {
            "text": " ".join(values.get("q", ())),
            **fields,
            **kept,
            "limit": PER_PAGE,
            "offset": (page - 1) * PER_PAGE,
        },
        SearchQuery,
    )
    return Asked(query, page, tuple(dict.fromkeys([*notes, *wrong, *odd])))


def _single(single: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    kept: dict[str, Any] = {}
    notes = []
    valid = {"sort": tuple(SORTS), "unstated_pay": ("include", "exclude")}
    for name, value in single.items():
        try:
            read_as = getattr(msgspec.convert({name: value}, SearchQuery, strict=False), name)
            # "null" is read as None, which no one asks for
            if read_as is None or value not in valid.get(name, (value,)) or (name in MOST and not 0 <= read_as < MOST[name]):
                raise msgspec.ValidationError
            kept[name] = read_as
        except msgspec.ValidationError:
            notes.append(f"{name} “{value[:40]}” cannot be read and had no effect")
    return kept, notes


def _page(text: str) -> tuple[int, list[str]]:
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= LAST_PAGE:
        return int(text), []
    return 1, [f"page “{text[:40]}” is not between 1 and {LAST_PAGE}; this is the first"]


def pairs(asked: Asked, page: int = 1) -> list[tuple[str, str]]:
    """A search as name-value pairs in their stable order; what is at its default is left out."""
    query = asked.query
    found = [("q", query.text)] if query.text else []
    for name in FIELDS:
        found += [(name, value) for value in getattr(query, name)]
    if query.pay_min is not None:
        found.append(("pay_min", f"{query.pay_min:.0f}"))
    if query.unstated_pay != "include":
        found.append(("unstated_pay", query.unstated_pay))
    if query.posted_since:
        found.append(("posted_since", query.posted_since.isoformat()))
    if query.sort != "relevance":
        found.append(("sort", query.sort))
    if query.copies:
        found.append(("copies", "true"))
    if query.literal:
        found.append(("literal", "true"))
    if query.per_employer != SearchQuery().per_employer:
        found.append(("per_employer", str(query.per_employer)))
    return [*found, ("page", str(page))] if page > 1 else found


def address(asked: Asked, page: int = 1) -> str:
    """The address of a page of this search."""
    return _join(pairs(asked, page))


def without(asked: Asked, name: str, value: str | None = None) -> str:
    """The address of this search with one parameter, or one value of it, taken away."""
    return _join((key, held) for key, held in pairs(asked) if key != name or (value is not None and held != value))


def reworded(asked: Asked, text: str) -> str:
    """The address of this search with another text."""
    rest = [(key, held) for key, held in pairs(asked) if key != "q"]
    return _join([("q", text), *rest] if text else rest)


def literally(asked: Asked) -> str:
    """The address of this search with its text taken as plain words."""
    return _join([*pairs(asked), ("literal", "true")])


def sorted_by(asked: Asked, sort: str) -> str:
    """The address of this search in another order."""
    rest = [(key, held) for key, held in pairs(asked) if key != "sort"]
    return _join(rest if sort == "relevance" else [*rest, ("sort", sort)])


def _join(found: Iterable[tuple[str, str]]) -> str:
    text = urlencode(list(found))
    return f"/jobs?{text}" if text else "/jobs"
