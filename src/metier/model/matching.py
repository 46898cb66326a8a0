"""What is known of a person for a match, and what a match answers: ledgers, scores, advice.

A profile holds nothing but what was recognised as a skill, a language, a length, a level or a kind of work. Whatever else a
person wrote is in none of these, so that it cannot matter to a score.
"""

import msgspec


class Held(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing a person has: `kind` is tool, skill, language or role; `quote` the words it was read from."""

    kind: str
    id: str
    name: str
    quote: str | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What is scored. None and empty mean unknown, which never counts against anyone.

    `years` of experience; `education` is a level of `Education.level`, `level` one of `Facts.seniority`. The words behind each
    stand under `quotes` (`years`, `education`, `level`).
    """

    held: tuple[Held, ...] = ()
    languages: tuple[Held, ...] = ()
    roles: tuple[Held, ...] = ()
    years: float | None = None
    education: str | None = None
    level: str | None = None
    quotes: dict[str, str] = msgspec.field(default_factory=dict)


class Unknown(msgspec.Struct, frozen=True):
    """Words that name no skill known here, and the nearest that do."""

    words: str
    did_you_mean: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A profile as it was read. `stripped` counts, by kind, what was taken out of a CV before anything was read."""

    profile: Profile
    unknown: tuple[Unknown, ...] = ()
    stripped: dict[str, int] = msgspec.field(default_factory=dict)


class Wishes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person demands of a job: values of one field are alternatives.

    Jobs are at one of the places `place`, or remote and open to who lives in one of `remote_from`, where these are given.
    `pay_min` is a year's pay in the posting's own currency; `visa`: the person needs to be sponsored.
    """

    place: tuple[str, ...] = ()
    remote_from: tuple[str, ...] = ()
    workplace: tuple[str, ...] = ()
    employment: tuple[str, ...] = ()
    pay_min: float | None = None
    visa: bool = False


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a ledger: what the posting asks, and what the person has of it.

    `kind` is tool, skill, language, experience or education; `ids` are alternatives any of which will do. `state` is met,
    related, missing or unknown; `credit` (0 to 1) times `weight` goes into the score, unknown lines are left out of it. `asked`
    quotes the posting (or `field` names where it says so), `held` the person; `through` names what was counted where it is not
    the thing itself, `why` how.
    """

    kind: str
    ids: tuple[str, ...]
    name: str
    req: str
    weight: float
    state: str
    credit: float = 0.0
    asked: str | None = None
    field: str | None = None
    held: str | None = None
    through: str | None = None
    why: str | None = None


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """How the person's level stands to the posting's: `state` is met, above, below or unknown; the score is times `factor`."""

    asked: str | None = None
    held: str | None = None
    state: str = "unknown"
    factor: float = 1.0


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """A demand of the person: `state` is met, or unknown where the posting does not say; jobs that fail one are not shown."""

    kind: str
    wish: str
    state: str
    quote: str | None = None


class JobMatch(msgspec.Struct, frozen=True, kw_only=True):
    """How one posting matches. `score` follows from `entries` and `fit` alone: see `metier.matching.ledger.score`.

    `akin`: the work is of a family of roles the person has worked in; null where either is not known.
    """

    posting: str
    score: float
    entries: tuple[Entry, ...]
    fit: Fit
    akin: bool | None = None
    conditions: tuple[Condition, ...] = ()


class RoleMatch(msgspec.Struct, frozen=True, kw_only=True):
    """How the open jobs of a role match: `score` is the mean over employers of their mean, with its 95% interval.

    `n` postings of `k` employers were matched out of `openings`; `ready` of these `n` match well enough. A score that stands on
    too few is null, and `suppressed` says why.
    """

    role: str
    openings: int
    n: int
    k: int
    ready: int = 0
    score: float | None = None
    low: float | None = None
    high: float | None = None
    suppressed: str | None = None


class Step(msgspec.Struct, frozen=True):
    """One skill to learn: with it and those before, `opens` more jobs match well enough: `jobs`, by their posting's id."""

    kind: str
    id: str
    name: str
    opens: int
    jobs: tuple[str, ...]


class Advice(msgspec.Struct, frozen=True):
    """The skills that together open the most jobs, in order: `ready` of `considered` jobs match well enough without any.

    `akin`: only jobs akin to what the person has done are considered.
    """

    enough: float
    considered: int
    ready: int
    steps: tuple[Step, ...] = ()
    akin: bool = False


class Matches(msgspec.Struct, frozen=True, kw_only=True):
    """The answer. `total` postings were found, of which the `considered` likeliest were matched line by line.

    `silent` of these say nothing that could be matched, and are not among `jobs`. `told` are notes on what had no effect.
    """

    reading: Reading
    jobs: tuple[JobMatch, ...]
    roles: tuple[RoleMatch, ...]
    advice: Advice
    total: int
    considered: int
    silent: int = 0
    told: tuple[str, ...] = ()
