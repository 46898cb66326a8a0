"""Lines of a comparison: one measure in every column, and what is different from the first."""

from collections.abc import Sequence

from metier.guides.desk import Desk
from metier.guides.wording import unclear
from metier.model.block import Link, Table
from metier.model.figure import Cell, Figure

Row = tuple[Link | Figure | str | None, ...]


def against(desk: Desk, first: Desk, measure: str) -> Figure:
    """The figure of a measure (`pay:p50`) at a desk minus the same at the first."""
    parts = [
        f"{name}={getattr(first.cell, name) or ''}"
        for name in Cell.__struct_fields__
        if getattr(first.cell, name) != getattr(desk.cell, name)
    ]
    return desk.figure("|".join([f"gap:{measure}", *parts]))


def clear(figure: Figure) -> bool:
    """Whether a difference is published and its interval does not hold zero."""
    return figure.value is not None and not unclear(figure)


def heads(names: Sequence[str]) -> tuple[str, ...]:
    """The heads of a table of lines: each column but the first is followed by its difference from the first."""
    return ("", names[0], *(head for name in names[1:] for head in (name, f"{name} minus {names[0]}")))


def line(label: Link | str, desks: Sequence[Desk], measure: str) -> Row:
    """One measure in every column; exact counts have no difference, for they need none."""
    first, *others = desks
    row: list[Link | Figure | str | None] = [label, first.figure(measure)]
    for desk in others:
        row += [desk.figure(measure), None if measure.startswith("count:") else against(desk, first, measure)]
    return tuple(row)


def told(desks: Sequence[Desk], measure: str) -> bool:
    """Whether any column publishes a measure."""
    return any(desk.figure(measure).value is not None for desk in desks)


def facts(desks: Sequence[Desk], names: Sequence[str], kinds: Sequence[tuple[str, str]], title: str = "") -> Table | None:
    """A line for each kind (its label and measure) that any column publishes; None where there is none."""
    rows = tuple(line(label, desks, measure) for label, measure in kinds if told(desks, measure))
    return Table(title=title, columns=heads(names), rows=rows) if rows else None
