"""Who hires: the employers with the most openings, how concentrated they are, and on what terms they hire."""

from metier.guides.desk import Desk
from metier.guides.page import open_jobs, published, ranking, shown, table
from metier.guides.predicates import LARGEST
from metier.guides.section import Section
from metier.guides.wording import joined, plural, sentence
from metier.model.block import Bar, Bars, Link, SectionPage, Table, Text
from metier.statistics import floors

_MOST = 15
_PAY = "What one employer advertises is a fact of its own adverts, no estimate, and so has no interval."
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
    part = desk.figure(f"part:top_employers:{LARGEST}") if desk.k > LARGEST else None
    agencies = desk.share("flag:agency")
    return joined(
        sentence(f"The {LARGEST} employers that post most make up ", part, " of all postings."),
        sentence("Of employers' postings ", agencies, " come from agencies.") if agencies.value else None,
    )


def _table(desk: Desk) -> Table | None:
    names = desk.table.employer_name
    counts = desk.cut.per_employer()
    named = [employer for employer, _ in counts if employer]
    unnamed = sum(count for employer, count in counts if not employer)
    here = [desk.sub(employer=employer) for employer in named[:_MOST]]
    rows = [
        (Link(text=names[employer], kind="employer", id=employer), job, desk.count("postings"), published(desk.pay()))
        for employer, desk, job in zip(named, here, open_jobs(here), strict=False)
    ]
    more = len(named) - _MOST
    words = [
        f"{plural(more, 'more employer has', 'more employers have')} fewer." if more > 0 else "",
        f"{plural(unnamed, 'opening names', 'openings name')} no employer." if unnamed else "",
        _PAY if any(row[3] for row in rows) else "",
    ]
    columns = ("Employer", "Open jobs", "Openings in the window", "Middle pay it advertises")
    return table("Employers with the most openings", columns, rows, " ".join(word for word in words if word))


def _terms(desk: Desk) -> Bars | None:
    found = [(name, desk.share(f"employment:{term}")) for term, name in _TERMS.items()]
    bars = [Bar(label=name, figure=figure) for name, figure in found if figure.value]
    return ranking("Terms", bars, caption="Share of employers' postings that state them; a posting may state several.")


SECTION = Section(title="Who hires", order=90, description="Employers, their concentration and terms.", write=write)
