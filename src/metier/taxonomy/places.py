"""Places: location lines to places, ids of cells to words and people's words to ids of cells.

`resolve("Austin, TX; Remote (US)")`, `find_place("texas")` is `US-TX`, `label("austin-tx")` is `Austin, TX`.
"""

import re
from functools import lru_cache

from metier.model.place import Place
from metier.taxonomy import gazetteer
from metier.taxonomy.counties import County, begins_county, county
from metier.taxonomy.gazetteer import Metro, begins_name, country_code
from metier.taxonomy.place_groups import LONE_REGIONS
from metier.taxonomy.place_lines import Located, located, resolve
from metier.taxonomy.place_meanings import known, meaning
from metier.taxonomy.place_parts import LARGE, chunks, parts_of, titled
from metier.taxonomy.place_words import words_of
from metier.taxonomy.time_zones import countries_of_zone, offset_of, time_zone_of, zone_named, zones_of
from metier.taxonomy.world import region_members, regions_with, world_region

__all__ = [
    "County", "Located", "Metro", "countries_of_zone", "country_code", "country_name", "county", "exact", "find_place", "label",
    "located", "metro", "offset_of", "region_members", "region_name", "regions_with", "resolve", "time_zone_of", "world_region",
    "zone_named", "zones_of",
]  # fmt: skip
_FIRST_WORDS = re.compile(r"(?:^|[,/;|(]|\b(?:or|and)\b)\W{0,4}([^\W\d_]+)")
_WORDS_TOO = frozenset({"ID", "OR", "ME", "IN", "OK", "HI"})  # letters of states that alone are words
_COUNTRY_LETTERS = frozenset({"USA", "UAE", "KSA", "DRC", "PRC", "ROI"})


def metro(metro_id: str) -> Metro | None:
    """A metropolitan area by id (`austin-tx`)."""
    return gazetteer.metros().get(metro_id)


def country_name(code: str) -> str:
    """The usual English name of a country by ISO-2 code; the code itself when unknown."""
    return gazetteer.countries().get(code, code)


def region_name(country: str, code: str) -> str:
    """The name of a state or province; the code itself when unknown."""
    found = gazetteer.region(country, code)
    return found.name if found else code


def label(place_id: str) -> str:
    """A cell's place id in words: `Austin, TX`, `Texas`, `United States`, `London`."""
    area = metro(place_id)
    if area:
        return (
            f"{area.name}, {area.region}"
            if area.country in {"US", "CA", "AU"} and area.region
            else f"{area.name}, {country_name(area.country)}"
        )
    country, _, code = place_id.partition("-")
    return region_name(country, code) if code else country_name(country)


def find_place(text: str) -> str | None:
    """People's words to a cell's place id: `US`, `US-TX` or `austin-tx`; None when no such place is known.

    A town without a metropolitan area is none: to answer with its country would widen what was asked.
    """
    words = text.strip()
    if metro(words.lower()):
        return words.lower()
    country, dash, code = words.upper().partition("-")
    if country in gazetteer.countries() and (not dash or gazetteer.region(country, code)):
        return words.upper()
    found = resolve(words.upper() if len(words) < 4 else words.title() if words.islower() else words)
    if not found:
        return None
    place = found[0]
    if place.metro:
        return place.metro
    if place.city:
        return None
    return f"{place.country}-{place.region}" if place.region else country_code(words)


@lru_cache(maxsize=16384)
def exact(text: str) -> tuple[Place, ...]:
    """The places of a text that names places and nothing else (workplace words aside), for running text; else nothing.

    A city alone must have 100,000 people; smaller ones count beside their state or country.
    """
    if len(text) > 200 or any(sign in text for sign in "@$€£!?"):
        return ()
    if not _can_name_place(text):
        return ()
    parts = [part for chunk in chunks(text) for part in parts_of(chunk)]
    if not all(map(_understood, parts)) or (len(parts) == 1 and parts[0] in _WORDS_TOO):
        return ()
    if any(item.place.city and not item.stated and 0 < item.population < LARGE for item in located(text)):
        return ()
    return resolve(text)


def _can_name_place(text: str) -> bool:
    """Whether every stretch begins as a name does, or with letters or a word for a workplace: a test before the whole reading."""
    return all(_can_begin(word) for word in _FIRST_WORDS.findall(text))


@lru_cache(maxsize=65536)
def _can_begin(word: str) -> bool:
    if not word.isascii() or len(word) < 3 or (word.isupper() and len(word) <= 4) or word.lower() in words_of("opener"):
        return True
    return begins_name(word) or begins_county(word) or world_region(word) is not None


def _understood(part: str) -> bool:
    """Whether running text means a place by a part; letters for countries (`GTM`) only where they are common."""
    found = meaning(titled(part))
    if part[0].islower() or not known(found):
        return False
    if part.isupper() and len(part) <= 3:
        return bool(found.coded or found.code or found.cities or found.world or part in _COUNTRY_LETTERS)
    alone = found.regions and not (found.country or found.world or found.cities or found.counties)
    return not alone or any(region.country in LONE_REGIONS for region in found.regions)
