"""What a comparison says of skills and tools: named in every column, in some only, and what is not clearly different."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from metier.guides.comparison.lines import against, clear, heads, line, told
from metier.guides.desk import Desk
from metier.guides.page import hidden, shown
from metier.guides.ranking import pairs, ranked
from metier.model.block import Link, SectionPage, Table, Text
from metier.model.figure import Figure
from metier.statistics import floors

_LOOKED_AT, _SHARED, _ALONE, _ALIKE = 25, 15, 10, 10
_FLOOR = floors.words("list.employers", "item.employers", "share.width", "employer.postings")
_CHANCE = "Each line is judged alone: where many things are compared, a few seem different by chance."


class Item(NamedTuple):
    """A skill or a tool that some column names: in which columns it is listed, and its differences from the first."""

    name: str
    listed: tuple[bool, ...]
    gaps: tuple[Figure, ...]

    @property
    def differs(self) -> bool:
        """Whether any difference is clear."""
        return any(clear(gap) for gap in self.gaps)

    @property
    def width(self) -> float:
        """The largest clear difference, in points."""
        return max((abs(gap.value or 0.0) for gap in self.gaps if clear(gap)), default=0.0)


def write(desks: Sequence[Desk], names: Sequence[str]) -> SectionPage:
    """Skills and tools by the share of employers that name them, over the columns that have enough of them."""
    for name, desk in zip(names, desks, strict=True):
        few, because = _too_few(desk)
        if few:
            return hidden(f"{name}: {few}", _FLOOR, because)
    items = _items(desks)
    differ = sorted((item for item in items if item.differs), key=lambda item: (-item.width, item.name))
    alike = [item for item in items if not item.differs]
    every = "both" if len(desks) == 2 else "all"
    shared = [item for item in differ if all(item.listed)][:_SHARED]
    tables = [_table(desks, names, f"Named in {every}, clearly more in one", shared)]
    for number, name in enumerate(names):
        only = [item for item in differ if item.listed[number] and sum(item.listed) == 1][:_ALONE]
        tables.append(_table(desks, names, f"Only {name}", only))
    if len(desks) > 2:
        some = [item for item in differ if 1 < sum(item.listed) < len(desks)][:_ALONE]
        tables.append(_table(desks, names, "Named in some", some))
    tables.append(_table(desks, names, "No clear difference", alike[:_ALIKE]))
    return shown(
        Text((_CHANCE,), "note") if differ else None, *tables, floor=_FLOOR,
        otherwise="no skill or tool is named by enough employers",
    )  # fmt: skip


def _too_few(desk: Desk) -> tuple[str | None, Figure]:
    """Why the skills of a column cannot be compared, if so, and the figure that says how many there are."""
    if desk.cell.employer:
        told, floor, what = desk.count("with_text"), floors.EMPLOYER_POSTINGS, "postings whose text is held"
    else:
        told, floor, what = desk.count("employers_with_text"), floors.LIST_EMPLOYERS, "employers whose adverts are held"
    return floors.too_few(int(told.value or 0), floor, what), told


def _listed(desk: Desk) -> list[str]:
    """The items that enough employers of a cell name (of one employer's cell: enough postings), the most common first."""
    if not desk.cell.employer:
        return [one.item for one in ranked(desk)]
    times = np.bincount(pairs(desk)[1], minlength=len(desk.table.item.words))
    found = [(-int(times[code]), desk.table.item.words[code]) for code in np.flatnonzero(times >= floors.ITEM_EMPLOYERS)]
    return [item for _, item in sorted(found)]


def _items(desks: Sequence[Desk]) -> list[Item]:
    """What any column names most, by the larger of its shares; only what some column publishes."""
    first, *others = desks
    lists = [_listed(desk) for desk in desks]
    known = [set(one) for one in lists]
    looked_at = dict.fromkeys(item for one in lists for item in one[:_LOOKED_AT])
    shares = {item: [desk.share(item).value for desk in desks] for item in looked_at if told(desks, f"share:{item}")}
    order = sorted(shares, key=lambda item: (-max(value or 0.0 for value in shares[item]), item))
    return [
        Item(item, tuple(item in one for one in known), tuple(against(desk, first, f"share:{item}") for desk in others))
        for item in order
    ]


def _table(desks: Sequence[Desk], names: Sequence[str], title: str, items: Sequence[Item]) -> Table | None:
    base = desks[0].base

    def label(item: str) -> Link:
        kind, _, name = item.partition(":")
        return Link(text=base.name(item), kind=kind, id=name)

    rows = tuple(line(label(item.name), desks, f"share:{item.name}") for item in items)
    return Table(title=title, columns=heads(names), rows=rows) if rows else None
