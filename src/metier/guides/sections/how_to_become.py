"""How to become one: schooling, years, papers, the ways in, and the steps from role to role and from level to level."""

from itertools import pairwise

from metier.guides import official
from metier.guides.desk import Desk
from metier.guides.names import EDUCATION, LEVELS
from metier.guides.page import Row, hidden, published, ranking, shown, table
from metier.guides.ranking import ranked
from metier.guides.section import Section
from metier.guides.steps import LADDER, Step, added, steps
from metier.guides.wording import capital, joined, sentence
from metier.model.block import Bar, Bars, Link, SectionPage, Table, Text
from metier.model.figure import Cell, Figure
from metier.statistics import floors

_PAPERS = "certification"
_MOST, _STEPS = 10, 5
_BANDS = {
    "0-1": "Up to 1 year", "2-4": "2 to 4 years", "5-7": "5 to 7 years", "8+": "8 years or more", "not_stated": "Not stated",
}  # fmt: skip
_FLOOR = floors.words("share.employers", "share.width", "years.employers", "item.employers")
_EVERY = "Share of employers' postings, every employer counted the same. Not stated is not to say that none is wanted."
_BY_SKILLS = "By what adverts ask for: postings do not show where people go or come from."


def write(desk: Desk) -> SectionPage:
    """What employers ask of those who want to begin, and what lies next."""
    few = floors.too_few(desk.cut.k_text, floors.SHARE_EMPLOYERS, "employers whose adverts are held")
    if few:
        return hidden(few, _FLOOR, desk.count("employers_with_text"))
    near = steps(desk.base, desk.cell.role or "") if desk.cell == Cell(role=desk.cell.role) else []
    return shown(
        _schooling(desk),
        _bars(desk, "Least education named", [(name, f"education:{level}") for level, name in EDUCATION.items()]),
        *official.education(desk),
        _years(desk),
        _bars(desk, "Least years of experience asked", [(label, f"experience:{band}") for band, label in _BANDS.items()]),
        _papers(desk),
        _ways_in(desk),
        _ladder(desk),
        _near(desk, "Common next steps, by skills", sorted(near, key=lambda step: (step.there, step.role)), next_one=True),
        _near(desk, "Where one may come from, by skills", sorted(near, key=lambda step: (step.back, step.role)), next_one=False),
        floor=_FLOOR,
        otherwise="too uncertain to say: see the floors",
        because=desk.count("employers_with_text"),
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
    return ranking(title, bars, caption=_EVERY) if len(bars) > 1 else None


def _papers(desk: Desk) -> Bars | None:
    bars: list[Bar] = []
    for one in (one for one in ranked(desk) if desk.base.category(one.item) == _PAPERS):
        figure = desk.share(one.item)
        if figure.value is not None and len(bars) < _MOST:
            label = Link(text=desk.base.name(one.item), kind="tool", id=one.item.partition(":")[2])
            bars.append(Bar(label=label, figure=figure, more=(published(desk.share(f"{one.item}:required")),)))
    return ranking("Certificates and licences", bars, ("Required",))


def _ways_in(desk: Desk) -> Text | None:
    offered, refused = desk.share("visa:offered"), desk.share("visa:refused")
    visa = joined(
        sentence("Visa sponsorship is offered by ", offered, " of employers.") if offered.value else None,
        sentence("It is refused by ", refused, "; the rest does not say.") if refused.value and offered.value else None,
    )
    if desk.cell.level:
        return visa
    entry, intern = desk.share("level:entry"), desk.share("level:intern")
    words = "Postings for beginners are "
    both = sentence(words, entry, " of employers' postings, internships ", intern, ".") if intern.value else None
    return joined(both or sentence(words, entry, " of employers' postings."), visa)


def _ladder(desk: Desk) -> Table | None:
    """From each level to the next that is advertised: who advertises both, and what changes."""
    if desk.cell.level or desk.cell.employer:
        return None
    told = desk.cut.per_word(desk.table.level)
    levels = [level for level in LADDER if told.get(level)]
    rows = [_rung(desk, below, level) for below, level in pairwise(levels)]
    columns = ("Step", "Employers that advertise both", "Middle pay", "Years asked", "Asked for more by the same employers")
    return table("From level to level", columns, [row for row in rows if row], _BY_SKILLS)


def _rung(desk: Desk, below: str, level: str) -> Row | None:
    here, lower = desk.sub(level=level), desk.sub(level=below)
    both = here.figure(f"steps:both:{below}")
    if both.value is None:
        return None
    label = Link(text=f"{LEVELS[below]} to {LEVELS[level].lower()}", kind="level", id=level)
    changed = [published(here.figure(f"gap:{measure}|level={below}")) for measure in ("pay:p50", "years:p50")]
    return (label, both, *changed, _more(here, below, added(here, lower)))


def _more(here: Desk, below: str, items: list[str]) -> Text | None:
    """Names of what is asked for more, each with by how much."""
    parts: list[str | Figure | Link] = []
    for item in items:
        by = here.figure(f"gap:share:{item}|level={below}")
        if by.value is not None and (by.low or 0.0) > 0:
            parts += [*([", "] if parts else []), _thing(here, item), " ", by]
    return Text(tuple(parts)) if parts else None


def _near(desk: Desk, title: str, near: list[Step], *, next_one: bool) -> Table | None:
    rows = []
    for step in near[:_STEPS]:
        name = Link(text=capital(desk.names.role(step.role).name), kind="role", id=step.role)
        to, back = (desk.figure(f"steps:{way}:{step.role}") for way in ("gap", "back"))
        if to.value is not None and back.value is not None:
            things = [part for item in step.adds for part in (", ", _thing(desk, item))][1:]
            rows.append((name, to, back, Text(tuple(things)) if things else None) if next_one else (name, back, to))
    first, second = "Of what it asks, not asked here", "Of what is asked here, not asked there"
    columns = ("Role", first, second, "Most of what would be new") if next_one else ("Role", second, first)
    return table(title, columns, rows, _BY_SKILLS)


def _thing(desk: Desk, item: str) -> Link:
    kind, _, name = item.partition(":")
    return Link(text=desk.base.name(item), kind=kind, id=name)


SECTION = Section(title="How to become one", order=40, description="Schooling, years, papers and the ways in.", write=write)
