"""Composing a guide: the head, the tiles and the sections of one cell."""

from functools import cache

from metier.guides.desk import Desk
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.section import Section
from metier.guides.wording import interval_words, joined, percent, sentence
from metier.model.block import Guide, SectionPage, Text
from metier.model.figure import Figure
from metier.shelf import Shelf
from metier.statistics import floors

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
    return SectionPage(id=name, title=section.title, blocks=page.blocks, not_shown=page.not_shown, floor=page.floor)


def title(desk: Desk) -> str:
    """`Senior backend software engineer, Austin, TX, remote`."""
    cell = desk.cell
    name = desk.role.name
    if cell.level:
        name = f"{LEVELS.get(cell.level, cell.level)} {name}"
    parts = [name[:1].upper() + name[1:]]
    if cell.place:
        parts.append(desk.names.place(cell.place))
    if cell.workplace:
        parts.append(WORKPLACES.get(cell.workplace, cell.workplace).lower())
    if cell.employer:
        parts.append(desk.table.employer_name.get(cell.employer, cell.employer))
    return ", ".join(parts)


def lede(desk: Desk) -> Text:
    """The first words of a guide, every number of them a figure; what is suppressed is left out."""
    found = joined(
        sentence(desk.count("postings"), " openings of ", desk.count("employers"), " employers were counted."),
        sentence("Employers pay ", desk.pay(), " in the middle."),
        sentence(desk.share("degree"), " of employers require a degree."),
        role="lede",
    )
    return found or Text(("Too few postings to say anything about this.",), "lede")


def tiles(desk: Desk) -> tuple[tuple[str, Figure, str], ...]:
    """The few figures at the head of a guide: a label, the figure, a note."""
    pay, equivalent = desk.pay(), desk.share("equivalent")
    base = f"{pay.n:,} postings, {pay.k:,} employers"
    degree = f"{percent(equivalent.value)} of those accept experience" if equivalent.value is not None else ""
    return (
        ("Open jobs", desk.count("open"), f"of {desk.n:,} in the window"),
        ("Middle pay", pay, f"{interval_words(pay)} · {base}" if pay.value is not None else pay.suppressed or ""),
        ("Say what they pay", desk.share("pay_stated"), "the rest is not guessed"),
        ("Can be done remotely", desk.share("workplace:remote"), interval_words(desk.share("workplace:remote"))),
        ("Require a degree", desk.share("degree"), degree),
    )


def why_not(desk: Desk, guide: Guide | None) -> str | None:
    """Why a guide (None: not written) is not published, or None when it is."""
    jobs = int(desk.count("open").value or 0)
    shown = sum(1 for page in guide.sections if page.blocks) if guide else 0
    if jobs < floors.GUIDE_OPEN and desk.n < floors.GUIDE_YEAR:
        return (
            f"{jobs} open jobs and {desk.n} postings in the window; "
            f"it takes {floors.GUIDE_OPEN:g} open jobs or {floors.GUIDE_YEAR:g} postings"
        )
    few = floors.too_few(desk.k, floors.GUIDE_EMPLOYERS, "employers")
    return few or floors.too_few(shown, floors.GUIDE_SECTIONS, "sections above their floors")
