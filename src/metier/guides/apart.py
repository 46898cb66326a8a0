"""Duties shown: as quotes with their posting, and those that set a role apart from the other roles of its family."""

from datetime import date

import numpy as np

from metier.guides.desk import Desk
from metier.guides.duties import Group, done, grouping
from metier.guides.quoting import quoted
from metier.guides.rows import Cut
from metier.model.block import Quote
from metier.model.figure import Cell, Figure
from metier.statistics.distinctive import log_odds_z

_SIBLINGS, _DUTIES = 4, 250


def quote(desk: Desk, group: Group, figure: Figure) -> Quote:
    """The quote of a group of duties, with the figure of those that say the like."""
    table = desk.table.tables["openings"]
    opening = table.take(desk.table.duty_row[group.quote : group.quote + 1], ("posting", "employer_name", "seen_at"))[0]
    return Quote(
        text=quoted(grouping(desk.cut, desk.context.seed).texts[group.quote]),
        posting=opening["posting"],
        employer=opening["employer_name"],
        seen=date.fromisoformat(opening["seen_at"][:10]),
        figure=figure,
    )


def siblings(desk: Desk) -> list[str]:
    """The other roles of the family, those with the most vacancies first; none where the taxonomy has no family for the role."""
    family, base = desk.role.family, desk.base
    others = [role for role in base.roles() if role != desk.cell.role and family and desk.names.role(role).family == family]
    return sorted(others, key=lambda role: (-base.vacancies(role, None), role))


def by_distinctness(desk: Desk) -> list[tuple[float, Group]]:
    """The groups of duties with how far they stand out among the siblings (see `log_odds_z`), those that stand out most first.

    Compared are employers: of those here whose duties are compared the ones that say the like, and of the employers of the
    largest siblings, by a few hundred of their duties, the ones that do one of the quote's deeds. Without siblings 0 for all,
    the most widely said first.
    """
    made = grouping(desk.cut, desk.context.seed)
    elsewhere = [said for role in siblings(desk)[:_SIBLINGS] for said in done(_cut(desk, role), desk.context.seed, _DUTIES)]
    here = len({int(code) for code in desk.cut.employer[made.drawn].tolist()})
    if not elsewhere or not made.groups:
        return [(0.0, group) for group in sorted(made.groups, key=lambda group: (-group.employers, group.key))]
    z = log_odds_z(
        np.array([float(group.employers) for group in made.groups]),
        float(here),
        np.array([float(sum(1 for said in elsewhere if said & group.deeds)) for group in made.groups]),
        float(len(elsewhere)),
    )
    found = [(round(float(value), 4), group) for value, group in zip(z, made.groups, strict=True)]
    return sorted(found, key=lambda pair: (-pair[0], pair[1].key))


def _cut(desk: Desk, role: str) -> Cut:
    return desk.context.cut_of(Cell(role=role), desk.window)
