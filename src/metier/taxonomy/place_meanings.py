"""What one part of a location line can mean by itself: a country, a region, a county, a city, a part of the world."""

import re
from functools import lru_cache
from typing import NamedTuple

from metier.taxonomy.counties import County, counties_coded, counties_named
from metier.taxonomy.gazetteer import (
    City,
    Region,
    cities,
    countries,
    key,
    named_country,
    nicknamed,
    regions_coded,
    regions_named,
)
from metier.taxonomy.place_words import alternatives
from metier.taxonomy.time_zones import zone_named
from metier.taxonomy.world import world_region

_AREA = re.compile(
    r"^(?:the\s+)?((?:greater|metro|metropolitan|downtown|central|city of|großraum|raum|metropolregion|region|gran|grand)\s+)?"
    r"(.+?)"
    r"(\s+(?:metro(?:politan)?|metroplex|bay|city|cbd|downtown|region|vicinity))?(\s+(?:area|region|district))?$",
    re.IGNORECASE,
)
_KIND_OF_REGION = re.compile(rf"^{alternatives('region_first')}\s+|\s+{alternatives('region_last')}$", re.IGNORECASE)
_VAGUE = re.compile(rf"(?:the |any |all )?{alternatives('vague')}", re.IGNORECASE)
_UMLAUTS = (("ue", "u"), ("oe", "o"), ("ae", "a"))


class Meaning(NamedTuple):
    """The readings of a part: `country` by name, `code` by ISO-2 letters, `coded` regions by letters, and so on."""

    country: str | None = None
    code: str | None = None
    regions: tuple[Region, ...] = ()
    coded: tuple[Region, ...] = ()
    counties: tuple[County, ...] = ()
    cities: tuple[City, ...] = ()
    world: str | None = None
    zone: bool = False
    area: str = ""


def known(found: Meaning) -> bool:
    """Whether a part means anything at all."""
    return bool(
        found.country or found.code or found.regions or found.coded or found.counties or found.cities or found.world or found.zone
    )


@lru_cache(maxsize=65536)
def meaning(part: str) -> Meaning:
    """All that a part can mean; lower-case words mean no place."""
    if not part:
        return Meaning()
    small = part[0].islower() and not part.startswith("s-")  # `'s-Hertogenbosch` begins with an article
    if small or _VAGUE.fullmatch(part):
        return Meaning(country=named_country(part) if len(part) > 5 else None, world=world_region(part))
    form = key(part)
    if len(part) <= 3 and part.isascii() and (part.isupper() or len(part) == 2):
        return _letters(part.upper(), form)
    regions = regions_named(form) or regions_named(key(_KIND_OF_REGION.sub("", part)))
    towns, area = _cities(part, form)
    return Meaning(
        country=named_country(part) or named_country(part.removeprefix("The ").removeprefix("the ")),
        regions=regions,
        counties=counties_named(form),
        cities=towns,
        world=world_region(part),
        zone=zone_named(part) is not None,
        area=area,
    )


def _letters(part: str, form: str) -> Meaning:
    """Two or three capitals: codes of countries and regions, nicknames of cities (`SF`), never a town by chance."""
    usual = nicknamed(form)
    towns = (usual,) if usual else tuple(city for city in cities(form)[:3] if city.population > 40_000) if len(part) == 3 else ()
    return Meaning(
        country=named_country(part),
        code=part if len(part) == 2 and part in countries() and part != "NA" else None,  # `NA`: North America, or nothing
        coded=() if len(part) == 1 else regions_coded(part),
        regions=regions_named(form),
        counties=counties_coded(part) if len(part) == 2 else (),
        cities=towns,
        world=world_region(part),
        zone=zone_named(part) is not None,
    )


def _cities(part: str, form: str) -> tuple[tuple[City, ...], str]:
    found = cities(form)
    if found and not (len(form) <= 3 and nicknamed(form)):
        return found, ""
    if not form.isascii():
        return found, ""
    for written, plain in _UMLAUTS:
        if written in form and (found := cities(form.replace(written, plain))):
            return found, ""
    area = _AREA.match(part)
    if (
        area
        and (area[1] or area[3] or area[4])
        and (found := cities(key(area[2])))
        and (len(area[2]) > 3 or nicknamed(key(area[2])))
    ):
        around = (area[1] is not None and not area[1].lower().startswith(("downtown", "central", "city"))) or area[4] is not None
        return found, (f"Greater {area[2]}" if around else "")
    return (), ""


def part_of_town(words: list[str]) -> str | None:
    """The large city that words begin with (`Berlin Mitte`), where the rest of them is a part of it or a house in it."""
    for size in range(min(3, len(words) - 1), 0, -1):
        town = " ".join(words[:size])
        found = cities(key(town)) if len(town) > 3 else ()
        if found and found[0].population >= 500_000 and words[size][0].isupper():
            return town
    return None
