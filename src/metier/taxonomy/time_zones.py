"""Time zones: that of a place, the countries of one, and what postings call them (`ET`, `CET`, `GMT+2`)."""

import re
from functools import cache

from metier.model.place import Place
from metier.taxonomy import gazetteer
from metier.taxonomy.lexicon import rows

MOST_HOURS = 14
_OFFSET = re.compile(r"(?:UTC|GMT)\s?([+\-−–])\s?(\d{1,2})(?:[:.]?([0-5]\d))?", re.IGNORECASE)


@cache
def _zones() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row["country"], row["region"]): tuple(row["zones"].split("|")) for row in rows("time_zones.tsv")}


@cache
def _offsets() -> dict[str, tuple[int, int]]:
    return {row["zone"]: (int(row["january"]), int(row["july"])) for row in rows("time_zone_offsets.tsv")}


@cache
def _names() -> dict[str, tuple[str, int, int]]:
    return {
        name.upper(): (row["zone"], int(row["minutes"]), int(row["summer"] or row["minutes"]))
        for row in rows("time_zone_names.tsv")
        for name in row["names"].split("|")
    }


def zones_of(country: str, region: str | None = None) -> tuple[str, ...]:
    """IANA ids of the zones of a country (ISO-2) or of one of its regions, the one most people live in first."""
    return (_zones().get((country, region)) if region else None) or _zones().get((country, ""), ())


def time_zone_of(place: Place) -> str | None:
    """The IANA id of a place's time zone; None for a country alone with several, and for an unknown place."""
    if not place.country:
        return None
    if place.city:
        for city in gazetteer.cities(gazetteer.key(place.city)):
            if (city.country, city.region) == (place.country, place.region) and city.lat == place.lat and city.zone:
                return city.zone
    zones = zones_of(place.country, place.region)
    return zones[0] if zones and (len(zones) == 1 or place.region or place.city) else None


@cache
def countries_of_zone(zone: str) -> tuple[str, ...]:
    """ISO-2 codes of the countries that keep a zone, by IANA id or name (`ET`, `CET`), sorted; by a name all of that offset."""
    named = _names().get(zone.upper())
    if named is None:
        return tuple(sorted(country for (country, region), zones in _zones().items() if not region and zone in zones))
    return tuple(
        sorted(
            country
            for (country, region), zones in _zones().items()
            if not region and any(_offsets().get(item) == named[1:] for item in zones)
        )
    )


def zone_named(text: str) -> tuple[str | None, int, int] | None:
    """What a name of a zone means: (IANA id or None, minutes ahead of UTC in January, in July); None when it is no zone.

    `ET` keeps summer time, `EST` too as postings use it; `GMT+2` and `UTC-5` are offsets without an id.
    """
    words = text.strip().strip("()").upper().removesuffix(" TIME ZONE").removesuffix(" TIMEZONE").removesuffix(" ZONE")
    if words in _names():
        return _names()[words]
    match = _OFFSET.fullmatch(words)
    if match is None or int(match[2]) > MOST_HOURS:
        return None
    minutes = (int(match[2]) * 60 + int(match[3] or 0)) * (1 if match[1] == "+" else -1)
    return None, minutes, minutes


def offset_of(zone: str) -> tuple[int, int] | None:
    """Minutes a zone (IANA id) is ahead of UTC in January and in July; None when it is unknown."""
    return _offsets().get(zone)
