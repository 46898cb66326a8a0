"""Which tools, skills and certificates a vacancy asks for, and how firmly."""

import math
from functools import cache
from typing import NamedTuple

from metier.simulate import tables
from metier.simulate.draws import Draws
from metier.simulate.employers import Employer

TASTE = 1.1
"""Standard deviation, in log-odds, of an employer's liking for a tool: it makes postings of one employer alike."""

PREFERRED, REQUIRED = "preferred", "required"

DEFAULT_YEARS = {"entry": (0, 1), "mid": (2, 4), "senior": (5, 7), "staff": (8, 10), "manager": (6, 9)}
"""Lowest and highest minimum of years that each level asks for."""

STATES_YEARS = 0.88
"""Share of adverts that say how many years they ask for."""


class Demand(NamedTuple):
    """One thing asked for: a tool's or certificate's id, or a skill's name."""

    id: str
    group: str
    req: str


class Degree(NamedTuple):
    """The lowest degree named: whether it is required or preferred, and whether experience is accepted instead."""

    level: str
    req: str
    equivalent: bool


class Stack(NamedTuple):
    """All that one vacancy asks for. `years` are the least and, in some adverts, the most; None where none are stated."""

    tools: tuple[Demand, ...]
    skills: tuple[Demand, ...]
    certs: tuple[Demand, ...]
    years: tuple[int, int | None] | None
    degree: Degree | None

    def group(self, name: str) -> list[str]:
        """Tool ids asked for in one group."""
        return [demand.id for demand in self.tools if demand.group == name]


def _leaning(share: float, taste: float) -> float:
    """A share moved by an employer's taste; the scale keeps the mean over employers near the share (probit trick)."""
    share = min(0.97, max(0.005, share))
    odds = math.log(share / (1.0 - share)) * math.sqrt(1.0 + 0.346 * TASTE * TASTE)
    return 1.0 / (1.0 + math.exp(-(odds + taste)))


@cache
def tastes(role: str, employer: int) -> tuple[float, ...]:
    """An employer's chance of naming each tool of a role, in the order of the role's table."""
    table = tables.roles()[role]
    draws = Draws(11, employer, list(tables.roles()).index(role))
    return tuple(_leaning(tool.share, draws.normal(0.0, TASTE)) for tool in table.tools)


def _years(role: tables.RoleTable, level: str, draws: Draws) -> tuple[int, int | None] | None:
    low, high = {**DEFAULT_YEARS, **role.years}[level]
    least = draws.whole(low, high)
    most = least + draws.whole(1, 3) if least > 1 and draws.chance(0.22) else None
    return (least, most) if draws.chance(STATES_YEARS) else None


def _degree(role: tables.RoleTable, draws: Draws) -> Degree | None:
    for level, (share, required, equivalent) in role.education.items():
        if draws.chance(share):
            req = REQUIRED if draws.chance(required) else PREFERRED
            return Degree(level, req, req == REQUIRED and draws.chance(equivalent))
    return None


def draw(role: tables.RoleTable, level: str, employer: Employer, draws: Draws) -> Stack:
    """The demands of one vacancy. Preferred ones leave the advert again when its employer lists none."""
    tools = tuple(
        Demand(tool.id, tool.group, REQUIRED if draws.chance(tool.required) else PREFERRED)
        for tool, share in zip(role.tools, tastes(role.id, employer.number), strict=True)
        if draws.chance(share)
    )
    skills, certs = (
        tuple(
            Demand(row.name, "", REQUIRED if draws.chance(row.required) else PREFERRED) for row in rows if draws.chance(row.share)
        )
        for rows in (role.skills, role.certs)
    )
    return Stack(tools, skills, certs, _years(role, level, draws), _degree(role, draws))
