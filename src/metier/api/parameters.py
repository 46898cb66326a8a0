"""The search's parameters: their names, what they mean, and how they are read."""

from dataclasses import dataclass
from typing import Any

import msgspec
from litestar import Request
from litestar.openapi.spec import Operation, Parameter, Schema
from litestar.openapi.spec.enums import OpenAPIType

from metier.errors import UsageError
from metier.model.search import SearchQuery

MOST = 100
DEEPEST = 10_000
MEANINGS = {
    "q": "Words to find in title, employer, tools and text",
    "role": "Role ids, such as data-engineer. In every list `-` before a value leaves it out, and `not-stated` is a value",
    "place": "Countries (US), regions (US-TX), metropolitan areas (austin-tx), words (Austin) or `remote`",
    "level": "intern, entry, mid, senior, staff, principal, manager, director, executive",
    "workplace": "onsite, hybrid, remote",
    "tool": "Tool ids, such as postgresql",
    "skill": "Skill ids, such as distributed-systems",
    "experience": "Least years of experience asked: 0, 1-2, 3-5, 6-9, 10+",
    "education": "Least education named: high_school, vocational, associate, bachelor, master, doctorate",
    "language": "Languages the worker needs, such as de",
    "written": "Language the posting is written in, such as en",
    "visa": "sponsored or refused",
    "flag": "agency, clearance, travel, on_call, shift_work, evergreen, several_roles",
    "near": "A town (Austin) or degrees (30.27,-97.74): jobs within `radius`",
    "radius": "Kilometres around `near`, default 50",
    "employer": "Employer ids",
    "employment": "FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY, INTERN, VOLUNTEER, PER_DIEM",
    "source": "Source names",
    "status": "open, unknown, closed; left out: open and unknown",
    "pay_min": "At least this much a year, in the posting's own currency unless `pay_currency` says which",
    "pay_currency": "A currency (EUR) that pay is converted into",
    "unstated_pay": "`include` (default) or `exclude` postings that do not state pay, or `only` those",
    "posted_since": "A date such as 2026-11-01: posted then or later by its own word (where it tells no date, first seen)",
    "seen_since": "A date: first seen then or later",
    "sort": "relevance (default), newest, pay",
    "copies": "true shows every copy of a vacancy",
    "remote_from": "Work one may do from there: countries (DE), regions (US-TX), parts of the world, time zones; `no`: on site",
    "literal": "true takes q as plain words: nothing is understood as a role, a place...",
    "per_employer": "At most so many postings of one employer among the first ten by relevance, default 2; 0: any",
    "explain": "true tells for every posting what it was found by",
    "limit": f"1 to {MOST}, default 20",
    "offset": f"0 to {DEEPEST}; `cursor` goes on to the end",
    "cursor": "Goes on where a page ended: follow `meta.next`. It stays with the edition it was given for",
    "facets": "false leaves facets and pay uncounted",
}
CUTS = {
    "place": "A country (US), region (US-TX), metropolitan area (austin-tx) or its name (Austin)",
    "level": "One level",
    "workplace": "onsite, hybrid or remote",
    "employer": "An employer's id",
    "window": "The dates counted: `all`, or 2026-01-01..2026-06-30 with either side left out; left out: the last 12 months",
}
MANY = (
    "role", "place", "level", "workplace", "tool", "skill", "experience", "education", "language", "written", "visa", "flag",
    "employer", "employment", "source", "status", "remote_from",
)  # fmt: skip
#: How an address writes the empty value of a facet: a blank parameter says nothing.
NOT_STATED = {"not-stated": "", "-not-stated": "-"}
CHOICES = {"sort": ("relevance", "newest", "pay"), "unstated_pay": ("include", "exclude", "only")}
RANGES = {
    "limit": (1, MOST), "offset": (0, DEEPEST), "pay_min": (0, 1_000_000_000), "per_employer": (0, MOST),
    "radius": (0.1, 1_000),
}  # fmt: skip


def _schema(name: str) -> Schema:
    text = Schema(type=OpenAPIType.STRING)
    if name in MANY:
        return Schema(type=OpenAPIType.ARRAY, items=text)
    if name in RANGES:
        low, high = RANGES[name]
        kind = OpenAPIType.NUMBER if name in {"pay_min", "radius"} else OpenAPIType.INTEGER
        return Schema(type=kind, minimum=low, maximum=high)
    if name in {"copies", "literal", "facets", "explain"}:
        return Schema(type=OpenAPIType.BOOLEAN)
    return Schema(type=OpenAPIType.STRING, enum=list(CHOICES[name])) if name in CHOICES else text


@dataclass
class SearchOperation(Operation):
    """Describes the search's parameters, which one reader takes from the address instead of the handler's signature."""

    def __post_init__(self) -> None:
        """Add the parameters."""
        described = [
            Parameter(name=name, param_in="query", description=text, schema=_schema(name)) for name, text in MEANINGS.items()
        ]
        self.parameters = [*(self.parameters or []), *described]


@dataclass
class CutOperation(Operation):
    """Describes the parameters that cut a guide."""

    def __post_init__(self) -> None:
        """Add the parameters."""
        text = Schema(type=OpenAPIType.STRING)
        described = [Parameter(name=name, param_in="query", description=words, schema=text) for name, words in CUTS.items()]
        self.parameters = [*(self.parameters or []), *described]


def read(request: Request[Any, Any, Any]) -> SearchQuery:
    """Read a search. Repeated values are alternatives; commas separate them too. Raises UsageError for a value that cannot be."""
    raw: dict[str, Any] = {}
    for name in MEANINGS:
        values = [value.strip() for value in request.query_params.getall(name, []) if value.strip()]
        if not values:
            continue
        if name in MANY:
            split = (
                values if name == "employer" else [part.strip() for value in values for part in value.split(",") if part.strip()]
            )
            raw[name] = tuple(dict.fromkeys(NOT_STATED.get(part, part) for part in split))
        else:
            raw["text" if name == "q" else name] = values[-1]
    try:
        query = msgspec.convert(raw, SearchQuery, strict=False)
    except msgspec.ValidationError as failure:
        raise UsageError(f"a parameter cannot be read: {failure}", "see /api/openapi.json") from None
    for name, choices in CHOICES.items():
        if getattr(query, name) not in choices:
            raise UsageError(f"{name} {getattr(query, name)!r}", ", ".join(choices))
    for name, (low, high) in RANGES.items():
        value = getattr(query, name)
        if value is not None and not low <= value <= high:
            raise UsageError(f"{name} {value}", f"{low:,} to {high:,}")
    return query
