"""A location line read to places, with what it says beside the city: a district, a county, a site, a postal code."""

import re
from functools import lru_cache

import msgspec

from metier.model.place import Place
from metier.taxonomy import gazetteer
from metier.taxonomy.gazetteer import key
from metier.taxonomy.place_context import in_context
from metier.taxonomy.place_groups import Group, groups
from metier.taxonomy.place_meanings import Meaning, known, meaning
from metier.taxonomy.place_parts import chunks, department, district_number, is_site, parts_of, postal_code, titled
from metier.taxonomy.place_words import alternatives
from metier.taxonomy.time_zones import zone_named

LONGEST_LINE = 2000
MOST_PLACES = 60
_NO_PLACE = re.compile(
    rf"^\W*(?:\d+\s+|more than \d+ )?{alternatives('count')}?\s*(?:us |u\.s\. |our )?{alternatives('count_of')}"
    r"\W*(?:available|negotiable)?\W*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf"\s*(?:&|and|\+|und|et|y)\s*(?:\d+\s*)?{alternatives('more')}\b.*$|\s*\(\+\d+[^)]*\)|\s\+\d+\b",
    re.IGNORECASE,
)
_OF_TIME = re.compile(r"\bhours?\b|\btime ?zones?\b|\boverlap|\btz\b", re.IGNORECASE)
_CODE_FIRST = re.compile(r"(?P<code>[A-Z]{2})\s[-–—]\s(?P<rest>.+)$")
_GEORGIAS_NAME = "georgia"
_GEORGIA = Place(region="GA", country="US")
_TOWN = re.compile(rf"^(?!The$)[^\W\d_][\w.'’-]{{2,}}(?: {alternatives('small')}\b| [^\W\d_a-z][\w.'’-]*| AFB| St\.?){{0,5}}$")
_NO_TOWN = re.compile(rf"\b{alternatives('no_town')}\b", re.IGNORECASE)


class Located(msgspec.Struct, frozen=True):
    """A place as a line names it: `place`, and in the line's words a `district`, an `area`, a `county`, a `site`, a code.

    `written` is the city, or the region alone, as written; `stated` tells that its region or country stands beside it;
    `population` is the city's.
    """

    place: Place
    area: str | None = None
    district: str | None = None
    county: str | None = None
    postal_code: str | None = None
    department: str | None = None
    site: str | None = None
    region_name: str | None = None
    written: str = ""
    stated: bool = False
    population: int = 0
    ambiguous: bool = False


@lru_cache(maxsize=65536)
def resolve(text: str, country: str | None = None) -> tuple[Place, ...]:
    """The places a location line names, in its order, without repeats; `country` (ISO-2) is where the board hires.

    Counts (`3 Locations`), parts of the world and workplace words are no places. A country alone gives a place of only it.
    """
    places = list(dict.fromkeys(found.place for found in located(text, country)))[:MOST_PLACES]
    places = _all_regions(places)
    return tuple(place for place in places if not covered(place, places))


def _without_country_code(line: str) -> str:
    """`CH - Zurich, Switzerland` without the code before its dash, which would be read as a state elsewhere."""
    match = _CODE_FIRST.match(line)
    if match is None or match["code"] not in gazetteer.countries():
        return line
    rest = _once([item for chunk in chunks(match["rest"]) for item in _chunk(chunk, match["code"], False)])
    return match["rest"] if rest and all(item.place.country == match["code"] for item in rest) else line


@lru_cache(maxsize=16384)
def located(text: str, country: str | None = None) -> tuple[Located, ...]:
    """As `resolve`, with what the line says beside each place."""
    line = _MORE.sub("", text[:LONGEST_LINE])
    if line.islower():
        line = line.title()
    line = _without_country_code(line)
    timed = bool(_OF_TIME.search(line))
    found: list[Located] = []
    for chunk in chunks(line):
        if len(found) >= MOST_PLACES:
            break
        if chunk.strip() and not _NO_PLACE.match(chunk):
            found.extend(_chunk(chunk, country, timed))
    return _once(_georgias(found, country))


def _georgias(found: list[Located], country: str | None) -> list[Located]:
    """`Bulgaria, Georgia, Poland`: beside other countries and no place in the United States Georgia is the country.

    Alone, where no country is hired in, it may be either.
    """
    if len(found) == 1 and country is None and _is_georgia(found[0]):
        return [msgspec.structs.replace(found[0], ambiguous=True)]
    others = {item.place.country for item in found if item.place != _GEORGIA}
    if not others or "US" in others:
        return found
    return [Located(Place(country="GE"), stated=True) if _is_georgia(item) else item for item in found]


def _is_georgia(item: Located) -> bool:
    return item.place == _GEORGIA and key(item.written) == _GEORGIAS_NAME


def _once(found: list[Located]) -> tuple[Located, ...]:
    """Without repeats: of two mentions of a place the one that says more (`Adelaide, Adelaide, South Australia`)."""
    kept: dict[Place, Located] = {}
    for item in found:
        before = kept.get(item.place)
        if before is None or sum(map(bool, msgspec.structs.astuple(item))) > sum(map(bool, msgspec.structs.astuple(before))):
            kept[item.place] = item
    return tuple(kept.values())


def _chunk(chunk: str, hint: str | None, timed: bool) -> list[Located]:
    parts = [titled(part) for part in parts_of(chunk)]
    if timed:
        parts = [part for part in parts if zone_named(part) is None]
    number = department(chunk)
    hint = "FR" if number else hint
    unplaced = [_no_town(index, parts) for index in range(len(parts))]
    sites = [part for part, none in zip(parts, unplaced, strict=True) if none]
    parts = [part for part, none in zip(parts, unplaced, strict=True) if not none]
    found = [group for group in in_context(groups(parts, hint), parts, hint) if not group.nothing]
    beside = {"postal_code": postal_code(chunk), "department": number, "site": ", ".join(sites)[:120] or None}
    single = len(found) == 1
    result: list[Located] = []
    for group in found:
        item = _located(group, district_number(chunk, number) if single else None)
        if item is not None:
            result.append(msgspec.structs.replace(item, **beside) if single else item)
    return result


def _no_town(index: int, parts: list[str]) -> bool:
    """Whether a part is neither known nor can be a town that the tables lack: those stand beside a state or country."""
    part = parts[index]
    found = meaning(part)
    if known(found):
        return is_site(part) and not (found.country or found.regions)
    if (
        not _TOWN.match(part)
        or _NO_TOWN.search(part)
        or is_site(part)
        or not part[0].isupper()
        or (len(part) < 4 and part.isupper())
    ):
        return True
    after = meaning(parts[index + 1]) if index + 1 < len(parts) else Meaning()
    before = meaning(parts[index - 1]) if index else Meaning()
    if after.coded or after.regions or ((after.country or after.code or after.counties) and not before.cities):
        return bool(before.cities and not (after.coded or after.regions))
    return not (index == len(parts) - 1 and index > 0 and (before.coded or before.regions or before.country))


def _located(group: Group, number: str | None) -> Located | None:
    city, county = group.city, group.county
    stated = bool(group.region or group.country or county)
    if city is None:
        code = group.region.code if group.region else county.region if county else None
        metro, lat, lon = (county.metro, county.lat, county.lon) if county and not group.town else (None, None, None)
        name = group.town or (county.name if county else None)
        place = Place(city=name, region=_common(code), country=group.country, metro=metro, lat=lat, lon=lon)
        named = _region_name(group.country, code)
        county_name = county.name if county else None
        found = Located(
            place, county=county_name, region_name=named, written=group.written, stated=stated, ambiguous=group.ambiguous
        )
        return found if place.city or named or place.country else None
    place = Place(city=city.name, region=_common(city.region), country=city.country, metro=city.metro, lat=city.lat, lon=city.lon)
    numbered = f"{city.name} {number}" if number and number.isdigit() else number
    return Located(
        place,
        area=group.area or city.area or None,
        district=city.district or numbered or None,
        county=county.name if county else None,
        region_name=_region_name(city.country, city.region),
        written=group.written,
        stated=stated,
        population=city.population,
        ambiguous=group.ambiguous,
    )


def _region_name(country: str | None, code: str | None) -> str | None:
    found = gazetteer.region(country or "", code or "")
    return found.name if found else None


def _common(code: str | None) -> str | None:
    """Region codes that people write: two letters or more, no numbers."""
    return code if code and len(code) > 1 and code.isalpha() else None


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


def covered(place: Place, places: list[Place]) -> bool:
    """Whether a place is a region alone beside a city of it, and so adds nothing."""
    return (
        place.city is None
        and place.region is not None
        and any(other.city and (other.country, other.region) == (place.country, place.region) for other in places)
    )
