"""A posting as the index sees it: words to search, ids to count, numbers to sort by."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from metier.index.fields import FACETS, NUMBERS, WORDS
from metier.model.facts import Facts
from metier.model.posting import Kept
from metier.taxonomy import money

_EPOCH = date(1970, 1, 1).toordinal()
#: Kinds of pay that tell what a year of the work brings.
_PAY_KINDS = frozenset({"base", "ote"})
_TOP_PAY = (1 << 25) - 1


class Entry(msgspec.Struct, kw_only=True):
    """What is indexed of a posting, or of a vacancy (`facets` then hold the values of all its copies).

    `pay_min` and `pay_max` are a year's pay in the posting's own currency, `pay_usd` the highest in US dollars; `posted` counts
    days since 1970; `years` are the least years of experience asked; `marks` are those of `marks_of`.
    """

    id: str
    vacancy: str
    title: str
    employer_name: str
    where: str
    body: str
    facets: dict[str, tuple[str, ...]]
    pay_min: float | None
    pay_max: float | None
    posted: int
    pay_usd: float | None = None
    years: float | None = None
    marks: tuple[str, ...] = ()


def entry(kept: Kept) -> Entry:
    """The index entry of one posting."""
    posting, facts = kept.posting, kept.facts
    low, high = annual_pay(facts)
    return Entry(
        id=posting.id,
        vacancy=kept.vacancy,
        title=posting.title,
        employer_name=posting.employer,
        where=posting.location,
        body=posting.text,
        facets=dict(zip(FACETS, _facets(kept), strict=True)),
        pay_min=low,
        pay_max=high,
        posted=(posting.date_posted or kept.life.first_seen.date()).toordinal() - _EPOCH,
        pay_usd=pay_in_dollars(facts, posting.date_posted or kept.life.first_seen.date()),
        years=facts.experience.min_years if facts.experience else None,
        marks=tuple(sorted(marks_of(facts))),
    )


def _facets(kept: Kept) -> tuple[tuple[str, ...], ...]:
    posting, facts = kept.posting, kept.facts
    roles = [facts.role.id if facts.role else None, *(opening.role.id for opening in facts.openings if opening.role)]
    levels = [facts.seniority, *(opening.seniority for opening in facts.openings)]
    workplace = facts.workplace.type if facts.workplace else None
    return (
        _distinct(roles),
        _distinct(place_ids(facts)),
        _distinct(levels),
        _distinct([workplace]),
        _distinct(tool.id for tool in facts.tools),
        _distinct([posting.employer_id]),
        _distinct(facts.employment_type),
        _distinct([posting.source]),
        _distinct([kept.life.status]),
    )


def place_ids(facts: Facts) -> list[str]:
    """Countries (`US`), regions (`US-TX`) and metros of the job's places and of where remote workers may live; `remote`."""
    found: list[str] = []
    for place in facts.places:
        if place.country:
            found.append(place.country)
            if place.region:
                found.append(f"{place.country}-{place.region}")
        if place.metro:
            found.append(place.metro)
    if facts.workplace and facts.workplace.type == "remote":
        found += ["remote", *facts.workplace.countries]
    return found


def annual_pay(facts: Facts) -> tuple[float | None, float | None]:
    """The lowest and the highest year's pay stated, bands that were rejected left out."""
    bands = [pay for pay in facts.pay if pay.rejected is None and pay.kind in _PAY_KINDS]
    amounts = [amount for pay in bands for amount in (pay.annual_min, pay.annual_max) if amount is not None]
    return (min(amounts), max(amounts)) if amounts else (None, None)


def pay_in_dollars(facts: Facts, on: date) -> float | None:
    """The highest year's pay stated, in US dollars of a day; None where none is, or its currency is not known."""
    bands = [pay for pay in facts.pay if pay.rejected is None and pay.kind in _PAY_KINDS and pay.currency]
    found = [
        amount * money.rate(pay.currency, on)
        for pay in bands
        for amount in (pay.annual_min, pay.annual_max)
        if amount is not None and pay.currency in money.currencies()
    ]
    return round(max(found), 2) if found else None


def marks_of(facts: Facts) -> set[str]:
    """What else a search asks of a posting, as ids: `main:` its first role, `needs:` a tool it requires, `skill:`, `visa`.

    `from:` says where one may live who works remotely: countries, regions, parts of the world, `worldwide`; where that is not
    said, the country of the job's places. `only:` is their one country.
    """
    found = {f"needs:{tool.id}" for tool in facts.tools if tool.req == "required"}
    found |= {f"skill:{skill.id}" for skill in facts.hard_skills if skill.known}
    first = [read.id for read in (facts.role, *(opening.role for opening in facts.openings)) if read and read.id]
    found |= {f"main:{role}" for role in first[:1]}
    if facts.visa is not None:
        found.add("visa" if facts.visa.sponsored else "no-visa")
    areas = _living(facts)
    countries = {area.partition("-")[0] for area in areas}
    found |= {f"only:{country}" for country in countries if len(countries) == 1}
    return found | {f"from:{area}" for area in areas}


def _living(facts: Facts) -> set[str]:
    workplace = facts.workplace
    if workplace is None or workplace.type != "remote":
        return set()
    said = {*workplace.countries, *workplace.regions, *(("worldwide",) if workplace.worldwide else ())}
    if said - {"worldwide"} or workplace.worldwide:
        return said | {f"{place.country}-{place.region}" for place in facts.places if place.region and place.country in said}
    return {area for place in facts.places if place.country for area in (place.country, f"{place.country}-{place.region or ''}")}


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def id_bits(posting_id: str, bits: int) -> int:
    """The leading bits of a posting id, inverted: in descending order of sort keys, equal days and pays go by id."""
    letters = posting_id[1:13].upper()
    try:
        number = int.from_bytes(base64.b32decode(letters + "=" * (-len(letters) % 8)), "big") & ((1 << 60) - 1)
    except ValueError:
        number = int.from_bytes(posting_id.encode()[:7].ljust(7, b"\0"), "big") << 4
    return ((1 << bits) - 1) ^ (number >> (60 - bits))


def _number(employers: Sequence[str]) -> int:
    """An employer's id as a number, 0 for none: what is compared while results are put in order."""
    return int.from_bytes(hashlib.sha256(employers[0].encode()).digest()[:7], "big") if employers else 0


def sort_keys(item: Entry) -> tuple[int, int]:
    """Whole numbers that order postings newest first and best paid first, ties by id."""
    day = min(max(item.posted, 0), (1 << 16) - 1)
    pay = min(max(int(item.pay_max or 0), 0), _TOP_PAY)
    return day << 46 | id_bits(item.id, 46), pay << 37 | id_bits(item.id, 37)


def columns(item: Entry, modes: Sequence[str]) -> dict[str, Any]:
    """The values of the index's fields, those without a value left out; `modes` are the ways it is to be found."""
    newest, pay = sort_keys(item)
    values: dict[str, Any] = {"id": item.id, "vacancy": item.vacancy, "mode": list(modes), "posted": item.posted}
    values |= {name: getattr(item, name) for name in WORDS}
    values |= {name: list(found) for name, found in item.facets.items() if found}
    values |= {"by_newest": newest, "by_pay": pay, "by_id": id_bits(item.id, 60), "by_employer": _number(item.facets["employer"])}
    values["open"] = int("open" in item.facets["status"])
    values |= {name: float(held) for name in NUMBERS if (held := getattr(item, name)) is not None}
    return values | ({"mark": list(item.marks)} if item.marks else {})


#: An open copy speaks for the vacancy, then one of unknown state; closed ones only if there is no other.
_STATES = ("open", "unknown", "closed")


class Merged:
    """The copies of one vacancy seen so far, as one entry: the values of all copies in the best state any of them is in."""

    def __init__(self, first: Entry) -> None:
        """Begin with one copy."""
        self.entry = first
        self._state = _state(first)

    def add(self, other: Entry) -> bool:
        """Take in another copy; true where it is the one that now speaks for the vacancy (its words are used)."""
        state = _state(other)
        if state > self._state:
            return False
        if state < self._state:
            self.entry, self._state = other, state
            return True
        mine = self.entry
        speaks = other.id < mine.id
        facets = {name: _distinct([*mine.facets[name], *other.facets[name]]) for name in FACETS}
        spoken = other if speaks else mine
        self.entry = msgspec.structs.replace(
            spoken,
            facets=facets,
            pay_min=min((pay for pay in (mine.pay_min, other.pay_min) if pay is not None), default=None),
            pay_max=max((pay for pay in (mine.pay_max, other.pay_max) if pay is not None), default=None),
            pay_usd=max((pay for pay in (mine.pay_usd, other.pay_usd) if pay is not None), default=None),
            years=min((years for years in (mine.years, other.years) if years is not None), default=None),
            marks=tuple(sorted({*mine.marks, *other.marks})),
            posted=max(mine.posted, other.posted),
        )
        return speaks


def _state(item: Entry) -> int:
    return min((_STATES.index(status) for status in item.facets["status"] if status in _STATES), default=len(_STATES))
