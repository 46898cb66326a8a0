"""A location line read to places: cut into chunks, workplace words peeled off, each part taken for what it can mean.

A part is a country, a region (state, province), a part of the world, a city or nothing known; letters such as `CA` and
names such as `Georgia` mean what the parts beside them support.
"""

import re
from functools import lru_cache

from metier.model.place import Place
from metier.taxonomy import gazetteer
from metier.taxonomy.gazetteer import City, Region, country_code, key, named_country, world_region
from metier.taxonomy.place_parts import AREA, chunks, components, peeled, slashes

LONGEST_LINE = 2000
MOST_PLACES = 60

_NO_PLACE = re.compile(
    r"^\W*(?:\d+\s+)?(?:multiple|various|several|many|all)?\s*(?:locations?|offices?|n/?a|tbd|other|none|sites)\W*$",
    re.IGNORECASE,
)
_TOWN = re.compile(r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}$")
_VAGUE = re.compile(
    r"\b(?:area|region|county|nationwide|national|various|pan|(?:north|south)?(?:east|west)(?:ern)?|north|south"
    r"|central|field|home|any|all|across|state)\b",
    re.IGNORECASE,
)
_PROVINCES_FIRST = frozenset({"CA"})
_COUNTRY_OF_LONE_REGION = ("US", "CA", "AU", "GB", "DE", "IN", "BR", "FR", "IT", "ES", "NL", "CH", "AT", "SE", "PL", "MX", "IE")


@lru_cache(maxsize=65536)
def resolve(text: str, country: str | None = None) -> tuple[Place, ...]:
    """The places a location line names, in its order, without repeats; `country` (ISO-2) is where the board hires.

    Counts (`3 Locations`), parts of the world and workplace words are no places. A country alone gives a place of only it.
    """
    found: dict[Place, None] = {}
    for chunk in chunks(text[:LONGEST_LINE]):
        for place in _chunk(chunk, country):
            found[place] = None
    places = _all_regions(list(found)[:MOST_PLACES])
    return tuple(place for place in places if not _covered(place, places))


def _all_regions(places: list[Place]) -> list[Place]:
    """`Florida; Massachusetts; New York` lists states: a city named like its state is the state among two or more others."""
    others = [place for place in places if place.country == "US" and place.city is None and place.region]
    if len(others) < 2:
        return places
    return [
        Place(region=place.region, country="US") if place.country == "US" and place.city and _bears_regions_name(place) else place
        for place in places
    ]


def _bears_regions_name(place: Place) -> bool:
    found = gazetteer.region(place.country or "", place.region or "")
    return found is not None and key(found.name) == key(place.city or "")


def _covered(place: Place, places: list[Place]) -> bool:
    """A country alone beside a city of that country adds nothing (`India; Pune, India`), nor a repeat with fewer details."""
    return place.city is None and any(
        other is not place
        and other.city
        and other.country == place.country
        and place.region in {None, other.region}
        and place.region
        for other in places
    )


def _chunk(chunk: str, country: str | None) -> list[Place]:
    if _NO_PLACE.match(chunk) or not chunk.strip():
        return []
    bare = peeled(chunk)
    if ("/" in bare or " and " in bare) and (direct := gazetteer.cities(key(bare))):
        return [_place(direct[0])]
    found: list[Place] = []
    for piece in slashes(bare):
        found.extend(_line(components(piece), country))
    return found


def _line(parts: list[str], hint: str | None) -> list[Place]:
    country = next(
        (code for part in reversed(parts) if (code := named_country(part)) and not _is_state(part, parts)),
        None,
    )
    regions = [_region_of(part, country, parts) for part in parts]
    if country is None:
        country = next((item.country for item in regions if item), None)
    if country is None:
        country = _country_by_code(parts)
    found = _cities_of(parts, regions, country or hint, bool(country))
    if found:
        return [_place(city) for city in found]
    region = next((item for item in regions if item and item.country == (country or item.country)), None)
    if region:
        town = parts[0] if len(parts) > 1 and regions[1] and _is_town(parts[0]) and not regions[0] else None
        return [Place(city=town, region=_common(region.code), country=region.country)]
    stated = [country_code(part) for part in parts if not world_region(part)]
    if len(stated) > 1 and all(stated):
        return [Place(country=code) for code in dict.fromkeys(stated)]
    if len(parts) == 2 and country and country_code(parts[1]) == country and _is_town(parts[0]):
        return [Place(city=parts[0], country=country)]
    return [Place(country=country)] if country else []


def _is_town(part: str) -> bool:
    """A capitalised name before a state or country that the gazetteer lacks (`Malmstrom AFB, MT`) is a town."""
    return bool(_TOWN.match(part)) and not country_code(part) and not world_region(part) and not _VAGUE.search(part)


def _common(code: str | None) -> str | None:
    """Region codes that people write: two letters or more, no numbers."""
    return code if code and len(code) > 1 and code.isalpha() else None


def _is_state(part: str, parts: list[str]) -> bool:
    """`Georgia` is the state unless a city beside it lies in the country."""
    if key(part) != "georgia":
        return False
    return not any(city.country == "GE" for other in parts if other != part for city in gazetteer.cities(key(other))[:1])


def _region_of(part: str, country: str | None, parts: list[str]) -> Region | None:
    """The region a component means: by name, or by a code in capitals that a city beside it supports."""
    named = gazetteer.regions_named(key(part))
    for item in sorted(named, key=lambda region: _COUNTRY_OF_LONE_REGION.index(region.country)):
        if country in {None, item.country} and not _is_city_rather(item, part, parts):
            return item
    code = part.strip(".")
    if not (code.isupper() and 2 <= len(code) <= 3):
        return None
    coded = [item for item in gazetteer.regions_coded(code) if country in {None, item.country}]
    if country and not coded:
        return gazetteer.region(country, code)
    if len(parts) > 1 and country is None:
        coded = [item for item in coded if _supported(item, part, parts)] or ([] if _abroad(code, part, parts) else coded[:1])
    return coded[0] if coded else None


def _supported(region: Region, part: str, parts: list[str]) -> bool:
    return any(
        city.region == region.code and city.country == region.country
        for other in parts
        if other != part
        for city in gazetteer.cities(key(other))
    )


def _abroad(code: str, part: str, parts: list[str]) -> bool:
    """Whether the letters are rather a country's code because a city beside them lies there (`Toronto, CA`, `Mumbai, IN`)."""
    return any(city.country == code for other in parts if other != part for city in gazetteer.cities(key(other)))


def _is_city_rather(region: Region, part: str, parts: list[str]) -> bool:
    """`New York`, `Berlin`, `Hamburg` alone or first mean the city; `Quebec, Canada` means the province."""
    known = [city for city in gazetteer.cities(key(part)) if city.country == region.country]
    others = {item for item in parts if item != part}
    if any(city.region in others and len(city.region or "") > 1 for city in known):
        return region.code not in others or any(city.region == region.code and city.population > 150_000 for city in known)
    before = [
        gazetteer.cities(key(other))
        for other in parts[: parts.index(part)]
        if not country_code(other) and not world_region(other)
    ]
    if any(
        not cities or any(city.region == region.code and city.country == region.country for city in cities) for cities in before
    ):
        return False  # `Albany, New York` and towns unknown; `San Francisco, New York` are two cities
    if region.country in _PROVINCES_FIRST:  # `Ontario, CA` is the Californian city, `Ontario, Canada` the province
        return "CA" in parts and any(city.country == "US" and city.region == "CA" for city in gazetteer.cities(key(part)))
    return any(
        city.region == region.code and city.country == region.country and city.population > 150_000
        for city in gazetteer.cities(key(part))
    )


def _country_by_code(parts: list[str]) -> str | None:
    codes = [part for part in parts if len(part) == 2 and part.isupper() and part in gazetteer.countries()]
    for code in codes:
        if len(parts) == 1 or any(
            city.country == code for other in parts if other != code for city in gazetteer.cities(key(other))
        ):
            return code
    return codes[0] if codes else None


def _cities_of(parts: list[str], regions: list[Region | None], country: str | None, stated: bool) -> list[City]:
    found: list[City] = []
    for index, part in enumerate(parts):
        if (
            regions[index]
            or _VAGUE.fullmatch(part)
            or (len(part) == 2 and part.isupper() and part not in {"SF", "LA", "DC"})
            or part.islower()
        ):
            continue
        if world_region(part) or (named_country(part) and not _names_city_state(part, parts)):
            continue
        beside = next((item for item in regions[index:] if item), next((item for item in regions if item), None))
        city = _pick(part, beside, country, stated)
        if city and not any(_same(city, other) for other in found):
            found.append(city)
    return found


def _names_city_state(part: str, parts: list[str]) -> bool:
    """Singapore, Hong Kong, Luxembourg: a country that is a city."""
    code = named_country(part)
    return code in {"SG", "HK", "MO", "LU", "MC"} and len({key(item) for item in parts}) <= 2


def _pick(part: str, region: Region | None, country: str | None, stated: bool) -> City | None:
    names = [key(part)]
    area = AREA.match(part)
    if area and key(area[1]) != names[0]:
        names.append(key(area[1]))
    for name in names:
        known = gazetteer.cities(name)
        fits = [
            city
            for city in known
            if (country is None or city.country == country) and (region is None or city.region == region.code)
        ]
        if not fits and region is None and not stated:
            fits = list(known)
        if fits:
            return fits[0]
    return None


def _same(one: City, other: City) -> bool:
    return one.name == other.name and one.country == other.country and one.region == other.region


def _place(city: City) -> Place:
    return Place(city=city.name, region=_common(city.region), country=city.country, metro=city.metro, lat=city.lat, lon=city.lon)
