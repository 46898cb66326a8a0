"""Who hires: the employers with the most openings, how concentrated they are, and on what terms they hire."""

from metier.guides.desk import Desk
from metier.guides.page import published, shown
from metier.guides.section import Section
from metier.guides.wording import joined, sentence
from metier.model.block import Bar, Bars, Link, SectionPage, Table, Text
from metier.statistics import floors

_MOST, _LARGEST = 15, 10
_TERMS = {
    "FULL_TIME": "Full time", "PART_TIME": "Part time", "CONTRACTOR": "Contract", "TEMPORARY": "Temporary",
    "INTERN": "Internship", "PER_DIEM": "Per diem", "VOLUNTEER": "Volunteer",
}  # fmt: skip
_FLOOR = floors.words("share.employers", "share.width")


def write(desk: Desk) -> SectionPage:
    """Employers and terms."""
    if desk.cell.employer:
        return shown(floor=_FLOOR, otherwise="this page is about one employer")
    return shown(_words(desk), _table(desk), _terms(desk), floor=_FLOOR, otherwise="no employers")


def _words(desk: Desk) -> Text | None:
    largest = sentence(
        f"The {_LARGEST} employers that post most account for ", desk.figure(f"part:top_employers:{_LARGEST}"), " of postings."
    )
    agencies = desk.share("flag:agency")
    return joined(
        largest if desk.k > _LARGEST else None,
        sentence(agencies, " of employers' postings come from agencies.") if agencies.value else None,
    )


def _table(desk: Desk) -> Table | None:
    names = desk.table.employer_name
    rows = []
    for employer, _ in desk.cut.per_employer()[:_MOST]:
        here = desk.sub(employer=employer)
        label = Link(text=names[employer], kind="employer", id=employer)
        rows.append((label, published(here.count("open")), here.count("postings"), published(here.pay())))
    if not rows:
        return None
    more = desk.k - _MOST
    return Table(
        title="Employers with the most openings",
        columns=("Employer", "Open jobs", "Openings in the window", "Middle pay it advertises"),
        rows=tuple(rows),
        caption=f"{more:,} more employers have fewer." if more > 0 else "",
    )


def _terms(desk: Desk) -> Bars | None:
    found = [(name, desk.share(f"employment:{term}")) for term, name in _TERMS.items()]
    bars = tuple(Bar(label=name, figure=figure) for name, figure in found if figure.value)
    return Bars(title="Terms", bars=bars, caption="Share of employers' postings that state them.") if bars else None


SECTION = Section(title="Who hires", order=90, description="Employers, their concentration and terms.", write=write)
