"""A figure: one published number with all that is needed to judge it, and the query that gives its evidence."""

from datetime import date

import msgspec


class Window(msgspec.Struct, frozen=True):
    """The dates a figure counts, both included. `None` on a side leaves it open."""

    start: date | None
    end: date | None


class Cell(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a figure is about: role x place x level x workplace x employer. `None` means all.

    `place` is a country (`US`), a region (`US-TX`) or a metro id (`austin-tx`). Where `family` is given, `role` is not: all roles
    of the family together.
    """

    role: str | None = None
    place: str | None = None
    level: str | None = None
    workplace: str | None = None
    employer: str | None = None
    family: str | None = None


class Figure(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """One number. `value` is null when suppressed, and `suppressed` says why in words.

    `unit`: `share` (0 to 1), `points` (of a hundred: a difference of shares), `count`, `years`, `days`, or an ISO currency a year
    (`USD/year`). `low` and `high` bound the 95% interval (null for exact counts). `n` postings and `k` employers were counted;
    `n_eff` postings drawn at random would tell as much. `reliability` is A, B, C or null; `modelled` marks an estimate that
    borrows from other cells; `measure` is e.g. `pay:p50` or `share:tool:postgresql`.
    """

    id: str
    measure: str
    cell: Cell
    unit: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    k: int = 0
    window: Window
    as_of: date
    method: str
    edition: str
    n_eff: float | None = None
    coverage: float | None = None
    top_employer_share: float | None = None
    reliability: str | None = None
    modelled: bool = False
    simulated: bool = False
    suppressed: str | None = None


class EvidenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One posting behind a figure: the words (with offsets into its text) or the field, and what was read from them.

    `employer_id` is the unit of counting (empty: no employer is named; all such rows are one unit), `opening` the opening of the
    posting. Where the method asks for them: `group` is the side of a comparison, `stratum` within what rows are compared or when
    they were counted, `entry` the age in days at which the posting was first seen. A row of an official table has its key in
    `posting`, its column in `field` and the value as printed there in `quote`.
    """

    posting: str
    opening: str = ""
    digest: str
    employer: str
    employer_id: str = ""
    title: str
    source: str
    seen_at: str
    read_as: str
    value: float | None = None
    weight: float | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    before: str = ""
    after: str = ""
    field: str | None = None
    group: str | None = None
    stratum: str | None = None
    entry: float | None = None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """All that stands behind a figure. `excluded` maps a reason to a count of postings.

    `formula` says how the value follows from the rows, `estimator` what its method computes, in paragraphs. `constants` are the
    numbers that the figure's method takes from elsewhere than the rows; `code` is the version of metier. With all its rows
    (`total` of them) the figure follows from `method`, `constants` and the rows alone. `rows_of` is `postings`, or
    `table` where the rows are of a table (an official one, the edition's skills) and lead to no posting.
    """

    figure: Figure
    says: str
    formula: str
    query: str
    rows: tuple[EvidenceRow, ...]
    total: int
    excluded: dict[str, int]
    constants: dict[str, float] = {}
    estimator: tuple[str, ...] = ()
    code: str = ""
    left_out_sources: tuple[str, ...] = ()
    rows_of: str = "postings"
