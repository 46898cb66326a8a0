"""Where the pay of a cell is too thin to show: the wider cells it is looked for in, one after another, each named."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import numpy as np

from metier.errors import NotFoundError
from metier.guides.coded import Coded
from metier.guides.desk import Desk
from metier.guides.names import LEVELS, WORKPLACES
from metier.guides.page import published, table
from metier.guides.rows import RoleTable
from metier.guides.wording import capital, joined, listed, sentence
from metier.model.block import Block, Link, Table, Text
from metier.model.figure import Cell, Figure


class Step(NamedTuple):
    """A wider cell: its name in words, and the middle of its pay, published or not."""

    words: str
    figure: Figure


def blocks(desk: Desk) -> tuple[Block, ...]:
    """What can be said of pay where the cell's own is not shown; nothing where no estimate and no wider cell can be."""
    steps, borrowed = chain(desk), desk.figure("pooled:pay")
    nearest = steps[-1] if steps and steps[-1].figure.value is not None else None
    if nearest is None and borrowed.value is None:
        return ()
    why = Text(("The middle of pay for exactly this: ", desk.pay(), "."))
    found = (joined(why, _estimate(borrowed), nearest and _nearest(nearest)), _tried(desk, steps))
    return tuple(block for block in found if block is not None)


def chain(desk: Desk) -> tuple[Step, ...]:
    """The wider cells in the order of the back-off, up to the first whose pay is published."""
    steps: list[Step] = []
    for cell in wider(desk):
        try:
            there = desk.sub(**msgspec.structs.asdict(cell))
        except NotFoundError:  # of its family no posting is known
            continue
        steps.append(Step(_called(there, desk.cell), there.pay()))
        if steps[-1].figure.value is not None:
            break
    return tuple(steps)


def wider(desk: Desk) -> tuple[Cell, ...]:
    """All cells of the back-off: without employer and workplace, without level, then the region, the country, the family."""
    return tuple(cell for cell in dict.fromkeys(_cells(desk)) if cell != desk.cell)


def _cells(desk: Desk) -> Iterator[Cell]:
    cell = desk.cell
    yield msgspec.structs.replace(cell, employer=None)
    yield msgspec.structs.replace(cell, employer=None, workplace=None)
    yield Cell(role=cell.role, place=cell.place)
    region, country = _around(desk.table, cell.place)
    if region:
        yield Cell(role=cell.role, place=region)
    yield Cell(role=cell.role, place=country)
    family = desk.names.role(cell.role or "").family_id
    if family:
        yield Cell(family=family, place=country)


def _around(table: RoleTable, place: str | None) -> tuple[str | None, str | None]:
    """The region of a metro (none for other places), and the country; as most postings of the place give them."""
    if not place or (len(place) == 2 and place.isupper()):
        return None, place
    if place[:2].isupper():
        return None, place[:2]
    here = table.metro.equal(place)
    return _most(table.region, here), _most(table.country, here)


def _most(column: Coded, rows: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> str | None:
    codes = column.codes[rows]
    return (column.words[int(np.bincount(codes).argmax())] or None) if len(codes) else None


def _called(desk: Desk, asked: Cell) -> str:
    """The cell in words, and what of the cell asked about it leaves out: `Austin, TX, all levels`."""
    cell = desk.cell
    place = desk.names.place(cell.place) if cell.place else ""
    level, workplace = LEVELS.get(cell.level or ""), WORKPLACES.get(cell.workplace or "")
    left_out = [f"{name}s" for name in ("level", "workplace", "employer") if getattr(asked, name) and not getattr(cell, name)]
    parts = [desk.role.name if cell.family or not place else "", level, place, workplace and workplace.lower()]
    parts += [f"all {listed(left_out)}" if left_out else ""]
    return ", ".join(part for part in parts if part)


def _estimate(borrowed: Figure) -> Text | None:
    words = "Its own postings and the role's others together make ", borrowed, " a year likely."
    return sentence(*words) if borrowed.value is not None else None


def _why(figure: Figure) -> str:
    """Why pay is not shown, without the numbers that its figure has."""
    words = (figure.suppressed or "").partition(":")[0]
    return words if not any(sign.isdigit() for sign in words) else "too much of it is one employer's"


def _nearest(step: Step) -> Text | None:
    """The nearest wider cell whose pay is published, with that cell's figure."""
    return sentence("The nearest that can be told is ", _link(step), ", where the middle is ", step.figure, " a year.")


def _link(step: Step) -> Link:
    cell = step.figure.cell
    kind = "family" if cell.family else "place" if cell.place else "role"
    return Link(text=step.words, kind=kind, id={"place": cell.place, "role": cell.role}.get(kind) or "")


def _tried(desk: Desk, steps: tuple[Step, ...]) -> Table | None:
    """The chain tried: each cell with its figure, or why it has none."""
    own = capital(_called(desk, desk.cell))
    found = ((msgspec.structs.replace(_link(step), text=capital(step.words)), step.figure) for step in steps)
    cells: list[tuple[Link | str, Figure]] = [(own, desk.pay()), *found]
    rows = [(name, figure, None if figure.value is not None else _why(figure)) for name, figure in cells]
    told = published(steps[-1].figure) if steps else None
    caption = "Wider and wider, up to the first that can be shown." if told else "Wider and wider; none of them can be shown."
    return table("Where pay was looked for", ("Cell", "Middle of pay", "Why not"), rows, caption)
