"""What a person asks of the search, and what it answers."""

from datetime import date

import msgspec


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One search. Values of one field are alternatives (OR); fields are combined (AND).

    `place` takes countries (`US`), regions (`US-TX`), metro ids (`austin-tx`) and `remote`; `pay_min` is a year's pay in
    the posting's own currency, and `unstated_pay` says whether postings without pay stay in (`include`) or not (`exclude`).
    `sort` is `relevance`, `newest` or `pay`. `copies` shows each copy instead of one posting a vacancy.

    A value that begins with `-` is left out (`-US`; `-` alone leaves out what does not state it). `remote_from` are countries
    (`DE`), regions (`US-TX`) and parts of the world (`EUROPE`) from which one must be allowed to work. `literal` takes the text
    as plain words. At most `per_employer` postings of one employer stand among the first ten by relevance (0: any number).
    `explain` tells for every hit what it was found by.
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
    remote_from: tuple[str, ...] = ()
    literal: bool = False
    per_employer: int = 2
    explain: bool = False


class FacetValue(msgspec.Struct, frozen=True):
    """One value of a facet and how many results have it; `label` is for people. The empty id means not stated."""

    id: str
    label: str
    count: int


class Chip(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood of `text[start:end]`, there to be edited or taken away.

    `kind` is role, place, level, workplace, remote_from, only, tool, skill, employer, employment, pay, experience or visa. A chip
    that is `hard` is obeyed by every result, others weigh. `negative`: results have it not.
    """

    kind: str
    value: str
    label: str
    words: str
    start: int
    end: int
    hard: bool = False
    negative: bool = False


class Correction(msgspec.Struct, frozen=True):
    """Words that were taken for misspelt, and what was searched instead. In quotes they are taken as they are."""

    words: str
    meant: str


class Relaxation(msgspec.Struct, frozen=True):
    """What would find more: `text` is the query without `words`, which stand for a chip, and `total` what it finds."""

    words: str
    text: str
    total: int


class Reason(msgspec.Struct, frozen=True):
    """What a hit was found by: `what` matched (a role, a tool, words) in which field, and how much of the score that is."""

    what: str
    field: str
    score: float


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One result. `snippet` is safe HTML in which the words that matched stand in `<mark>`; `reasons` sum to the score."""

    posting: str
    score: float
    snippet: str = ""
    reasons: tuple[Reason, ...] = ()


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A page of results. `facets` maps a field of SearchQuery to its values; `ignored` lists what had no effect and why."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    ignored: tuple[str, ...] = ()
    chips: tuple[Chip, ...] = ()
    corrections: tuple[Correction, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
