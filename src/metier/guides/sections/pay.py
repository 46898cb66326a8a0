"""Pay: the advertised band, its spread, and what it is by level, place, workplace and employer."""

from metier.guides.desk import Desk
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.page import ladder, shown
from metier.guides.pay import bands, slugged
from metier.guides.paychart import pay_histogram
from metier.guides.section import Section
from metier.guides.wording import joined, sentence
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
        sentence("Employers advertise ", desk.pay(), " a year in the middle of their bands."),
        sentence("Half of the weight lies between ", desk.pay("p25"), " and ", desk.pay("p75"), "."),
        sentence("The bands themselves run from ", desk.pay("p50", "low"), " to ", desk.pay("p50", "high"), " in the middle."),
    )


def _stated(desk: Desk) -> Text | None:
    if desk.pay().value is None:
        return None
    return sentence(desk.share("pay_stated"), " of employers' postings state base pay. The rest is not guessed.", role="note")


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


def _by_employer(desk: Desk) -> Bands | None:
    if desk.cell.employer:
        return None
    names = desk.table.employer_name
    employers = [employer for employer, n in desk.cut.per_employer() if n >= floors.EMPLOYER_POSTINGS][:_EMPLOYERS]
    rows = [(Link(text=names[one], kind="employer", id=one), desk.sub(employer=one)) for one in employers]
    made = ladder("By employer", rows, desk.currency, "What these employers advertise; no estimate, so no interval.")
    if made is None:
        return None
    ordered = sorted(made.bands, key=lambda band: -(band.middle.value or 0.0))
    return Bands(title=made.title, bands=tuple(ordered), axis=made.axis, caption=made.caption)


def _left_out(desk: Desk) -> Table | None:
    reasons = bands(desk.cut).left_out
    rows = tuple((reason, desk.count(f"pay_left_out:{slugged(reason)}")) for reason in reasons)
    if not rows:
        return None
    return Table(
        title="Pay read and not counted",
        columns=("Why", "Postings"),
        rows=tuple((reason[:1].upper() + reason[1:], figure) for reason, figure in rows),
        caption="Such postings still count everywhere else on this page.",
    )


SECTION = Section(title="Pay", order=50, description="What employers advertise, and how far it can be trusted.", write=write)
