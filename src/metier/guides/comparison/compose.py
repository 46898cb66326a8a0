"""Composing a comparison: its columns, its first words and its sections."""

from collections.abc import Callable, Sequence

import msgspec

from metier.errors import UsageError
from metier.guides import compose
from metier.guides.comparison import pay, skills
from metier.guides.comparison.lines import against, facts
from metier.guides.desk import Desk
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.page import shown
from metier.guides.wording import capital, joined, listed, sentence
from metier.model.block import SectionPage, Text
from metier.model.comparison import Column, Comparison
from metier.model.figure import Cell
from metier.statistics import floors

MOST = 4
_FACTS = (
    ("Open jobs", "count:open"),
    ("Openings advertised", "count:postings"),
    ("Employers", "count:employers"),
    ("Can be done remotely", "share:workplace:remote"),
    ("Hybrid", "share:workplace:hybrid"),
    ("Require a degree", "share:degree"),
    ("Accept experience instead", "share:equivalent"),
    ("State years of experience", "share:experience:stated"),
    ("Least years asked, the middle", "years:p50"),
    ("Are for seniors", "share:level:senior"),
    ("Are for beginners", "share:level:entry"),
)
_ONE = "Of one employer the figures describe what it advertises; a description has no interval, and neither has its difference."
_EVERY = {"place": "everywhere", "level": "all levels", "workplace": "any workplace", "employer": "all employers"}


def check(cells: Sequence[Cell]) -> None:
    """Raise UsageError unless there are two to four different cells, each with a role."""
    if not 2 <= len(cells) <= MOST:
        raise UsageError(f"{len(cells)} to compare", f"2 to {MOST} columns", "name two roles, places, levels, or more")
    for number, cell in enumerate(cells):
        if not cell.role:
            raise UsageError("a column without a role", "every column needs one", "known roles: metier guide")
        if cell in cells[:number]:
            raise UsageError("two columns are the same", "columns differ in role, place, level, workplace or employer")


def comparison(desks: Sequence[Desk]) -> Comparison:
    """Compare the cells of two to four desks in one window. Raises UsageError as `check` does."""
    check([desk.cell for desk in desks])
    first, columns = desks[0], _columns(desks)
    names = [column.short for column in columns]
    spoken = [_spoken(desk, _varying(desks)) for desk in desks]
    glance = shown(
        facts(desks, names, _asked(desks)), Text((_ONE,), "note") if any(desk.cell.employer for desk in desks) else None,
        floor=floors.words("share.employers", "share.width", "years.employers", "employer.postings"),
        otherwise="no posting stands in any of the columns",
    )  # fmt: skip
    sections = (("glance", "At a glance", glance), ("pay", "Pay", pay.write(desks, names)))
    skilled = ("skills", "Skills and tools", skills.write(desks, names))
    return Comparison(
        title=_title(desks, spoken),
        columns=columns,
        lede=_lede(desks, spoken),
        sections=tuple(_named(*section) for section in (*sections, skilled)),
        window=first.window,
        as_of=first.as_of,
        edition=first.context.edition,
        simulated=first.context.simulated,
    )


def _named(name: str, title: str, page: SectionPage) -> SectionPage:
    return msgspec.structs.replace(page, id=name, title=title)


def _asked(desks: Sequence[Desk]) -> list[tuple[str, str]]:
    """The facts worth a line: not how many are of a level or workplace that a column is cut by, nor that one employer is one."""
    dull = {f"share:{name}" for desk in desks for name in ("level", "workplace") if getattr(desk.cell, name)}
    dull |= {"count:employers"} if all(desk.cell.employer for desk in desks) else set()
    return [(label, measure) for label, measure in _FACTS if not {measure, measure.rpartition(":")[0]} & dull]


def _varying(desks: Sequence[Desk]) -> list[str]:
    """The parts of the cell in which the desks differ."""
    return [name for name in Cell.__struct_fields__ if len({getattr(desk.cell, name) for desk in desks}) > 1]


def _columns(desks: Sequence[Desk]) -> tuple[Column, ...]:
    varying = _varying(desks)
    return tuple(
        Column(
            cell=desk.cell, title=compose.title(desk), short=capital(_spoken(desk, varying))
        )
        for desk in desks
    )  # fmt: skip


def _spoken(desk: Desk, varying: Sequence[str]) -> str:
    return ", ".join(part_words(desk, name) for name in varying)


def _title(desks: Sequence[Desk], names: Sequence[str]) -> str:
    """`Backend software engineer, Austin, TX: Mid and Senior`: what all have in common, and what is compared."""
    same = {name: None for name in _varying(desks) if name != "role"}
    if len({desk.cell.role for desk in desks}) == 1:
        return f"{compose.title(desks[0].sub(**same))}: {listed(list(names))}"
    common = [name for name in Cell.__struct_fields__ if name not in {*_varying(desks), "role"} and getattr(desks[0].cell, name)]
    after = "".join(f", {part_words(desks[0], name)}" for name in common)
    return capital(f"{listed(list(names))}{after}")


def part_words(desk: Desk, name: str) -> str:
    """One part of a desk's cell in words; words for all where it is open."""
    value = getattr(desk.cell, name)
    words: dict[str, Callable[[str], str]] = {
        "role": lambda role: desk.names.role(role).name,
        "place": desk.names.place,
        "level": lambda level: LEVELS.get(level, level).lower(),
        "workplace": lambda place: WORKPLACES.get(place, place).lower(),
        "employer": lambda employer: desk.table.employer_name.get(employer, employer),
    }
    return words[name](value) if value else _EVERY[name]


def _lede(desks: Sequence[Desk], names: Sequence[str]) -> Text | None:
    """What is known of the first two and how sure the difference is; sentences that lack a figure fall away."""
    one, other = desks[:2]

    def said(before: str, measure: str, after: str) -> Text | None:
        figures = one.figure(measure), other.figure(measure), against(other, one, measure)
        return sentence(before, figures[0], f"{after} for {names[0]} and ", figures[1], f" for {names[1]}: ", figures[2], ".")

    return joined(
        said("The middle of the advertised pay is ", "pay:p50", " a year"),
        said("A degree is required by ", "share:degree", " of employers"),
        said("Remote work is offered in ", "share:workplace:remote", " of the jobs"),
        role="lede",
    )
