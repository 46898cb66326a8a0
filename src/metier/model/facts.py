"""What is read from a posting: claims, each with the words or the field it came from.

`start` and `end` are offsets into `Posting.text`; `field` is the path in the record where the source gave structure.
"""

import msgspec

from metier.model.place import Place


class Claim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The evidence every fact carries: an exact quote with offsets, or the path of a field."""

    quote: str | None = None
    start: int | None = None
    end: int | None = None
    field: str | None = None


class RoleRead(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """The kind of work. `id` is null when it cannot be told; `confidence` is 0 to 1."""

    id: str | None = None
    name: str | None = None
    soc: str | None = None
    confidence: float = 0.0


class PayTerms(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is said of a band beside its amounts; null and false mean not stated.

    `unit_inferred`, `currency_inferred`: not written, told by the magnitude or the country. `gross`: before tax (true) or after
    (false). `pro_rata`: the amount is for full time. `payments_per_year`: monthly payments when not twelve are said.
    `contract`: W2, 1099, C2C, B2B, PJ, CLT, UoP. `ir35`: inside or outside. `grade`: a band of a pay scale (`GS-13`, `Band 6`).
    `applies_to`: the place, level or role the band is for, as written.
    """

    unit_inferred: bool = False
    currency_inferred: bool = False
    approximate: bool = False
    gross: bool | None = None
    pro_rata: bool = False
    equity: bool = False
    bonus: bool = False
    payments_per_year: float | None = None
    hours_per_week: float | None = None
    contract: str | None = None
    ir35: str | None = None
    excludes_vat: bool = False
    plus_superannuation: bool = False
    includes_superannuation: bool = False
    grade: str | None = None
    applies_to: str | None = None


class Pay(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """One pay band as written.

    `unit`: HOUR, DAY, WEEK, MONTH, YEAR or null. `kind`: base, ote, bonus, equity_cash, sign_on, other. `annual_min` and
    `annual_max` are the same money a year (hour x 2080; a month as often as is said to be paid), null where unit is. `rejected`
    says why a band that was read is not counted (a placeholder, wider than five to one...).
    """

    min: float | None = None
    max: float | None = None
    currency: str | None = None
    unit: str | None = None
    kind: str = "base"
    place: str | None = None
    annual_min: float | None = None
    annual_max: float | None = None
    rejected: str | None = None
    terms: PayTerms | None = None


class Workplace(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """`type`: onsite, hybrid, remote, unclear. `countries` (ISO-2) and `regions` (EMEA...) say where one may live."""

    type: str = "unclear"
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    worldwide: bool = False
    office_days: int | None = None


class Experience(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """The general minimum (and maximum) years of experience asked."""

    min_years: float | None = None
    max_years: float | None = None


class Education(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """`level`: high_school, vocational, associate, bachelor, master, doctorate = the minimum named."""

    level: str | None = None
    required: bool = True
    equivalent_ok: bool = False


class Tool(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """A named technology, product, standard, licence or certificate. `req`: required, preferred, context."""

    id: str
    name: str
    category: str = ""
    req: str = "context"
    or_group: int | None = None


class HardSkill(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """A knowledge area or competency without a proper name. `req` as for tools.

    `known`: it is a skill of our tables; if not, `name` is as the posting writes it and `id` is made of its words.
    """

    id: str
    name: str
    req: str = "context"
    known: bool = True


class Duty(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """One sentence or bullet saying what the worker will do: the quote is the fact."""


class LanguageDemand(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """A human language (ISO 639-1) the worker needs."""

    language: str
    req: str = "required"


class Opening(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """One role inside a posting that advertises several; `number` counts from 1, offsets cover its own words."""

    number: int
    title: str
    role: RoleRead | None = None
    seniority: str | None = None


class Benefit(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """Something offered besides pay, by its id (`health_insurance`, `retirement_plan`, `paid_time_off`...)."""

    id: str


class Flag(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """agency, several_roles, evergreen, clearance, travel, on_call, shift_work, not_a_job."""

    id: str


class Visa(Claim, frozen=True, kw_only=True, omit_defaults=True):
    """Whether sponsorship is offered (true) or refused (false)."""

    sponsored: bool


class Facts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that was read from one posting. Empty and null mean not stated."""

    role: RoleRead | None = None
    seniority: str | None = None
    pay: tuple[Pay, ...] = ()
    workplace: Workplace | None = None
    places: tuple[Place, ...] = ()
    employment_type: tuple[str, ...] = ()
    experience: Experience | None = None
    education: Education | None = None
    tools: tuple[Tool, ...] = ()
    hard_skills: tuple[HardSkill, ...] = ()
    duties: tuple[Duty, ...] = ()
    languages: tuple[LanguageDemand, ...] = ()
    visa: Visa | None = None
    flags: tuple[Flag, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    openings: tuple[Opening, ...] = ()
