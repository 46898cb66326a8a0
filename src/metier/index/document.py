"""A posting as the index sees it: words to search, ids to count, numbers to sort by."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from metier.index import eligibility
from metier.index.fields import EXPERIENCE, FACETS, NOT_REMOTE, NUMBERS, WORDS, WORLDWIDE
from metier.model.facts import Facts
from metier.model.posting import Kept
from metier.taxonomy import money

_EPOCH = date(1970, 1, 1).toordinal()
#: Kinds of pay that tell what a year of the work brings.
_PAY_KINDS = frozenset({"base", "ote"})
_TOP_PAY = (1 << 26) - 1
#: Bits for a document's place in the index.
_PLACES = 36


class Entry(msgspec.Struct, kw_only=True):
    """What is indexed of a posting, or of a vacancy (`facets` then hold the values of all its copies).

    `pay_min` and `pay_max` are a year's pay in the posting's own currency, `pay_usd` the highest in US dollars; `posted` and
    `seen` count days since 1970; `years` are the least years of experience asked; `spots` are where its places lie, in degrees;
    `marks` are those of `marks_of`.
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
    seen: int
    pay_usd: float | None = None
    years: float | None = None
    spots: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def entry(kept: Kept) -> Entry:
    """The index entry of one posting."""
    posting, facts = kept.posting, kept.facts
    low, high = annual_pay(facts)
    seen = kept.life.first_seen.date()
    posted = posting.date_posted or seen
    return Entry(
        id=posting.id,
        vacancy=kept.vacancy,
        title=posting.title,
        employer_name=posting.employer,
        where=posting.location,
        body=posting.text,
        facets={name: _distinct(values) for name, values in _facets(kept).items()},
        pay_min=low,
        pay_max=high,
        posted=posted.toordinal() - _EPOCH,
        seen=seen.toordinal() - _EPOCH,
        pay_usd=pay_in_dollars(facts, posted),
        years=facts.experience.min_years if facts.experience else None,
        spots=_distinct(spot(place.lat, place.lon) for place in facts.places),
        marks=tuple(sorted(marks_of(facts))),
    )


def _facets(kept: Kept) -> dict[str, Iterable[str | None]]:
    posting, facts = kept.posting, kept.facts
    years = facts.experience.min_years if facts.experience else None
    found: dict[str, Iterable[str | None]] = {
        "role": [facts.role.id if facts.role else None, *(opening.role.id for opening in facts.openings if opening.role)],
        "place": place_ids(facts),
        "remote_from": eligibility.areas(facts),
        "level": [facts.seniority, *(opening.seniority for opening in facts.openings)],
        "workplace": [facts.workplace.type if facts.workplace else None],
        "tool": [tool.id for tool in facts.tools],
        "skill": [skill.id for skill in facts.hard_skills if skill.known],
        "employer": [posting.employer_id],
        "employment": facts.employment_type,
        "experience": [] if years is None else [band(years)],
        "education": [facts.education.level if facts.education else None],
        "language": [demand.language for demand in facts.languages],
        "written": [posting.language],
        "visa": [] if facts.visa is None else ["sponsored" if facts.visa.sponsored else "refused"],
        "flag": [flag.id for flag in facts.flags],
        "source": [posting.source],
        "status": [kept.life.status],
    }
    return {name: found[name] for name in FACETS}


def band(years: float) -> str:
    """The band of `EXPERIENCE` that years of experience fall in."""
    return [name for name, least in EXPERIENCE.items() if years >= least or not least][-1]


def spot(lat: float | None, lon: float | None) -> str | None:
    """A place's degrees to a hundredth (about a kilometre) as one id, None where they are not known."""
    return None if lat is None or lon is None else f"{lat:.2f},{lon:.2f}"


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
    """What else a search asks of a posting, as ids: `main:` its first role, `needs:` a tool it requires.

    From where one may work is told by those of `eligibility.marks`.
    """
    found = {f"needs:{tool.id}" for tool in facts.tools if tool.req == "required"}
    first = [read.id for read in (facts.role, *(opening.role for opening in facts.openings)) if read and read.id]
    return found | {f"main:{role}" for role in first[:1]} | eligibility.marks(facts)


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def number_of(names: Sequence[str]) -> int:
    """The first of some ids as a number, 0 for none: what is compared while results are put in order."""
    return int.from_bytes(hashlib.sha256(names[0].encode()).digest()[:7], "big") if names else 0


def sort_keys(item: Entry, place: int) -> tuple[int, int, int]:
    """Whole numbers, each of one document alone, that order postings first to last, newest first and best paid first.

    `place` is the document's place in the index, from 0: what orders equals. Pay goes by its worth in US dollars; one that cannot
    be converted stands behind those that can, before none.
    """
    last = (1 << _PLACES) - 1 - place
    day = min(max(item.posted, 0), (1 << 16) - 1)
    pay = 0 if item.pay_max is None else min(max(int(item.pay_usd or 0), 1), _TOP_PAY)
    return last, day << _PLACES | last, pay << _PLACES | last


def columns(item: Entry, modes: Sequence[str], place: int) -> dict[str, Any]:
    """The values of the index's fields, those without a value left out; `modes` are the ways it is to be found."""
    by_id, by_newest, by_pay = sort_keys(item, place)
    values: dict[str, Any] = {"id": item.id, "vacancy": item.vacancy, "mode": list(modes)}
    values |= {name: getattr(item, name) for name in WORDS}
    values |= {name: list(found) for name, found in item.facets.items() if found}
    values |= {"by_id": by_id, "by_newest": by_newest, "by_pay": by_pay, "posted": item.posted, "seen": item.seen}
    values |= {"by_employer": number_of(item.facets["employer"]), "by_role": number_of(item.facets["role"])}
    values["open"] = int("open" in item.facets["status"])
    values |= {name: float(held) for name in NUMBERS if (held := getattr(item, name)) is not None}
    values |= {name: list(found) for name, found in (("mark", item.marks), ("spot", item.spots)) if found}
    return values


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
        if WORLDWIDE in facets["remote_from"]:
            facets["remote_from"] = tuple(value for value in facets["remote_from"] if value in {WORLDWIDE, NOT_REMOTE})
        spoken = other if speaks else mine
        self.entry = msgspec.structs.replace(
            spoken,
            facets=facets,
            pay_min=min((pay for pay in (mine.pay_min, other.pay_min) if pay is not None), default=None),
            pay_max=max((pay for pay in (mine.pay_max, other.pay_max) if pay is not None), default=None),
            pay_usd=max((pay for pay in (mine.pay_usd, other.pay_usd) if pay is not None), default=None),
            years=min((years for years in (mine.years, other.years) if years is not None), default=None),
            marks=tuple(sorted({*mine.marks, *other.marks})),
            spots=tuple(sorted({*mine.spots, *other.spots})),
            posted=max(mine.posted, other.posted),
            seen=min(mine.seen, other.seen),
        )
        return speaks


def _state(item: Entry) -> int:
    return min((_STATES.index(status) for status in item.facets["status"] if status in _STATES), default=len(_STATES))
