"""Counties, departments and provinces: the areas below states and regions, by name and code."""

from functools import cache
from typing import NamedTuple

from metier.taxonomy.gazetteer import key
from metier.taxonomy.lexicon import rows

_KINDS_OF_COUNTY = (" county", " parish", " borough", " census area", " municipality", " municipio")


class County(NamedTuple):
    """A county, department or province below a region. `code`: FIPS code in the US, else number or letters, or empty."""

    name: str
    code: str
    region: str
    country: str
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    metro: str | None = None


@cache
def _us_counties() -> dict[str, tuple[County, ...]]:
    found: dict[str, list[County]] = {}
    for row in rows("us_counties.tsv"):
        lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
        item = County(row["name"], row["fips"], row["state"], "US", lat, lon, int(row["population"]), row["metro"] or None)
        found.setdefault(key(item.name), []).append(item)
    return {name: tuple(sorted(items, key=lambda item: -item.population)) for name, items in found.items()}


@cache
def _counties() -> dict[str, tuple[County, ...]]:
    found: dict[str, tuple[County, ...]] = {}
    for row in rows("counties.tsv"):
        item = County(row["name"], row["code"], row["region"], row["country"])
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                found[key(name)] = (*found.get(key(name), ()), item)
    return found


def counties_named(name: str) -> tuple[County, ...]:
    """Counties, departments and provinces with a looked-up name (`king county`, `kent`), the most people first.

    Those of the United States are looked for only by names that say their kind.
    """
    american = _us_counties().get(name, ()) if name.endswith(_KINDS_OF_COUNTY) else ()
    return (*american, *_counties().get(f"county {name.removeprefix('co ')}" if name.startswith("co ") else name, ()))


@cache
def _lettered() -> dict[str, tuple[County, ...]]:
    return {item.code: (item,) for items in _counties().values() for item in items if item.country == "IT"}


def counties_coded(code: str) -> tuple[County, ...]:
    """The Italian province that two letters mean (`MI`); letters of other countries' provinces stand in no job location."""
    return _lettered().get(code, ())


def county(name: str, region_code: str, country: str = "US") -> County | None:
    """A county by name (`King County`, `King`) or code and the state or region it lies in; None when there is none such."""
    known = _us_counties() if country == "US" else _counties()
    for form in (key(name), f"{key(name)} county", f"{key(name)} parish"):
        for item in known.get(form, ()):
            if item.country == country and item.region == region_code:
                return item
    return next((item for items in known.values() for item in items if item.code == name and item.country == country), None)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _counties())


def begins_county(word: str) -> bool:
    """Whether the name of a county outside the United States begins with a word."""
    return key(word) in _first_words()
