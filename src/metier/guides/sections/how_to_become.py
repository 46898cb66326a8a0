"""How to become one: schooling, years, certificates and the ways in, with what is not stated said to be so."""

from metier.guides.desk import Desk
from metier.guides.names import EDUCATION
from metier.guides.page import hidden, published, ranking, shown
from metier.guides.ranking import ranked
from metier.guides.section import Section
from metier.guides.wording import joined, sentence
from metier.model.block import Bar, Bars, Link, SectionPage, Text
from metier.statistics import floors

_PAPERS = ("certification", "certificate", "licence", "license", "licences", "certifications")
_MOST = 10
_BANDS = {"0-1": "Up to 1 year", "2-4": "2 to 4 years", "5-7": "5 to 7 years", "8+": "8 years or more"}
_FLOOR = floors.words("share.employers", "share.width", "years.employers", "item.employers")


def write(desk: Desk) -> SectionPage:
    """What employers ask of those who want to begin."""
    few = floors.too_few(desk.cut.k_text, floors.SHARE_EMPLOYERS, "employers whose adverts are held")
    if few:
        return hidden(few, _FLOOR)
    return shown(
        _schooling(desk),
        _bars(desk, "Least education named", [(name, f"education:{level}") for level, name in EDUCATION.items()]),
        _years(desk),
        _bars(desk, "Least years of experience asked", [(label, f"experience:{band}") for band, label in _BANDS.items()]),
        _papers(desk),
        _ways_in(desk),
        floor=_FLOOR,
        otherwise="too uncertain to say: see the floors",
    )


def _schooling(desk: Desk) -> Text | None:
    return joined(
        sentence("A bachelor's degree or a higher one is required by ", desk.share("degree"), " of employers."),
        sentence("Of those, ", desk.share("equivalent"), " accept experience instead."),
        sentence("No education is named by ", desk.share("education:not_stated"), ", which is not to say that none is wanted."),
    )


def _years(desk: Desk) -> Text | None:
    spread = sentence("Half of these employers ask for ", desk.figure("years:p25"), " to ", desk.figure("years:p75"), ".")
    return joined(
        sentence("Years of experience are named by ", desk.share("experience:stated"), " of employers."),
        sentence("Where they are, the middle is ", desk.figure("years:p50"), "."),
        spread if desk.figure("years:p25").value != desk.figure("years:p75").value else None,
    )


def _bars(desk: Desk, title: str, rows: list[tuple[str, str]]) -> Bars | None:
    found = [(label, desk.share(what)) for label, what in rows]
    bars = [Bar(label=label, figure=figure) for label, figure in found if figure.value]
    if len(bars) < 2:
        return None
    return ranking(title, bars, caption="Share of employers' postings, every employer counted the same.")


def _papers(desk: Desk) -> Bars | None:
    bars: list[Bar] = []
    for one in (one for one in ranked(desk) if desk.base.category(one.item) in _PAPERS):
        figure = desk.share(one.item)
        if figure.value is not None and len(bars) < _MOST:
            label = Link(text=desk.base.name(one.item), kind="tool", id=one.item.partition(":")[2])
            bars.append(Bar(label=label, figure=figure, more=(published(desk.share(f"{one.item}:required")),)))
    return ranking("Certificates and licences", bars, ("Required",))


def _ways_in(desk: Desk) -> Text | None:
    if desk.cell.level:
        return None
    entry, intern, visa = desk.share("level:entry"), desk.share("level:intern"), desk.share("visa:offered")
    words = "Postings for beginners are "
    both = sentence(words, entry, " of employers' postings, internships ", intern, ".") if intern.value else None
    return joined(
        both or sentence(words, entry, " of employers' postings."),
        sentence("Visa sponsorship is offered by ", visa, " of employers.") if visa.value else None,
    )


SECTION = Section(title="How to become one", order=40, description="Schooling, years, papers and the ways in.", write=write)
