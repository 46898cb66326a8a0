"""Steps from a role: to roles that lie near by skills, and from level to level within it.

Postings do not observe people: a step is what skills and adverts suggest, never a path somebody took.
"""

import msgspec
import numpy as np

from metier.guides.base import Base, Item
from metier.guides.desk import Desk
from metier.guides.neighbours import neighbours
from metier.guides.ranking import pairs
from metier.guides.rows import Cut
from metier.statistics import floors
from metier.statistics.estimate import Bools, Floats, Ints
from metier.statistics.signs import sign_test

LADDER = ("intern", "entry", "mid", "senior", "staff", "principal")
_LEAST_ASKED, _ADDED = 0.05, 4
_FALSE = 0.05


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A role near by skills: the gap to it and back (see `gap`), and what it asks for most that is seldom asked for here."""

    role: str
    there: float
    back: float
    adds: tuple[str, ...]


def asked(base: Base, role: str) -> list[Item]:
    """What a role asks for: what enough of its employers name, the most common first."""
    found = [
        item
        for item in base.items(role).values()
        if item.share >= _LEAST_ASKED and item.employers >= floors.ITEM_EMPLOYERS and item.of >= floors.LIST_EMPLOYERS
    ]
    return sorted(found, key=lambda item: (-item.share, item.item))


def missing(base: Base, here: str, wanted: list[Item]) -> Floats:
    """For each thing wanted elsewhere the share of employers here that do not name it."""
    mine = base.items(here)
    return np.array([1.0 - (mine[item.item].share if item.item in mine else 0.0) for item in wanted], dtype=np.float64)


def gap(base: Base, here: str, there: str) -> float | None:
    """The part of what `there` asks for that is not asked for `here` (0 to 1), weighted by how many ask; None where unknown."""
    wanted = asked(base, there)
    weight = np.array([item.share for item in wanted])
    return float((weight * missing(base, here, wanted)).sum() / weight.sum()) if wanted else None


def steps(base: Base, role: str) -> list[Step]:
    """The roles near by skills, with the gap both ways; in order of their ids."""
    found = []
    for near in neighbours(base, role):
        there, back = gap(base, role, near.role), gap(base, near.role, role)
        if there is not None and back is not None:
            found.append(Step(role=near.role, there=round(there, 6), back=round(back, 6), adds=_adds(base, role, near.role)))
    return sorted(found, key=lambda step: step.role)


def _adds(base: Base, here: str, there: str) -> tuple[str, ...]:
    """What weighs most in the gap."""
    wanted = asked(base, there)
    weight = np.array([item.share for item in wanted]) * missing(base, here, wanted)
    mine = base.items(here)
    less = [
        (-round(float(part), 6), item.item)
        for part, item in zip(weight, wanted, strict=True)
        if item.share > 2 * (mine[item.item].share if item.item in mine else 0.0)
    ]
    return tuple(item for _, item in sorted(less)[:_ADDED])


def both(cut: Cut, other: Cut) -> Bools:
    """Which counted openings are of employers that also have openings in another cut."""
    named = {name for name in other.employers if name}
    shared = np.array([name in named for name in cut.employers], dtype=np.bool_)
    return shared[cut.employer] if len(shared) else np.zeros(0, dtype=np.bool_)


def added(desk: Desk, below: Desk) -> list[str]:
    """What is asked for more often one level up by the same employers: the surest first.

    For each thing that enough employers name here, those with openings at both levels are counted by whether the part of their
    openings that names it is larger here or there: a sign test, ties left out. Of all that is said so, at most a twentieth may be
    false (Benjamini and Hochberg 1995).
    """
    shared = sorted({name for name in desk.cut.employers if name} & set(below.cut.employers))
    if len(shared) < floors.ITEM_EMPLOYERS:
        return []
    items = np.flatnonzero(np.bincount(pairs(desk)[1], minlength=len(desk.table.item.words)) >= floors.ITEM_EMPLOYERS)
    rise = _parts(desk, shared, items) - _parts(below, shared, items)
    up, down = (rise > 0).sum(axis=0), (rise < 0).sum(axis=0)
    tried = np.flatnonzero(up + down >= floors.ITEM_EMPLOYERS)
    found = sorted(
        (sign_test(int(up[n]), int(down[n])) or 1.0, desk.table.item.words[items[n]], bool(up[n] > down[n])) for n in tried
    )
    sure = max((rank for rank, (p, _, _) in enumerate(found, 1) if p <= _FALSE * rank / len(found)), default=0)
    return [item for _, item, more in found[:sure] if more][:_ADDED]


def _parts(desk: Desk, shared: list[str], items: Ints) -> Floats:
    """For each employer (rows) and item (columns) the part of the employer's openings that names the item."""
    cut = desk.cut
    place = {name: number for number, name in enumerate(shared)}
    number = np.array([place.get(name, -1) for name in cut.employers], dtype=np.int64)[cut.employer]
    column = np.full(len(desk.table.item.words), -1, dtype=np.int64)
    column[items] = np.arange(len(items))
    told = np.bincount(number[cut.has_text & (number >= 0)], minlength=len(shared))
    opening, item = pairs(desk)
    known = (number[opening] >= 0) & (column[item] >= 0)
    where = number[opening[known]] * len(items) + column[item[known]]
    said = np.bincount(where, minlength=len(shared) * len(items)).reshape(len(shared), len(items))
    return np.divide(said, told[:, None], out=np.zeros(said.shape), where=told[:, None] > 0)
