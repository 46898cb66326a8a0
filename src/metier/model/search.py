"""What a person asks of the search, and what it answers."""

from datetime import date

import msgspec

from metier.model.posting import Kept


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One search. Values of one field are alternatives (OR); fields are combined (AND).

    The fields up to `status` are facets. A value of one that begins with `-` is left out (`-US`), the empty value is what does
    not state it, `-` alone leaves that out. `place` takes countries (`US`), regions (`US-TX`), metro ids (`austin-tx`), `remote`;
    `remote_from` countries, regions, parts of the world (`EUROPE`) and time zones (`CET`, `UTC-5`) from which one must be allowed
    to work; `no` there is work that is not remote. `experience` are the least years asked, in bands (`0`, `1-2`, `3-5`...).

    `near` (degrees, `30.27,-97.74`) and `radius` (km) take jobs in places no farther away. `pay_min` is a year's pay, in the
    posting's own currency or, with `pay_currency` (`EUR`), converted into that; `unstated_pay` says whether postings without pay
    stay in (`include`), go (`exclude`) or are all that is wanted (`only`). `posted_since` is by the date the posting tells (the
    day it was first seen where it tells none), `seen_since` by the day it was first seen.

    `sort` is `relevance`, `newest` or `pay`. `copies` shows each copy instead of one posting a vacancy. `literal` takes the text
    as plain words. At most `per_employer` postings of one employer stand among the first ten by relevance (0: any number).
    `cursor` is the `next` of the page before, which counts instead of `offset`; `facets` false leaves facets and pay uncounted.
    `explain` tells for every hit what it was found by.
    """

    text: str = ""
    role: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    remote_from: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    workplace: tuple[str, ...] = ()
    tool: tuple[str, ...] = ()
    skill: tuple[str, ...] = ()
    employer: tuple[str, ...] = ()
    employment: tuple[str, ...] = ()
    experience: tuple[str, ...] = ()
    education: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    visa: tuple[str, ...] = ()
    flag: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    near: str = ""
    radius: float = 50.0
    pay_min: float | None = None
    pay_currency: str = ""
    unstated_pay: str = "include"
    posted_since: date | None = None
    seen_since: date | None = None
    sort: str = "relevance"
    copies: bool = False
    limit: int = 20
    offset: int = 0
    cursor: str = ""
    literal: bool = False
    per_employer: int = 2
    facets: bool = True
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


class PayBin(msgspec.Struct, frozen=True):
    """How many results offer at most a year's pay of `low` or more and less than `high` (null: however much)."""

    low: float
    high: float | None
    count: int


class PayCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What the results state of pay, whatever pay was asked for.

    `stated` state a year's pay, of which `enough` offer `pay_min` or more (all, where none was asked); `unstated` do not. `bins`
    spread the most each offers in `currency`, converted at the rates of the day; what cannot be converted is in none.
    """

    stated: int
    enough: int
    unstated: int
    currency: str
    bins: tuple[PayBin, ...] = ()


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One result. `snippet` is safe HTML in which the words that matched stand in `<mark>`; `reasons` sum to the score.

    `kept` is the posting itself, of the edition that was searched.
    """

    posting: str
    score: float
    kept: Kept
    snippet: str = ""
    reasons: tuple[Reason, ...] = ()


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A page of results. `facets` maps a field of SearchQuery to its values; `ignored` lists what had no effect and why.

    `next` is the cursor of the page that follows, empty after the last; it stays with `edition`, whatever is published meanwhile.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    pay: PayCounts | None = None
    ignored: tuple[str, ...] = ()
    chips: tuple[Chip, ...] = ()
    corrections: tuple[Correction, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    next: str = ""
    edition: str = ""
