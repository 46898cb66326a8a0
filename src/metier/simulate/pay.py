"""The pay model: the logarithm of an offer is role + level + place + employer + noise; adverts post a range around it."""

import math

import msgspec

from metier.simulate import tables
from metier.simulate.draws import Draws
from metier.simulate.grammar import expand, mark

NOISE = 0.06
"""Standard deviation of what neither level, place nor employer explains, on the log of pay."""

REMOTE_FACTOR = {"US": 1.03, "EUROPE": 0.78, "GB": 0.86, "DE": 0.74, "CA": 0.80}
"""Pay of remote work by scope, relative to the national mid-level year."""


_GRAINS = {"YEAR": (500.0, 1000.0, 1000.0, 2000.0, 5000.0), "HOUR": (0.25, 0.5, 0.5, 1.0, 1.0)}


class PayOffer(msgspec.Struct, frozen=True, kw_only=True):
    """What a vacancy pays. `offer` lies inside `low` to `high`; the advert shows it in its words, in a field, or not at all."""

    offer: float
    low: float
    high: float
    unit: str
    currency: str
    sign: str
    in_text: bool
    in_field: bool

    @property
    def stated(self) -> bool:
        """Whether the advert says it anywhere."""
        return self.in_text or self.in_field


def _rounded(amount: float, grain: float, up: bool) -> float:
    whole = math.ceil(amount / grain) if up else math.floor(amount / grain)
    return round(whole * grain, 2)


def offer(role: tables.RoleTable, log_effects: float, country: str, draws: Draws) -> tuple[float, float, float]:
    """An offer in the country's currency with the range posted around it: the offer stands near 42% of the range."""
    amount = role.pay * math.exp(log_effects + draws.normal(0.0, NOISE)) * tables.money()[country].rate
    width = amount * min(0.62, max(0.05, math.exp(draws.normal(math.log(0.24), 0.42))))
    place = min(0.95, max(0.05, draws.normal(0.42, 0.18)))
    grain = draws.pick(_GRAINS[role.unit])
    low = _rounded(amount - place * width, grain, False)
    high = _rounded(amount + (1.0 - place) * width, grain, True)
    return round(amount, 2), low, high


def _money(amount: float, sign: str, unit: str, short: bool) -> str:
    if unit == "YEAR":
        return f"{sign}{amount / 1000:g}k" if short else f"{sign}{amount:,.0f}"
    return f"{sign}{amount:,.2f}"


_YEAR_WORDS = (" per year", " annually", " a year", "/year", " per annum", "", " per year")
_HOUR_WORDS = (" per hour", "/hour", " an hour", "/hr", " hourly", " per hour")
_JOINTS = (" - ", " – ", " to ", "–", "-", " — ")


def range_words(pay: PayOffer, form: int) -> str:
    """A pay range as adverts write it. `form` (any whole number) fixes the spelling, so that an employer keeps its own."""
    joint = _JOINTS[form % len(_JOINTS)]
    short = pay.unit == "YEAR" and form % 7 == 0 and pay.low % 500 == 0 and pay.high % 500 == 0
    per = _YEAR_WORDS[form % len(_YEAR_WORDS)] if pay.unit == "YEAR" else _HOUR_WORDS[form % len(_HOUR_WORDS)]
    sign = "CA$" if pay.currency == "CAD" and form % 2 else pay.sign
    low, high = _money(pay.low, sign, pay.unit, short), _money(pay.high, sign, pay.unit, short)
    named = f" {pay.currency}" if (pay.currency == "CAD" and sign == "$") or form % 5 == 1 else ""
    if pay.low == pay.high:
        return f"{low}{named}{per}"
    return f"{low}{joint}{high}{named}{per}"


def sentence(pay: PayOffer, form: int, words: dict[str, str], draws: Draws) -> str:
    """The pay paragraph of an advert, its range marked."""
    known = tables.wording()["pay"]
    if not pay.in_text:
        return expand(draws.pick(known["unstated"]), draws, words.__getitem__)
    options = known["hourly"] if pay.unit == "HOUR" else known["sentence"]
    band = mark("pay", "0", range_words(pay, form))
    return expand(options[form % len(options)], draws, {**words, "range": band}.__getitem__)


def raised(pay: PayOffer, factor: float) -> PayOffer:
    """The same offer with the range posted moved by a factor."""
    grain = 500.0 if pay.unit == "YEAR" else 0.25
    low, high = (round(amount * factor / grain) * grain for amount in (pay.low, pay.high))
    return msgspec.structs.replace(pay, offer=round(pay.offer * factor, 2), low=low, high=max(low, high))
