"""Duties shown: as quotes with their posting, and those that set a role apart from the other roles of its family."""

from datetime import date

import numpy as np

from metier.guides.desk import Desk
from metier.guides.duties import Group, done, grouping
from metier.guides.duty_words import Deed
from metier.guides.quoting import quoted
from metier.guides.rows import Cut
from metier.model.block import Quote
from metier.model.figure import Cell, Figure
from metier.statistics import floors
from metier.statistics.distinctive import discoveries, log_odds_z

_SIBLINGS, _DUTIES = 4, 150


def quote(desk: Desk, group: Group, figure: Figure) -> Quote:
    """The quote of a group of duties, with the figure of those that say the like."""
    openings, row = desk.table.tables["openings"], desk.table.duty_row[group.quote : group.quote + 1]
    posting, employer, seen = (openings.words(name, row)[0] for name in ("posting", "employer_name", "seen_at"))
    words = quoted(grouping(desk.cut, desk.context.seed).texts[group.quote])
    return Quote(text=words, posting=posting, employer=employer, seen=date.fromisoformat(seen[:10]), figure=figure)


def siblings(desk: Desk) -> list[str]:
    """The other roles of the family, those with the most vacancies first; none where the taxonomy has no family for the role."""
    family, base = desk.role.family, desk.base
    others = [role for role in base.roles() if role != desk.cell.role and family and desk.names.role(role).family == family]
    return sorted(others, key=lambda role: (-base.vacancies(role, None), role))


def told_apart(desk: Desk) -> tuple[list[Group], list[Group]]:
    """The groups of duties that set the role apart from its siblings, the most telling first, and the others by their employers.

    Compared are the employers that say the like of a quote, here and, by a few of their duties, among the employers of the
    largest siblings (see `log_odds_z`). False discoveries and small differences are held off as for skills. None is set apart
    without siblings, with too few employers on either side, or in a part of the role: its siblings are whole roles.
    """
    made = grouping(desk.cut, desk.context.seed)
    groups = sorted(made.groups, key=lambda group: (-group.employers, group.key))
    here = len(np.unique(desk.cut.employer[made.drawn]))
    compared = groups and here >= floors.DISTINCTIVE_EMPLOYERS and desk.cell == Cell(role=desk.cell.role)
    elsewhere = _elsewhere(desk) if compared else []
    if len(elsewhere) < floors.DISTINCTIVE_EMPLOYERS:
        return [], groups
    mine = np.array([float(group.employers) for group in groups])
    there = np.array([float(sum(_says(said, group, made.alike) for said in elsewhere)) for group in groups])
    z = log_odds_z(mine, float(here), there, float(len(elsewhere)))
    kept = discoveries(z, floors.DISTINCTIVE_Q) & (mine / here >= floors.DISTINCTIVE_LIFT * there / len(elsewhere))
    order = np.argsort(-np.round(z, 6), kind="stable")
    return [groups[n] for n in order if kept[n]], [group for n, group in enumerate(groups) if not kept[n]]


def _says(said: list[frozenset[Deed]], group: Group, alike: float) -> bool:
    """Whether one of an employer's duties says the like of a group's quote."""
    least = max(alike * len(group.deeds), 1.0)
    return any(len(deeds & group.deeds) >= least for deeds in said)


def _elsewhere(desk: Desk) -> list[list[frozenset[Deed]]]:
    """What the employers of the largest siblings do, each sibling's by themselves."""
    return [said for role in siblings(desk)[:_SIBLINGS] for said in done(_cut(desk, role), desk.context.seed, _DUTIES)]


def _cut(desk: Desk, role: str) -> Cut:
    return desk.context.cut_of(Cell(role=role), desk.window)
