"""Pay: the advertised band, its spread, and what it is by level, place, workplace and employer."""

from metier.guides.desk import Desk
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.page import ladder, shown, table
from metier.guides.pay import bands, slugged
from metier.guides.paychart import pay_histogram
from metier.guides.section import Section
from metier.guides.wording import capital, joined, sentence
from metier.model.block import Bands, Link, SectionPage, Table, Text
from metier.statistics import floors

_PLACES, _EMPLOYERS = 12, 10
_FLOOR = floors.words("pay.employers", "pay.postings", "pay.top", "pay.median", "pay.quartiles", "pay.tenths", "pay.width")


def write(desk: Desk) -> SectionPage:
    """The pay of a cell; what is below its floor is left out and said to be so."""
    middle = desk.pay()
    return shown(
        _words(desk),
        pay_histogram(desk),
        _by_level(desk),
        _by_workplace(desk),
        _by_place(desk),
        _by_employer(desk),
        _stated(desk),
        _left_out(desk) if middle.value is not None else None,
        floor=_FLOOR,
        otherwise=middle.suppressed or "no pay stated",
    )


def _words(desk: Desk) -> Text | None:
    return joined(
        sentence("The middle of advertised base pay is ", desk.pay(), " a year."),
        sentence("Half of the employers' pay lies between ", desk.pay("p25"), " and ", desk.pay("p75"), "."),
        sentence("In the middle, bands start at ", desk.pay("p50", "low"), " and end at ", desk.pay("p50", "high"), "."),
    )


def _stated(desk: Desk) -> Text | None:
    if desk.pay().value is None:
        return None
    stated = desk.share("pay_stated")
    return sentence("Base pay is stated by ", stated, " of employers. What the rest pay is not guessed.", role="note")


def _by_level(desk: Desk) -> Bands | None:
    if desk.cell.level:
        return None
    rows = [(Link(text=name, kind="level", id=level), desk.sub(level=level)) for level, name in LEVELS.items()]
    return ladder("By level", rows, desk.currency)


def _by_workplace(desk: Desk) -> Bands | None:
    if desk.cell.workplace:
        return None
    rows = [(Link(text=name, kind="workplace", id=kind), desk.sub(workplace=kind)) for kind, name in WORKPLACES.items()]
    return ladder("By workplace", rows, desk.currency)


def _by_place(desk: Desk) -> Bands | None:
    places = [place for place, _ in desk.cut.per_place("metro") if place != desk.cell.place][:_PLACES]
    rows = [(Link(text=desk.names.place(place), kind="place", id=place), desk.sub(place=place)) for place in places]
    made = ladder("By place", rows, desk.currency)
    if made is None:
        return None
    ordered = sorted(made.bands, key=lambda band: -(band.middle.value or 0.0))
    return Bands(title=made.title, bands=tuple(ordered), axis=made.axis, caption=made.caption)


def _by_employer(desk: Desk) -> Table | None:
    """What single employers advertise: facts of their adverts, no estimates, so in a table and without intervals."""
    if desk.cell.employer:
        return None
    employers = [employer for employer, n in desk.cut.per_employer() if employer and n >= floors.EMPLOYER_POSTINGS]
    names = desk.table.employer_name
    found = [(Link(text=names[one], kind="employer", id=one), desk.sub(employer=one).pay()) for one in employers[:_EMPLOYERS]]
    rows = [(label, pay) for label, pay in found if pay.value is not None and pay.unit == desk.currency]
    rows.sort(key=lambda row: -(row[1].value or 0.0))
    return table(
        "What single employers advertise",
        ("Employer", "Middle"),
        rows,
        f"Of the employers with the most openings, those with pay in at least {floors.EMPLOYER_POSTINGS:g} postings. "
        "These are facts of their adverts, not estimates, and so have no interval.",
    )


def _left_out(desk: Desk) -> Table | None:
    reasons = bands(desk.cut).left_out
    return table(
        "Pay read and not counted",
        ("Why", "Postings"),
        [(capital(reason), desk.count(f"pay_left_out:{slugged(reason)}")) for reason in reasons],
        "Such postings still count everywhere else on this page.",
    )


SECTION = Section(title="Pay", order=50, description="What employers advertise, and how far it can be trusted.", write=write)
