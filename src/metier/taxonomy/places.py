"""Places: location lines to places, ids of cells to words and people's words to ids of cells.

`resolve("Austin, TX; Remote (US)")`, `find_place("texas")` is `US-TX`, `label("austin-tx")` is `Austin, TX`.
"""

from functools import lru_cache

from metier.model.place import Place
from metier.taxonomy import gazetteer
from metier.taxonomy.gazetteer import Metro, country_code, key, world_region
from metier.taxonomy.place_lines import resolve
from metier.taxonomy.place_parts import bare_area, chunks, parts_of

__all__ = [
    "Metro", "country_code", "country_name", "exact", "find_place", "label", "metro", "region_name", "resolve", "world_region",
]  # fmt: skip


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
    for chunk in chunks(text):
        parts = parts_of(chunk)
        if any(not _understood(part, parts) for part in parts):
            return ()
    return resolve(text)


def _understood(part: str, parts: list[str]) -> bool:
    if part[0].islower():
        return False
    if gazetteer.named_country(part) or world_region(part) or gazetteer.regions_named(key(part)):
        return True
    if part.isupper() and len(part) <= 3:
        return bool(gazetteer.regions_coded(part) or part in gazetteer.countries() or gazetteer.cities(key(part))[:1])
    known = gazetteer.cities(key(part)) or (gazetteer.cities(key(bare_area(part))))
    return bool(known) and (len(parts) > 1 or known[0].population >= 100_000 or known[0].population == 0)
