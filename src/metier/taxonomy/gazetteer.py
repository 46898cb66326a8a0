"""The tables of places: countries, their regions, metropolitan areas, cities, and the names people use for them."""

import gzip
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from metier.taxonomy.lexicon import rows

_LIKELY = {"US": 3, "GB": 3, "CA": 3, "DE": 2, "FR": 2, "ES": 2, "IT": 2, "IE": 2, "NL": 2, "AU": 2, "AT": 2, "CH": 2, "SE": 2}
"""How much likelier a posting means a city of that country than one as large elsewhere (San Mateo, Toledo, Valencia)."""
_NO_CODE3 = frozenset({"EST", "AND", "PER", "COM", "ARM", "BEN", "CUB", "PAN"})  # time zones and words in capitals
_LONG_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


class Metro(NamedTuple):
    """A metropolitan area: `austin-tx`, `london-gb`. `region` is empty where codes are not common."""

    id: str
    name: str
    region: str
    country: str
    lat: float
    lon: float


class City(NamedTuple):
    """A city, or an area without a city of its own (population 0). `metro` is the id it lies in, or None."""

    name: str
    region: str | None
    country: str
    lat: float | None
    lon: float | None
    population: int
    metro: str | None


class Region(NamedTuple):
    """A state, province or the like."""

    country: str
    code: str
    name: str


def key(name: str) -> str:
    """The form in which names are looked up: no accents, case or punctuation, `St.` written out."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower() or name.lower()
    if not text.isascii():
        return text.strip()
    text = re.sub(r"[^a-z0-9]+", " ", re.sub(r"['`]", "", text)).strip()
    first, _, rest = text.partition(" ")
    return f"{_LONG_FORMS[first]} {rest}" if rest and first in _LONG_FORMS else text


@cache
def metros() -> dict[str, Metro]:
    """All metropolitan areas by id."""
    return {
        row["id"]: Metro(row["id"], row["name"], row["region"], row["country"], float(row["lat"]), float(row["lon"]))
        for row in rows("metros.tsv")
    }


@cache
def countries() -> dict[str, str]:
    """Names of countries by ISO-2 code."""
    return {row["code"]: row["name"] for row in rows("countries.tsv")}


@cache
def _country_names() -> tuple[dict[str, str], dict[str, str]]:
    by_name: dict[str, str] = {}
    by_code3: dict[str, str] = {}
    for row in rows("countries.tsv"):
        names = (row["name"], *(row.get("aliases") or "").split("|"))
        by_name.update({key(name): row["code"] for name in names if name})
        by_code3[row["code3"]] = row["code"]
    for code in _NO_CODE3:
        by_code3.pop(code, None)
    return by_name, by_code3


def named_country(text: str) -> str | None:
    """The ISO-2 code of a country by name, alias or ISO-3 code in capitals; ISO-2 codes do not count as names."""
    by_name, by_code3 = _country_names()
    return by_name.get(key(text)) or by_code3.get(text.strip())


@cache
def _regions() -> tuple[dict[tuple[str, str], Region], dict[str, tuple[Region, ...]]]:
    by_code: dict[tuple[str, str], Region] = {}
    by_name: dict[str, tuple[Region, ...]] = {}
    for row in rows("subdivisions.tsv"):
        region = Region(row["country"], row["code"], row["name"])
        by_code[region.country, region.code] = region
        for name in (row["name"], *(row.get("aliases") or "").split("|")):
            if name:
                by_name[key(name)] = (*by_name.get(key(name), ()), region)
    return by_code, by_name


def region(country: str, code: str) -> Region | None:
    """A region by country and code."""
    return _regions()[0].get((country, code))


def regions_named(name: str) -> tuple[Region, ...]:
    """Regions with a looked-up name (`georgia`, `bayern`)."""
    return _regions()[1].get(name, ())


def regions_coded(code: str) -> tuple[Region, ...]:
    """Regions with a code, the United States first, then Canada, Australia, Brazil, India."""
    order = ("US", "CA", "AU", "BR", "IN")
    return tuple(item for country in order if (item := region(country, code)))


@cache
def _city_rows() -> dict[str, list[str]]:
    packed = (files("metier.taxonomy") / "data" / "cities.tsv.gz").read_bytes()
    found: dict[str, list[str]] = {}
    for line in gzip.decompress(packed).decode().splitlines():
        if not line.startswith("#"):
            name, _, rest = line.partition("\t")
            found.setdefault(name, []).append(rest)
    found.pop("key", None)
    return found


def _city(row: str) -> City:
    country, region_code, name, lat, lon, population, metro = row.split("\t")
    return City(name, region_code or None, country, float(lat), float(lon), int(population), metro or None)


@cache
def _other_names() -> dict[str, City]:
    found: dict[str, City] = {}
    for row in rows("place_names.tsv"):
        country, code = row["country"], row["region"]
        if row["kind"] == "area":
            area = metros().get(row["metro"])
            lat, lon = (area.lat, area.lon) if area else (None, None)
            found[key(row["name"])] = City(row["place"], code or None, country, lat, lon, 0, row["metro"] or None)
            continue
        fits = [_city(line) for line in _city_rows().get(key(row["place"]), ())]
        fits = [city for city in fits if city.country == country and (not code or city.region == code)]
        if fits:
            found[key(row["name"])] = fits[0]
    return found


@lru_cache(maxsize=32768)
def cities(name: str) -> tuple[City, ...]:
    """Cities with a looked-up name, the one people usually mean first, then by falling population."""
    usual = _other_names().get(name)
    found = sorted(
        (_city(row) for row in _city_rows().get(name, ())), key=lambda city: -city.population * _LIKELY.get(city.country, 1)
    )
    return (usual, *(city for city in found if city != usual)) if usual else tuple(found)


@cache
def world_regions() -> dict[str, str]:
    """Ids of parts of the world (`EMEA`) by looked-up name."""
    return {
        key(name): row["id"] for row in rows("world_regions.tsv") for name in (row["id"], *(row.get("aliases") or "").split("|"))
    }


def country_code(text: str) -> str | None:
    """The ISO-2 code of a country by name, alias, ISO-3 or ISO-2 code; None when it is none."""
    found = named_country(text)
    if found:
        return found
    code = text.strip().upper()
    return code if code in countries() else None


def world_region(text: str) -> str | None:
    """The id of a part of the world (`EMEA`, `EUROPE`) by name; None when it is none."""
    return world_regions().get(key(text))
