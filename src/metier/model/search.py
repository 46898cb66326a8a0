"""What a person asks of the search, and what it answers."""

from datetime import date

import msgspec


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One search. Values of one field are alternatives (OR); fields are combined (AND).

    `place` takes countries (`US`), regions (`US-TX`), metro ids (`austin-tx`) and `remote`; `pay_min` is a year's pay in
    the posting's own currency, and `unstated_pay` says whether postings without pay stay in (`include`) or not (`exclude`).
    `sort` is `relevance`, `newest` or `pay`. `copies` shows each copy instead of one posting a vacancy.
    """

    text: str = ""
    role: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    workplace: tuple[str, ...] = ()
    tool: tuple[str, ...] = ()
    employer: tuple[str, ...] = ()
    employment: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    pay_min: float | None = None
    unstated_pay: str = "include"
    posted_since: date | None = None
    sort: str = "relevance"
    copies: bool = False
    limit: int = 20
    offset: int = 0


class FacetValue(msgspec.Struct, frozen=True):
    """One value of a facet and how many results have it; `label` is for people. The empty id means not stated."""

    id: str
    label: str
    count: int


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One result. `snippet` is safe HTML in which the words that matched stand in `<mark>`."""

    posting: str
    score: float
    snippet: str = ""


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A page of results. `facets` maps a field of SearchQuery to its values; `ignored` lists what had no effect and why."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    ignored: tuple[str, ...] = ()
