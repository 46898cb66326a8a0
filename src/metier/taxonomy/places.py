"""Places: location lines to places, ids of cells to words and people's words to ids of cells.

`resolve("Austin, TX; Remote (US)")`, `find_place("texas")` is `US-TX`, `label("austin-tx")` is `Austin, TX`.
"""

from metier.taxonomy import gazetteer
from metier.taxonomy.gazetteer import Metro, country_code, world_region
from metier.taxonomy.place_lines import exact, resolve

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
    """People's words to a cell's place id: `US`, `US-TX` or `austin-tx`; None when no such place is known."""
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
    return f"{place.country}-{place.region}" if place.region else place.country
