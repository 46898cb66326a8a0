"""Areas of official tables as the places of guides: the country, its states, and metropolitan areas by their first cities."""

import re
from functools import cache

from metier.taxonomy.gazetteer import key, metros, region, regions_named

_PARTS = re.compile(r"--|[-/]")


def state_of(name: str) -> str:
    """`US-TX` for `Texas` or `TX`; empty for what is no state."""
    if len(name) == 2 and region("US", name):
        return f"US-{name}"
    return next((f"US-{found.code}" for found in regions_named(key(name)) if found.country == "US"), "")


def place_of(area: str, area_name: str) -> str:
    """The place of a guide for an area of a table: `US` and `US-TX` are themselves, a CBSA is the metro of its first city.

    Empty where guides know no such place. A CBSA's title is cities and states (`Austin-Round Rock-San Marcos, TX`); the
    first of its cities that names a metro of one of its states decides.
    """
    if not area or area == "US" or area.startswith("US-"):
        return area
    cities, _, states = area_name.rpartition(", ")
    known = [(name, metro) for state in states.split("-") for name, metro in _metros().get(state.strip()[:2], ())]
    for city in (cities, *_starts(cities)):
        found = next((metro for name, metro in known if name == city.casefold()), "")
        if found:
            return found
    return ""


def _starts(cities: str) -> list[str]:
    """What may be the name of one city: beginnings up to a hyphen (`Winston`, `Winston-Salem`), then each part alone."""
    ends = [match.start() for match in _PARTS.finditer(cities)]
    names = [cities[:end] for end in reversed(ends)] + _PARTS.split(cities)
    return [*names, *(name.removeprefix("Urban ").removesuffix(" City").removesuffix(" Town") for name in (cities, *names))]


@cache
def _metros() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for metro_id, metro in metros().items():
        if metro.country == "US":
            found.setdefault(metro.region or "", []).append((metro.name.casefold(), metro_id))
    return found
