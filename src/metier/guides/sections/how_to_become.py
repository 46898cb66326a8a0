"""How to become one: schooling, years, certificates and the ways in, with what is not stated said to be so."""

from metier.guides.desk import Desk
from metier.guides.names import EDUCATION
from metier.guides.page import hidden, published, shown
from metier.guides.predicates import YEARS
from metier.guides.ranking import ranked
from metier.guides.section import Section
from metier.guides.wording import joined, sentence
from metier.model.block import Bar, Bars, Link, SectionPage, Text
from metier.statistics import floors

_PAPERS = ("certification", "certificate", "licence", "license", "licences", "certifications")
_MOST = 10
_FLOOR = floors.words("share.employers", "share.width", "years.employers", "item.employers")


def write(desk: Desk) -> SectionPage:
    """What employers ask of those who want to begin."""
    few = floors.too_few(desk.k, floors.SHARE_EMPLOYERS, "employers")
    if few:
        return hidden(few, _FLOOR)
    return shown(
        _schooling(desk),
        _bars(desk, "Least education named", [(name, f"education:{level}") for level, name in EDUCATION.items()]),
        _years(desk),
        _bars(desk, "Least years of experience asked", [(f"{band} years", f"experience:{band}") for band in YEARS]),
        _papers(desk),
        _ways_in(desk),
        floor=_FLOOR,
        otherwise="too uncertain to say: see the floors",
    )


def _schooling(desk: Desk) -> Text | None:
    return joined(
        sentence(desk.share("degree"), " of employers require a bachelor's degree or a higher one."),
        sentence("Of those, ", desk.share("equivalent"), " accept experience instead."),
        sentence(desk.share("education:not_stated"), " name no education, which is not to say that none is wanted."),
    )


def _years(desk: Desk) -> Text | None:
    return joined(
        sentence("Where years of experience are named, the middle is ", desk.figure("years:p50"), "."),
        sentence("Half of the weight lies between ", desk.figure("years:p25"), " and ", desk.figure("years:p75"), "."),
        sentence(desk.share("experience:stated"), " of employers' postings name any."),
    )


def _bars(desk: Desk, title: str, rows: list[tuple[str, str]]) -> Bars | None:
    found = [(label, desk.share(what)) for label, what in rows]
    bars = tuple(Bar(label=label, figure=figure) for label, figure in found if figure.value)
    if len(bars) < 2:
        return None
    return Bars(title=title, bars=bars, caption="Share of employers' postings, each employer once.")


def _papers(desk: Desk) -> Bars | None:
    bars = []
    for one in ranked(desk):
        figure = desk.share(one.item)
        if desk.base.category(one.item) in _PAPERS and figure.value is not None:
            label = Link(text=desk.base.name(one.item), kind="tool", id=one.item.partition(":")[2])
            bars.append(Bar(label=label, figure=figure, more=(published(desk.share(f"{one.item}:required")),)))
    if not bars:
        return None
    return Bars(title="Certificates and licences", bars=tuple(bars[:_MOST]), columns=("Required",))


def _ways_in(desk: Desk) -> Text | None:
    if desk.cell.level:
        return None
    return joined(
        sentence(desk.share("level:entry"), " of employers' postings are for beginners."),
        sentence(desk.share("level:intern"), " are internships.") if desk.share("level:intern").value else None,
        sentence(desk.share("visa:offered"), " offer to sponsor a visa.") if desk.share("visa:offered").value else None,
    )


SECTION = Section(title="How to become one", order=40, description="Schooling, years, papers and the ways in.", write=write)
