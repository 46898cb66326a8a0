"""What a search must find, said in plain Python from the facts of postings, not from what is indexed of them."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property

from metier.index.fields import FACETS
from metier.model.posting import Kept
from metier.model.search import PayBin, SearchQuery
from metier.taxonomy import money
from metier.taxonomy.places import countries_of_zone, zone_named
from metier.taxonomy.world import region_members

PAY, REST = "pay", "rest"
_STATES = ("open", "unknown", "closed")
_BANDS = (("10+", 10), ("6-9", 6), ("3-5", 3), ("1-2", 1), ("0", 0))


def states(one: Kept, facet: str) -> set[str]:
    """What a posting states of a facet."""
    facts = one.facts
    openings = facts.openings
    read: dict[str, Callable[[], Iterable[str | None]]] = {
        "role": lambda: [role.id for role in (facts.role, *(opening.role for opening in openings)) if role],
        "place": lambda: _places(one),
        "remote_from": lambda: _explicit(one),
        "level": lambda: [facts.seniority, *(opening.seniority for opening in openings)],
        "workplace": lambda: [facts.workplace.type] if facts.workplace else [],
        "tool": lambda: [tool.id for tool in facts.tools],
        "skill": lambda: [skill.id for skill in facts.hard_skills if skill.known],
        "employer": lambda: [one.posting.employer_id],
        "employment": lambda: facts.employment_type,
        "experience": lambda: [_band(facts.experience.min_years)] if facts.experience else [],
        "education": lambda: [facts.education.level] if facts.education else [],
        "language": lambda: [demand.language for demand in facts.languages],
        "written": lambda: [one.posting.language],
        "visa": lambda: [] if facts.visa is None else [("refused", "sponsored")[facts.visa.sponsored]],
        "flag": lambda: [flag.id for flag in facts.flags],
        "source": lambda: [one.posting.source],
        "status": lambda: [one.life.status],
    }
    return {value for value in read[facet]() if value}


def _band(years: float | None) -> str | None:
    return None if years is None else next(name for name, least in _BANDS if years >= least)


def _places(one: Kept) -> set[str]:
    found = {place.country for place in one.facts.places} | {place.metro for place in one.facts.places}
    found |= {f"{place.country}-{place.region}" for place in one.facts.places if place.country and place.region}
    if _remote(one) and one.facts.workplace:
        found |= {"remote", *one.facts.workplace.countries}
    return {value for value in found if value}


def _remote(one: Kept) -> bool:
    return one.facts.workplace is not None and one.facts.workplace.type == "remote"


def _areas(one: Kept) -> set[str]:
    """Countries and regions in which one may live who works remotely; of parts of the world their countries."""
    workplace = one.facts.workplace
    if workplace is None or not _remote(one):
        return set()
    said = {*workplace.countries, *workplace.regions} or {place.country for place in one.facts.places if place.country}
    return {country for area in said for country in region_members(area) or (area,)}


def _explicit(one: Kept) -> set[str]:
    workplace = one.facts.workplace
    if workplace is None or workplace.type == "unclear":
        return set()
    if workplace.type != "remote":
        return {"no"}
    return {"worldwide"} if workplace.worldwide else {area.partition("-")[0] for area in _areas(one)}


def may_live_in(one: Kept, area: str) -> bool:
    """Whether somebody living in an area may do the work: in all of a region, in some of anything larger."""
    explicit = _explicit(one)
    if area in {"no", "worldwide"} or "worldwide" in explicit:
        return area in explicit or (area != "no" and "worldwide" in explicit)
    larger = region_members(area) or (countries_of_zone(area) if zone_named(area) else ())
    if larger:
        return bool(explicit & set(larger))
    country, _, region = area.partition("-")
    if not region:
        return country in explicit
    areas = _areas(one)
    in_part = any(other.startswith(f"{country}-") for other in areas)
    return area in areas or (country in areas and not in_part)


class Unit:
    """What a search counts as one: a posting, or the copies of a vacancy that are in the best state any of them is in.

    A vacancy has what any of its copies has. It was posted when the last of them was, first seen when the first of them was, and
    pays the most any of them pays; its words are those of the one with the lowest id.
    """

    def __init__(self, copies: Sequence[Kept]) -> None:
        best = min(_STATES.index(one.life.status) for one in copies)
        self.copies = sorted((one for one in copies if _STATES.index(one.life.status) == best), key=lambda one: one.posting.id)
        self.ids = {one.posting.id for one in self.copies}

    @cached_property
    def states(self) -> dict[str, set[str]]:
        """What it states, by facet."""
        found = {facet: set().union(*(states(one, facet) for one in self.copies)) for facet in FACETS}
        if "worldwide" in found["remote_from"]:
            found["remote_from"] &= {"worldwide", "no"}
        return found

    def has(self, facet: str, value: str) -> bool:
        """Whether it has a value of a facet; the empty one: states none."""
        if not value:
            return not self.states[facet]
        if facet == "remote_from":
            return any(may_live_in(one, value) for one in self.copies)
        members = region_members(value) if facet == "place" else ()
        return bool(self.states[facet] & set(members or (value,)))

    def allowed(self, facet: str, asked: Sequence[str]) -> bool:
        """Any of the values asked for, and none of those with `-` before them."""
        wanted = [value for value in asked if not value.startswith("-")]
        barred = [value[1:] for value in asked if value.startswith("-")]
        return (not wanted or any(self.has(facet, value) for value in wanted)) and not any(
            self.has(facet, value) for value in barred
        )

    @cached_property
    def pays(self) -> float | None:
        """The most a year, in whatever currency; None where no pay is stated."""
        return max((amount for one in self.copies for amount, _ in _amounts(one)), default=None)

    @cached_property
    def dollars(self) -> float | None:
        """The most a year in US dollars of the day it was posted."""
        told = ((amount, currency, _posted(one)) for one in self.copies for amount, currency in _amounts(one))
        known = [round(amount * money.rate(currency, on), 2) for amount, currency, on in told if currency in money.currencies()]
        return max(known, default=None)

    @cached_property
    def posted(self) -> date:
        """The last day any copy was posted."""
        return max(_posted(one) for one in self.copies)

    @cached_property
    def seen(self) -> date:
        """The day the first copy was first seen."""
        return min(one.life.first_seen.date() for one in self.copies)

    @cached_property
    def words(self) -> list[str]:
        """Its words in order, those of its fields apart."""
        posting = self.copies[0].posting
        text = "\n".join((posting.title, posting.location, posting.employer, posting.text)).lower()
        bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
        return re.findall(r"[^\W_]+", bare)

    def enough(self, query: SearchQuery) -> bool:
        """Whether it pays what is asked."""
        if not query.pay_min or not query.pay_currency:
            return self.pays is not None and self.pays >= (query.pay_min or 0)
        return self.dollars is not None and self.dollars >= query.pay_min * money.rate(query.pay_currency, date.max)

    def near(self, query: SearchQuery) -> bool:
        """Whether one of its places, to a hundredth of a degree, is within the radius."""
        degrees = [(place.lat, place.lon) for one in self.copies for place in one.facts.places]
        lat, lon = (float(each) for each in query.near.split(","))
        return any(
            _away((lat, lon), (round(a, 2), round(b, 2))) <= query.radius for a, b in degrees if a is not None and b is not None
        )

    def failing(self, query: SearchQuery, text: Callable[[list[str]], bool] = bool) -> set[str]:
        """The filters of a query it fails: facets by name, `PAY`, and all others as `REST`."""
        found = {facet for facet in FACETS if (asked := getattr(query, facet)) and not self.allowed(facet, asked)}
        stated = self.pays is not None
        keep = {"only": not stated, "exclude": stated and self.enough(query), "include": not stated or self.enough(query)}
        fails_rest = (
            (query.posted_since is not None and self.posted < query.posted_since)
            or (query.seen_since is not None and self.seen < query.seen_since)
            or (bool(query.near) and not self.near(query))
            or (bool(query.text) and not text(self.words))
        )
        return found | ({PAY} if not keep[query.unstated_pay] else set()) | ({REST} if fails_rest else set())


def _amounts(one: Kept) -> list[tuple[float, str]]:
    bands = [pay for pay in one.facts.pay if pay.rejected is None and pay.kind in {"base", "ote"}]
    return [(amount, pay.currency or "") for pay in bands for amount in (pay.annual_min, pay.annual_max) if amount is not None]


def _posted(one: Kept) -> date:
    return one.posting.date_posted or one.life.first_seen.date()


def _away(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points of a sphere, by the angle between their vectors."""
    (a, b), (c, d) = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, other))
    u, v = ((math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)) for lat, lon in ((a, b), (c, d)))
    across = math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
    return 6371.0088 * math.atan2(across, sum(x * y for x, y in zip(u, v, strict=True)))


def units(market: Iterable[Kept], copies: bool) -> list[Unit]:
    """Each posting, or each vacancy."""
    groups: dict[str, list[Kept]] = {}
    for one in market:
        groups.setdefault(one.vacancy if one.copies and not copies else one.posting.id, []).append(one)
    return [Unit(group) for group in groups.values()]


class Expected:
    """What a search over units must say."""

    def __init__(self, held: Sequence[Unit], query: SearchQuery, text: Callable[[list[str]], bool] = bool) -> None:
        """`text` says whether words answer the text of the query."""
        failing = [(unit, unit.failing(query, text)) for unit in held]
        self.query = query
        self.found = [unit for unit, fails in failing if not fails]
        self._near = {facet: [unit for unit, fails in failing if fails <= {facet}] for facet in (*FACETS, PAY)}

    def facet(self, facet: str) -> dict[str, int]:
        """How many have each value given the other filters; the empty value: state none."""
        given = self._near[facet]
        counts = Counter(value for unit in given for value in unit.states[facet] or ("",))
        if facet == "remote_from":  # what may be done from anywhere may be done from each country
            anywhere = counts["worldwide"]
            counts.update({value: anywhere for value in counts if value not in {"", "no", "worldwide"}})
        asked = {value.removeprefix("-") for value in getattr(self.query, facet)} - {""}
        counts.update({value: sum(unit.has(facet, value) for unit in given) for value in asked if not counts[value]})
        return {value: count for value, count in counts.items() if count}

    def pay(self) -> tuple[int, int, int]:
        """How many state pay, of these offer enough, and how many state none, whatever pay is asked for."""
        given = self._near[PAY]
        stated = sum(unit.pays is not None for unit in given)
        return stated, sum(unit.enough(self.query) for unit in given), len(given) - stated

    def bars(self, told: Sequence[PayBin]) -> list[int]:
        """How many pay what each bar stands for; bars that leave somebody out are an error."""
        rate = money.rate(self.query.pay_currency or "USD", date.max)
        paid = [unit.dollars for unit in self._near[PAY] if unit.dollars is not None]
        bars = [
            sum(each.low * rate <= pay < (math.inf if each.high is None else each.high * rate) for pay in paid) for each in told
        ]
        assert sum(bars) == len(paid), (told, paid)
        return bars
