"""What a vacancy is before anyone writes its advert: role, level, employer, place, workplace, pay."""

import math
from functools import cache

import msgspec

from metier.simulate import tables
from metier.simulate.draws import Draws, running
from metier.simulate.employers import Employer
from metier.simulate.pay import REMOTE_FACTOR, PayOffer, offer

WORKPLACES = ("onsite", "hybrid", "remote")
"""Kinds of workplace."""

REMOTE_PAYS = {"US": 0.80, "EUROPE": 0.36, "GB": 0.5, "DE": 0.34, "CA": 0.6}
"""Share of remote adverts that state pay, by scope."""


class Vacancy(msgspec.Struct, frozen=True, kw_only=True):
    """One job to fill. `country` is `EUROPE` for remote work across Europe; `days` are office days of hybrid work."""

    number: int
    role: str
    level: str
    employer: Employer
    title: str
    focus: str
    metro: str | None
    city: str
    region: str
    country: str
    workplace: str
    days: int | None
    employment: str
    pay: PayOffer


@cache
def _role_weights() -> tuple[list[tables.RoleTable], list[float]]:
    known = list(tables.roles().values())
    return known, running([role.weight for role in known])


@cache
def _spread(role: str, name: str) -> tuple[list[str], list[float]]:
    table: dict[str, float] = getattr(tables.roles()[role], name)
    return list(table), running(list(table.values()))


@cache
def _levels(role: str) -> tuple[list[str], list[float]]:
    levels = tables.roles()[role].levels
    return list(levels), running([share for share, _ in levels.values()])


def _pay(role: tables.RoleTable, effects: float, odds: float, country: str, draws: Draws) -> PayOffer:
    amount, low, high = offer(role, effects, country, draws)
    states = draws.chance(1.0 / (1.0 + math.exp(-odds)))
    shown = draws.uniform()
    cash = tables.money()[country]
    return PayOffer(
        offer=amount,
        low=low,
        high=high,
        unit=role.unit,
        currency=cash.currency,
        sign=cash.sign,
        in_text=states and shown < 0.9,
        in_field=states and shown > 0.5,
    )


class Staffing:
    """Draws vacancies for one set of employers."""

    def __init__(self, employers: dict[str, tuple[Employer, ...]]) -> None:
        """`employers` by kind."""
        self._employers = employers
        self._sizes = {kind: running([one.weight for one in group]) for kind, group in employers.items()}
        self._places: dict[tuple[int, bool], tuple[list[str], list[float]]] = {}

    def _metro(self, employer: Employer, home: bool, draws: Draws) -> tables.Metro:
        key = (employer.number, home)
        if key not in self._places:
            known = [tables.metros()[metro] for metro in employer.metros]
            known = [metro for metro in known if metro.country == "US" or not home]
            known = known or [metro for metro in tables.metros().values() if metro.country == "US"][:12]
            self._places[key] = [metro.id for metro in known], running([metro.weight for metro in known])
        return tables.metros()[draws.weighted(*self._places[key])]

    def draw(self, number: int, draws: Draws, role_id: str = "", level: str = "") -> Vacancy:
        """The vacancy with the given number; of a role and level, where these are given."""
        role = tables.roles()[role_id] if role_id else draws.weighted(*_role_weights())
        kind = draws.weighted(*_spread(role.id, "kinds"))
        employer = draws.weighted(self._employers[kind], self._sizes[kind])
        level = level or draws.weighted(*_levels(role.id))
        workplace = draws.weighted(*_spread(role.id, "workplace"))
        metro = self._metro(employer, role.national, draws)
        country, city, region = metro.country, metro.city, metro.region
        if workplace != "remote" and metro.id in tables.suburbs() and draws.chance(0.18):
            city, region = draws.pick(tables.suburbs()[metro.id])
        if workplace == "remote" and country in {"GB", "DE"} and draws.chance(0.6):
            country = "EUROPE"
        factor, states = (REMOTE_FACTOR[country], REMOTE_PAYS[country]) if workplace == "remote" else (metro.factor, metro.pays)
        effects = math.log(role.levels[level][1]) + math.log(factor) + employer.pay_effect
        odds = math.log(states / (1.0 - states)) + employer.discloses
        focus = draws.pick(role.focus)
        return Vacancy(
            number=number,
            role=role.id,
            level=level,
            employer=employer,
            title=draws.pick(role.titles[level]).replace("{focus}", focus),
            focus=focus,
            metro=None if workplace == "remote" else metro.id,
            city="" if workplace == "remote" else city,
            region="" if workplace == "remote" else region,
            country=country,
            workplace=workplace,
            days=draws.pick((1, 2, 2, 3, 3, 4)) if workplace == "hybrid" else None,
            employment=draws.weighted(*_spread(role.id, "employment")),
            pay=_pay(role, effects, odds, country, draws),
        )
