"""A market for pay: one role in many towns of a country, towns and levels paying more or less by a known truth."""

from collections.abc import Iterator

import msgspec
import numpy as np
from tests.guides.market_rows import BACKEND, one

from metier.model.facts import Pay, RoleRead, Tool, Workplace
from metier.model.place import Place
from metier.model.posting import Kept

FRONTEND = "frontend-software-engineer"
TOWNS = 36
LEVEL = {"mid": 0.0, "senior": 0.25}
TYPICAL = 120_000.0
GO, EFFECT = "go", 0.2


def town_effects(seed: int = 3) -> list[float]:
    """By how much (a logarithm) each town pays more."""
    return [float(effect) for effect in np.random.default_rng(seed).normal(0, 0.08, TOWNS)]


def town(number: int) -> Place:
    """The towns lie in four regions."""
    return Place(city=f"Town{number}", region=("TX", "IL", "CA", "NY")[number % 4], country="US", metro=f"town{number}-tx")


def towns(employers: int = 4, seed: int = 5) -> Iterator[Kept]:
    """`employers` employers in each town and level, each with one advert; in town 0 three. Those that name Go pay more."""
    rng = np.random.default_rng(seed)
    effects = town_effects()
    number = 0
    for place in range(TOWNS):
        for level, step in LEVEL.items():
            for _ in range(3 if place == 0 else employers):
                go = bool(rng.random() < 0.5)
                log = effects[place] + step + EFFECT * go + rng.normal(0, 0.1)
                yield paid(number, TYPICAL * float(np.exp(log)), level, town(place), go)
                number += 1


def paid(number: int, amount: float, level: str, place: Place, go: bool, role: str = BACKEND) -> Kept:
    """One advert of an employer of its own."""
    made = one(3 * number, number, 0.0, np.random.default_rng(number))
    pay = Pay(min=amount * 0.9, max=amount * 1.1, currency="USD", unit="YEAR", annual_min=amount * 0.9, annual_max=amount * 1.1)
    tools = tuple(tool for tool in made.facts.tools if tool.id != GO)
    if go:
        tools += (Tool(id=GO, name="Go", category="language", req="required"),)
    facts = msgspec.structs.replace(
        made.facts, pay=(pay,), seniority=level, places=(place,), tools=tools, workplace=Workplace(type="onsite"),
        role=RoleRead(id=role, name=role.replace("-", " "), soc="15-1252", confidence=0.9, field="title"),
    )  # fmt: skip
    return msgspec.structs.replace(made, facts=facts)
