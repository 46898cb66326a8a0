"""Composing a guide: the head, the tiles and the sections of one cell."""

from functools import cache

import msgspec

from metier.guides.desk import Desk
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.section import Section
from metier.guides.wording import capital, joined, plural, sentence
from metier.model.block import Guide, SectionPage, Text
from metier.model.figure import Figure
from metier.shelf import Shelf
from metier.statistics import floors

_BEFORE = {"entry": "Entry-level", "mid": "Mid-level", "senior": "Senior", "staff": "Staff or lead", "principal": "Principal"}
SECTIONS = Shelf("metier.guides.sections", "section")


@cache
def sections() -> tuple[tuple[str, Section], ...]:
    """The sections of a guide with their ids, in the order they stand on the page."""
    found = [(name, module.SECTION) for name, module in SECTIONS.all().items()]
    return tuple(sorted(found, key=lambda pair: (pair[1].order, pair[0])))


def compose(desk: Desk) -> Guide:
    """Write the guide of a desk's cell."""
    role = desk.role
    return Guide(
        cell=desk.cell,
        title=title(desk),
        aliases=role.aliases,
        soc=role.soc,
        family=role.family,
        lede=lede(desk),
        tiles=tiles(desk),
        sections=tuple(_write(desk, name, section) for name, section in sections()),
        window=desk.window,
        as_of=desk.as_of,
        edition=desk.context.edition,
        n=desk.n,
        k=desk.k,
        simulated=desk.context.simulated,
    )


def _write(desk: Desk, name: str, section: Section) -> SectionPage:
    page = section.write(desk)
    return msgspec.structs.replace(page, id=name, title=section.title)


def title(desk: Desk) -> str:
    """`Senior backend software engineer, Austin, TX, remote`."""
    cell = desk.cell
    name, after = desk.role.name, ""
    if cell.level in _BEFORE:
        name = f"{_BEFORE[cell.level]} {name}"
    elif cell.level:
        after = f"level {LEVELS.get(cell.level, cell.level).lower()}"
    parts = [capital(name), after]
    if cell.place:
        parts.append(desk.names.place(cell.place))
    if cell.workplace:
        parts.append(WORKPLACES.get(cell.workplace, cell.workplace).lower())
    if cell.employer:
        parts.append(desk.table.employer_name.get(cell.employer, cell.employer))
    return ", ".join(part for part in parts if part)


def lede(desk: Desk) -> Text:
    """The first words of a guide, every number of them a figure; what is suppressed is left out."""
    jobs = desk.count("open")
    found = joined(
        sentence("There are ", jobs, " open jobs.") if jobs.value else None,
        sentence(desk.count("postings"), " openings of ", desk.count("employers"), " employers were counted."),
        sentence("The middle of the pay they advertise is ", desk.pay(), " a year."),
        sentence("A degree is required by ", desk.share("degree"), " of employers."),
        role="lede",
    )
    return found or Text(("Too few postings to say anything about this.",), "lede")


def tiles(desk: Desk) -> tuple[tuple[str, Figure, str], ...]:
    """The few figures at the head of a guide: a label, the figure, and words that neither the figure nor its interval says."""
    jobs, pay, stated = desk.count("open"), desk.pay(), desk.share("pay_stated")
    remote, degree = desk.share("workplace:remote"), desk.share("degree")
    return (
        ("Open jobs", jobs, ""),
        ("Middle pay", pay, ""),
        ("Say what they pay", stated, "the rest is not guessed" if stated.value is not None else ""),
        ("Can be done remotely", remote, ""),
        ("Require a degree", degree, ""),
    )


def too_small(desk: Desk) -> str | None:
    """Why a cell has too few jobs and postings, or employers, for its guide to be published; None when it has enough."""
    known = desk.count("open").value
    jobs = int(known or 0)
    if jobs < floors.GUIDE_OPEN and desk.n < floors.GUIDE_YEAR:
        return (
            f"{plural(jobs, 'open job') if known is not None else 'no open jobs known'} and {plural(desk.n, 'posting')} in the "
            f"window; it takes {floors.GUIDE_OPEN:g} open jobs or {floors.GUIDE_YEAR:g} postings"
        )
    return floors.too_few(desk.k, floors.GUIDE_EMPLOYERS, "employers")


def why_not(desk: Desk, guide: Guide | None) -> str | None:
    """Why a guide (None: not written) is not published, or None when it is."""
    shown = sum(1 for page in guide.sections if page.blocks) if guide else 0
    return too_small(desk) or floors.too_few(shown, floors.GUIDE_SECTIONS, "sections above their floors")
