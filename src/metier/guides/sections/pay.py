"""Pay: the advertised band, its spread, and what it is by level, place, workplace and employer."""

from metier.guides import backoff, official
from metier.guides.desk import Desk
from metier.guides.families.premium import premiums
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.page import ladder, published, shown, table
from metier.guides.pay import QUANTILES, bands, slugged
from metier.guides.paychart import pay_histogram
from metier.guides.section import Section
from metier.guides.wording import capital, joined, sentence
from metier.model.block import Bands, Block, Link, SectionPage, Table, Text
from metier.statistics import floors

_PLACES, _EMPLOYERS = 12, 10
_PREMIUM = ("In the advert", "Pay against the like without it", "Employers that say so")
_ASSOCIATION = (
    "Adverts that say so against adverts of the same level and place that do not, every employer with the same weight. Only what "
    "is reliable among all that were compared is listed. It goes together in adverts; that learning it raises pay is not shown."
)
_SIDES = {"low": "Start", "middle": "Middle", "high": "End"}
_COLUMNS = ("Lowest tenth", "Lower quarter", "Middle employer", "Upper quarter", "Highest tenth")
_FLOOR = floors.words("pay.employers", "pay.postings", "pay.top", "pay.median", "pay.quartiles", "pay.tenths", "pay.width")


def write(desk: Desk) -> SectionPage:
    """The pay of a cell; what is below its floor is left out and said to be so, with the nearest wider cell that can be told."""
    middle = desk.pay()
    told = middle.value is not None
    return shown(
        *(() if told or desk.cell.employer else backoff.blocks(desk)),
        _words(desk),
        _band(desk),
        pay_histogram(desk),
        *(official.pay(desk) if told else ()),
        _by_level(desk),
        _by_workplace(desk),
        _by_place(desk),
        _by_employer(desk),
        *(_premiums(desk) if told else ()),
        _stated(desk) if told else None,
        _left_out(desk) if told else None,
        floor=_FLOOR,
        otherwise=middle.suppressed or "no pay stated",
        because=middle,
    )


def _words(desk: Desk) -> Text | None:
    return joined(
        sentence("The middle of advertised base pay is ", desk.pay(), " a year."),
        sentence("Half of the employers' pay lies between ", desk.pay("p25"), " and ", desk.pay("p75"), "."),
    )


def _band(desk: Desk) -> Table | None:
    """Where bands start, have their middle and end: each with the percentiles that can be told."""
    if desk.pay().value is None:
        return None
    rows = [(name, *(published(desk.pay(quantile, side)) for quantile in QUANTILES)) for side, name in _SIDES.items()]
    caption = "Each end of the band by itself: where bands start lowest they need not have the lowest middle."
    return table("The band", ("Of the band", *_COLUMNS), rows, caption)


def _stated(desk: Desk) -> Text | None:
    stated = desk.share("pay_stated")
    law, rest = desk.figure("disclosure:law"), desk.figure("disclosure:rest")
    return joined(
        sentence("Base pay is stated by ", stated, " of employers; what the rest pay is not guessed."),
        sentence("Where a state's law asks adverts for it, ", law, " of employers state it; in other states ", rest, "."),
        role="note",
    )


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
        "Of the employers with the most openings, those that state pay often enough. These are facts of their adverts, not "
        "estimates, and so have no interval.",
    )


def _premiums(desk: Desk) -> tuple[Block, ...]:
    """What goes with higher or lower pay in adverts of the same level and place; or that nothing reliable does."""
    if desk.cell.employer:
        return ()
    found = [(what, desk.figure(f"premium:{what}")) for what in sorted(premiums(desk.cut).kept)]
    rows = [(_named(desk, what), figure, desk.share(what)) for what, figure in found if figure.value is not None]
    if not rows:
        words = (
            "Of ",
            desk.figure("premium:tried"),
            " tools and skills compared within levels and places, none goes with a reliable ",
        )
        nothing = sentence(*words, "difference in pay.", role="note")
        return (nothing,) if nothing else ()
    rows.sort(key=lambda row: -(row[1].value or 0.0))
    return (Table(title="What goes with higher or lower pay", columns=_PREMIUM, rows=tuple(rows), caption=_ASSOCIATION),)


def _named(desk: Desk, what: str) -> Link:
    kind, _, name = what.partition(":")
    return Link(text=WORKPLACES[name] if kind == "workplace" else capital(desk.base.name(what)), kind=kind, id=name)


def _left_out(desk: Desk) -> Table | None:
    reasons = bands(desk.cut).left_out
    return table(
        "Pay read and not counted",
        ("Why", "Postings"),
        [(capital(reason), desk.count(f"pay_left_out:{slugged(reason)}")) for reason in reasons],
        "Such postings still count everywhere else on this page.",
    )


SECTION = Section(title="Pay", order=50, description="What employers advertise, and how far it can be trusted.", write=write)
