"""Who hires: the employers with the most openings, how concentrated they are, on what terms they hire, and how demand moves."""

from metier.guides import demand
from metier.guides.desk import Desk
from metier.guides.page import open_jobs, published, ranking, shown, table
from metier.guides.predicates import LARGEST
from metier.guides.section import Section
from metier.guides.wording import joined, sentence
from metier.model.block import Bar, Bars, Link, SectionPage, Table, Text
from metier.statistics import floors

_MOST = 15
_PAY = "What one employer advertises is a fact of its own adverts, no estimate, and so has no interval."
_TERMS = {
    "FULL_TIME": "Full time", "PART_TIME": "Part time", "CONTRACTOR": "Contract", "TEMPORARY": "Temporary",
    "INTERN": "Internship", "PER_DIEM": "Per diem", "VOLUNTEER": "Volunteer",
}  # fmt: skip
_FLOOR = f"{floors.words('share.employers', 'share.width')} {demand.FLOOR}"


def write(desk: Desk) -> SectionPage:
    """Employers and terms, and the course of demand."""
    if desk.cell.employer:
        return shown(floor=_FLOOR, otherwise="this page is about one employer")
    return shown(
        _words(desk), _table(desk), _terms(desk), demand.words(desk), demand.chart(desk), floor=_FLOOR, otherwise="no employers"
    )


def _words(desk: Desk) -> Text | None:
    part = desk.figure(f"part:top_employers:{LARGEST}") if desk.k > LARGEST else None
    agencies, unnamed = desk.share("flag:agency"), desk.count("unnamed")
    return joined(
        sentence("Employers that hire: ", desk.count("named"), "."),
        sentence(
            "The ten that post most make up ", part, " of all postings; they are as concentrated as those of ",
            desk.figure("concentration:effective"), " employers of one size would be.",
        ) if part else None,
        sentence("Half of their openings have closed after ", desk.figure("days:p50"), "."),
        sentence(agencies, " of employers' postings come from agencies.") if agencies.value else None,
        sentence("Openings that name no employer: ", unnamed, ".") if unnamed.value else None,
    )  # fmt: skip


def _table(desk: Desk) -> Table | None:
    names = desk.table.employer_name
    named = [employer for employer, _ in desk.cut.per_employer() if employer][:_MOST]
    here = [desk.sub(employer=employer) for employer in named]
    rows = [
        (Link(text=names[employer], kind="employer", id=employer), job, desk.count("postings"), published(desk.pay()))
        for employer, desk, job in zip(named, here, open_jobs(here), strict=True)
    ]
    columns = ("Employer", "Open jobs", "Openings in the window", "Middle pay it advertises")
    return table("Employers with the most openings", columns, rows, _PAY if any(row[3] for row in rows) else "")


def _terms(desk: Desk) -> Bars | None:
    found = [(name, desk.share(f"employment:{term}")) for term, name in _TERMS.items()]
    bars = [Bar(label=name, figure=figure) for name, figure in found if figure.value]
    return ranking("Terms", bars, caption="Share of employers' postings that state them; a posting may state several.")


SECTION = Section(title="Who hires", order=90, description="Employers, their concentration and terms.", write=write)
