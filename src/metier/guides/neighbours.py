"""Roles next to a role: those whose distinctive skills are alike, with the skills that make it so."""

import msgspec
import numpy as np

from metier.guides.base import Base, Item
from metier.statistics import floors
from metier.statistics.distinctive import log_odds_z

_LEAST_ALIKE = 0.15
_SHOWN = 4
_ASKED, SELDOM = 0.15, 0.5


class Neighbour(msgspec.Struct, frozen=True):
    """A role next to another: `alike` (0 to 1), what both ask for, and what it asks for that the other seldom does."""

    role: str
    alike: float
    shared: tuple[str, ...]
    only_there: tuple[str, ...]


def neighbours(base: Base, role: str, also: frozenset[str] = frozenset()) -> list[Neighbour]:
    """The roles next to `role`, nearest first; those of `also` even where they are less alike.

    Alike = the cosine of the roles' vectors of log-odds z (positive parts only), over skills and tools that enough
    employers name.
    """
    mine = _vector(base, role)
    found = []
    for other in base.roles():
        theirs = _vector(base, other) if other != role else {}
        common = set(mine) & set(theirs)
        if len(common) < 2:
            continue
        products = {item: mine[item] * theirs[item] for item in common}
        alike = sum(sorted(products.values())) / (_norm(mine) * _norm(theirs))
        if alike >= _LEAST_ALIKE or other in also:
            shared = sorted(common, key=lambda item: (-products[item], item))[:_SHOWN]
            only = tuple(item for item in _only(base, other, role) if item not in shared)
            found.append(Neighbour(other, round(alike, 4), tuple(shared), only[:_SHOWN]))
    return sorted(found, key=lambda one: (-one.alike, one.role))


def _norm(vector: dict[str, float]) -> float:
    return float(np.sqrt(sum(sorted(value * value for value in vector.values()))))


def _vector(base: Base, role: str) -> dict[str, float]:
    known = base.vectors.get(role)
    if known is None:
        items = [item for item in base.items(role).values() if item.employers >= floors.ITEM_EMPLOYERS]
        known = base.vectors[role] = _positive(items)
    return known


def _positive(items: list[Item]) -> dict[str, float]:
    if not items:
        return {}
    z = log_odds_z(
        np.array([float(item.employers) for item in items]),
        float(items[0].of),
        np.array([float(item.elsewhere) for item in items]),
        float(max(items[0].elsewhere_of, 1)),
    )
    return {item.item: round(float(value), 4) for item, value in zip(items, z, strict=True) if value > 0}


def _only(base: Base, there: str, here: str) -> tuple[str, ...]:
    """What enough employers there name, and less than half as many here, the widest gap first."""
    mine = base.items(here)
    gaps = []
    for item in base.items(there).values():
        share = mine[item.item].share if item.item in mine else 0.0
        if item.share >= _ASKED and item.employers >= floors.ITEM_EMPLOYERS and share < item.share * SELDOM:
            gaps.append((round(share - item.share, 6), item.item))
    return tuple(item for _, item in sorted(gaps))
