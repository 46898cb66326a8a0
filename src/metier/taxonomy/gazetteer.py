"""The tables of places: countries, their regions, metropolitan areas, cities, and the names people use for them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from metier.taxonomy.lexicon import rows
from metier.taxonomy.sorted_table import SortedTable

LONG_NAME = 9
SHORTEST_MENDED = 6
LONGEST_MENDED = 30
LEAST_PEOPLE_MENDED = 20_000
_LIKELY = {"US": 3, "GB": 3, "CA": 3, "DE": 2, "FR": 2, "ES": 2, "IT": 2, "IE": 2, "NL": 2, "AU": 2, "AT": 2, "CH": 2, "SE": 2}
"""How much likelier a posting means a city of that country than one as large elsewhere (San Mateo, Toledo, Valencia)."""
_NO_CODE3 = frozenset({"EST", "AND", "PER", "COM", "ARM", "BEN", "CUB", "PAN"})  # time zones and words in capitals
_MEXICAN_LETTERS = {"NL": "NLE", "BC": "BCN", "DF": "CMX", "QRO": "QUE", "GTO": "GUA"}  # as people write, not as ISO does
_LONG_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "sankt": "saint"}
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "ı": "i"})
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


class Metro(NamedTuple):
    """A metropolitan area: `austin-tx`, `london-gb`. `region` is empty where codes are not common."""

    id: str
    name: str
    region: str
    country: str
    lat: float
    lon: float


class City(NamedTuple):
    """A city, or an area without a city of its own (population 0). `metro` is the id it lies in, or None.

    `zone` is its time zone where that is not the usual one of its region, `district` and `area` what a name said beside the
    city: `Brooklyn` is a district of New York, `Greater London` an area around its city.
    """

    name: str
    region: str | None
    country: str
    lat: float | None
    lon: float | None
    population: int
    metro: str | None
    zone: str | None = None
    district: str = ""
    area: str = ""


class Region(NamedTuple):
    """A state, province or the like."""

    country: str
    code: str
    name: str


@lru_cache(maxsize=32768)
def key(name: str) -> str:
    """The form in which names are looked up: no accents, case or punctuation, `St.` written out; other scripts in lower case."""
    text = name.lower() if name.isascii() else _latin(name)
    if not text.isascii():
        return text.strip()
    text = _NOT_PLAIN.sub(" ", text.replace("'", "").replace("`", "")).strip()
    first, _, rest = text.partition(" ")
    return f"{_LONG_FORMS[first]} {rest}" if rest and first in _LONG_FORMS else text


def _latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return plain if _NOT_PLAIN.sub("", plain) else name.lower()


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
        names = (row["name"], *row["aliases"].split("|"))
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
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                by_name[key(name)] = (*by_name.get(key(name), ()), region)
    return by_code, by_name


def region(country: str, code: str) -> Region | None:
    """A region by country and code."""
    return _regions()[0].get((country, code))


def regions_of(country: str) -> tuple[Region, ...]:
    """The regions of a country, by code."""
    return tuple(region for (one, _), region in sorted(_regions()[0].items()) if one == country)


def regions_named(name: str) -> tuple[Region, ...]:
    """Regions with a looked-up name (`georgia`, `bayern`)."""
    return _regions()[1].get(name, ())


def regions_coded(code: str) -> tuple[Region, ...]:
    """Regions with a code, the United States first, then Canada, Australia, Brazil, India."""
    order = ("US", "CA", "AU", "BR", "IN", "IT", "MX", "ES")
    found = tuple(item for country in order if (item := region(country, code)))
    mexican = region("MX", _MEXICAN_LETTERS.get(code, ""))
    return (*found, mexican) if mexican else found


@cache
def _table() -> SortedTable:
    return SortedTable("cities.tsv.gz")


@cache
def _names_table() -> SortedTable:
    return SortedTable("city_names.tsv.gz")


def _city(row: str) -> City:
    country, region_code, name, lat, lon, population, metro, zone = row.split("\t")
    return City(name, region_code or None, country, float(lat), float(lon), int(population), metro or None, zone or None)


@cache
def _other_names() -> dict[str, City]:
    found: dict[str, City] = {}
    for row in rows("place_names.tsv"):
        country, code = row["country"], row["region"]
        if row["kind"] == "area":
            around = metros().get(row["metro"])
            lat, lon = (around.lat, around.lon) if around else (None, None)
            place = City(row["place"], code or None, country, lat, lon, 0, row["metro"] or None, area=row["place"])
            found.setdefault(key(row["name"]), place)
            continue
        fits = (_city(line) for line in _table().rows(key(row["place"])))
        city = next((city for city in fits if city.country == country and (not code or city.region == code)), None)
        if city:
            district = row["name"].partition(",")[0] if row["kind"] == "district" else ""
            found.setdefault(key(row["name"]), city._replace(district=district, area=row["area"]))
    return found


def nicknamed(name: str) -> City | None:
    """What the project's own table of names (`NYC`, `Brooklyn`, `Bay Area`) says of a looked-up name."""
    return _other_names().get(name)


@lru_cache(maxsize=32768)
def cities(name: str) -> tuple[City, ...]:
    """Cities with a looked-up name, the one people usually mean first, then by falling population.

    Names in other languages and scripts count where no city bears the name itself.
    """
    usual = _other_names().get(name)
    found = sorted((_city(row) for row in _table().rows(name)), key=lambda city: -city.population * _LIKELY.get(city.country, 1))
    if usual:
        return (usual, *(city for city in found if not _is(city, usual)))
    return tuple(found) or tuple(_foreign(name))


def _is(city: City, other: City) -> bool:
    return (city.name, city.country, city.region, city.lat) == (other.name, other.country, other.region, other.lat)


def _foreign(name: str) -> Iterator[City]:
    for row in _names_table().rows(name):
        country, _, own = row.partition("\t")
        known = max(
            (city for city in map(_city, _table().rows(own)) if city.country == country), key=lambda city: city.population
        )
        yield known


@lru_cache(maxsize=8192)
def nearly(name: str, country: str, region_code: str | None) -> City | None:
    """The one larger city of a state or country whose name differs from a looked-up one by a slip of the keys, if any."""
    slips = 1 if len(name) < LONG_NAME else 2
    if not (SHORTEST_MENDED <= len(name) <= LONGEST_MENDED and name.isascii() and country.isalpha()):
        return None
    at = f"{country}\t{region_code}" if region_code else country
    row_pattern = rf"^([^\t]{{{len(name) - slips},{len(name) + slips}}})\t({re.escape(at)}\t.*)$".encode()
    found = [
        (away, city)
        for match in re.finditer(row_pattern, _table().starting(name[:2]), re.MULTILINE)
        if (away := OSA.distance(name, match[1].decode(), score_cutoff=slips)) <= slips
        and (city := _city(match[2].decode())).population >= LEAST_PEOPLE_MENDED
    ]
    return min(found, key=lambda item: (item[0], -item[1].population))[1] if found else None


@cache
def _first_words() -> frozenset[str]:
    names = (*_other_names(), *_country_names()[0], *_regions()[1])
    return frozenset(name.partition(" ")[0] for name in names)


@lru_cache(maxsize=65536)
def begins_name(word: str) -> bool:
    """Whether a name of a country, region or city begins with a word: a cheap test that most words fail."""
    form = key(word)
    return form in _first_words() or (bool(form) and (_table().begins(form) or _names_table().begins(form)))


def country_code(text: str) -> str | None:
    """The ISO-2 code of a country by name, alias, ISO-3 or ISO-2 code; None when it is none."""
    found = named_country(text)
    if found:
        return found
    code = text.strip().upper()
    return code if code in countries() else None
