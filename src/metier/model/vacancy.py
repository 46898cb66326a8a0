"""Why a posting belongs to its vacancy: what it was held against, and what spoke for and against it."""

from datetime import date

import msgspec


class Reason(msgspec.Struct, frozen=True):
    """One reason for joining two postings (points above 0) or for keeping them apart (below)."""

    words: str
    points: float


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """Another posting, and what comparing it with the one asked for gave.

    `agrees`: the two alone would be joined. `veto` names what keeps them apart whatever their points. `vacancy` is the other's.
    """

    posting: str
    title: str
    source: str
    board: str
    location: str
    employer: str
    on: date
    vacancy: str
    agrees: bool
    points: float
    reasons: tuple[Reason, ...] = ()
    veto: str = ""


class VacancyTold(msgspec.Struct, frozen=True, kw_only=True):
    """The vacancy of a posting.

    `copies`: the other postings of it. `near`: postings of the employer that were candidates and are not of it, the likeliest
    first. `linked`: the same words under another employer or none, such as an agency's copies: never joined. At least `enough`
    points join two postings.
    """

    posting: str
    title: str
    employer: str
    vacancy: str
    enough: float
    copies: tuple[Compared, ...] = ()
    near: tuple[Compared, ...] = ()
    linked: tuple[Compared, ...] = ()
