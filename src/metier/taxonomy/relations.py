"""Which tools and skills count in part for one another: typed, directed, weighted, and never carried on to a third."""

from functools import cache
from typing import NamedTuple

from metier.taxonomy.lexicon import rows
from metier.taxonomy.tools import TOOLS

#: What knowing a tool tells of one that it implies (`parents` of the tables of tools).
IMPLIED = 0.5
#: Of a child's weight, how much its parent counts for it.
DOWNWARD = 0.6


class Relation(NamedTuple):
    """To know `id` counts as `weight` (above 0, below 1); `kind` is sibling, child (a kind of what is asked) or parent."""

    id: str
    weight: float
    kind: str


@cache
def _table() -> dict[str, dict[str, Relation]]:
    found: dict[str, dict[str, Relation]] = {}

    def add(asked: str, known: str, weight: float, kind: str) -> None:
        related = found.setdefault(asked, {})
        if known not in related or weight > related[known].weight:
            related[known] = Relation(known, weight, kind)

    for row in rows("relations.tsv"):
        members, weight = (row["id"], *row["others"].split("|")), float(row["weight"])
        if row["kind"] == "sibling":
            for one in members:
                for other in members:
                    if one != other:
                        add(one, other, weight, "sibling")
            continue
        for child in members[1:]:
            add(row["id"], child, weight, "child")
            add(child, row["id"], round(weight * DOWNWARD, 2), "parent")
    for tool in TOOLS().values():
        for parent in tool.parents:
            add(parent, tool.id, IMPLIED, "child")
    return found


def counts_for(asked: str) -> dict[str, Relation]:
    """What counts in part for a tool or a skill, by the id of what a person knows."""
    return _table().get(asked, {})
