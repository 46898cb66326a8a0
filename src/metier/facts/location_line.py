"""One location line read by itself: its places, parts of the world and time zones, and how one works there."""

import re
from collections.abc import Mapping
from typing import Any

from metier.facts.workplace_words import signs
from metier.taxonomy.gazetteer import named_country
from metier.taxonomy.place_lines import LONGEST_LINE, covered
from metier.taxonomy.place_parts import chunks, parts_of
from metier.taxonomy.places import Located, located, metro, time_zone_of, world_region, zone_named

LETTERS_OF_REGIONS = frozenset({"US", "CA", "BR", "MX"})
"""Countries whose regions a line shows by their letters; elsewhere by name."""
_COUNT = re.compile(
    r"^\W*(?:more than |over )?(\d{1,4})\+?\s+(?:other |different |more )?"
    r"(?:locations?|offices?|places?|sites?|cities|standorte|ubicaciones|lieux)\W*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:\+|&|and|und|et)\s*(\d{1,3})\s*(?:more|others?|weitere|autres)?|\(\+\s?(\d{1,3})", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"\b(?:multiple|various|several|many|all)\b.{0,15}\b(?:locations|cities|sites|offices|places)\b|\bvarious\b|& more\b",
    re.IGNORECASE,
)
_NATIONWIDE = re.compile(
    r"\bnation-?wide\b|\bacross the (?:us|country)\b|\bbundesweit\b|\bdeutschlandweit\b|\buk-?wide\b|\ball over\b"
    r"|\bpan[- ]?india\b|\bfrance entière\b|\b(?:toute la|partout en) france\b|\bganz deutschland\b"
    r"|\bany (?:us )?(?:state|city)\b",
    re.IGNORECASE,
)
_WORLDWIDE = re.compile(
    r"\banywhere(?! (?:in|within|across) (?!the world))\b|\bworld-?wide\b|\bglobal(?:ly)?\b|\bweltweit\b|\bearth\b"
    r"|\bany location\b|\banywhere in the world\b|\bfrom anywhere\b",
    re.IGNORECASE,
)
_ZONE_WORDS = re.compile(r"\b(?:UTC|GMT)\s?[+\-−–]\s?\d{1,2}(?:[:.]\d{2})?|\b[A-Z]{2,4}\b")
_TIMED = re.compile(r"\bhours?\b|\btime\b|\btime ?zones?\b|\bremote\b|\boverlap|\btz\b", re.IGNORECASE)
_REMOTE = re.compile(
    r"\banywhere\b|\bworld-?wide\b|\bwork from anywhere\b|\bhomeoffice\b|\bt[ée]l[ée]travail\b|\bteletrabajo\b|\bteletrabalho\b"
    r"|\btelelavoro\b|\bthuiswerk(?:en)?\b|\bhjemmekontor\b|\bhjemmearbejde\b|\bhemarbete\b|\bwfh\b",
    re.IGNORECASE,
)
_IS_REMOTE = re.compile(
    r"\bglobal(?:ly)?\b|\bdistributed\b|\bvirtual\b|^\W*home[ -]office\W*$|\bhome[ -]?based\b|\bat home\b|\bearth\b",
    re.IGNORECASE,
)
_BY_RIVER = re.compile(r"\S+ (?:a|am|an|upon|im|de|sur|ob|i)\b")  # `Frankfurt am Main`, and `Santiago de Chile` too
_ALL_REMOTE = re.compile(r"\W*(?:100% |fully )?(?:remote|hybrid|on-?site)\b[^;|]{0,3}[:(–-]", re.IGNORECASE)


def read_location(text: str, context: Mapping[str, str]) -> dict[str, Any]:
    """What a location line says. `context["country"]` (ISO-2) decides between namesakes; places come in the line's order.

    `places`: city, region, country, and beside them area, district, county, site, postal_code, department, metro, time_zone;
    `regions`: ids of parts of the world; `workplace`: onsite, hybrid, remote or null with other kinds at choice in
    `alternatives`; `count_only`: how many places a line counts without naming them.
    """
    line = text[:LONGEST_LINE]
    found = _located(line, context.get("country") or None)
    regions = [part for chunk in chunks(line) for part in _regions(chunk)]
    kind, alternatives = _workplace(line, bool(found))
    count = _COUNT.match(line)
    return {
        "places": [_place(item) for item in found],
        "regions": list(dict.fromkeys(regions)),
        "workplace": kind,
        "alternatives": alternatives,
        "worldwide": bool(not found and not regions and _WORLDWIDE.search(line)),
        "nationwide": bool(_NATIONWIDE.search(line)),
        "count_only": int(count[1]) if count else None,
        "more": _more(line) if found else None,
        "multiple": bool(_MULTIPLE.search(line)) or len(found) > 1,
        "time_zones": _zones(line),
        "ambiguous": any(item.ambiguous for item in found),
    }


def _located(line: str, country: str | None) -> list[Located]:
    """The line's places; a state alone beside a city of it adds nothing."""
    found = located(line, country)
    places = [item.place for item in found]
    return [item for item in found if not covered(item.place, places)]


def _more(line: str) -> int | None:
    match = _MORE.search(line)
    return int(match[1] or match[2]) if match else None


def _regions(chunk: str) -> list[str]:
    parts = parts_of(chunk)
    found = [part for part in map(world_region, parts) if part]
    return ["NORTH_AMERICA", *found] if found and "NA" in parts else found


def _place(item: Located) -> dict[str, Any]:
    place = item.place
    town = None if item.area == place.city or (item.county == place.city and not item.population) else place.city
    if town and item.written.startswith(town + " ") and not item.area:
        by_river = _BY_RIVER.match(item.written) and not named_country(item.written.rpartition(" ")[2])
        town = item.written if by_river else town
    area = metro(place.metro) if place.metro else None
    return {
        "city": town,
        "region": _region(item),
        "country": place.country,
        "region_code": place.region,
        "region_name": item.region_name,
        "area": item.area,
        "district": item.district,
        "county": item.county,
        "site": item.site,
        "postal_code": item.postal_code,
        "department": item.department,
        "metro": place.metro,
        "metro_name": area.name if area else None,
        "latitude": place.lat,
        "longitude": place.lon,
        "time_zone": time_zone_of(place),
        "ambiguous": item.ambiguous,
    }


def _region(item: Located) -> str | None:
    if item.place.region and item.place.country in LETTERS_OF_REGIONS:
        return item.place.region
    return item.county if item.place.country == "GB" and item.county else item.region_name or item.place.region


def _workplace(line: str, named: bool) -> tuple[str | None, list[str]]:
    """The kind of the first stretch of the line; kinds of later ones are the alternatives."""
    kinds: list[str] = []
    for chunk in chunks(line):
        kind = _kind(chunk)
        if kind is None and located(chunk) and not _all_remote(line):
            kind = "onsite?"
        if kind and kind not in kinds:
            kinds.append(kind)
    if kinds == ["onsite?"]:
        return None, []
    if "onsite?" in kinds and kinds.index("onsite?") > 0 and not named:
        kinds.remove("onsite?")
    kinds = list(dict.fromkeys(kind.rstrip("?") for kind in kinds))
    return (kinds[0], kinds[1:]) if kinds else (None, [])


def _all_remote(line: str) -> bool:
    """`Remote: Austin, TX; Denver, CO`: a first word that speaks of all that follows."""
    return bool(_ALL_REMOTE.match(line))


def _kind(chunk: str) -> str | None:
    found = signs(chunk)
    if any(sign.kind == "onsite" and sign.strength == 3 for sign in found):
        return "onsite"
    kinds = {sign.kind for sign in found}
    told = next((kind for kind in ("hybrid", "remote", "onsite") if kind in kinds), None)
    if told is None and (_REMOTE.search(chunk) or (_IS_REMOTE.search(chunk) and not located(chunk))):
        return "remote"
    return told


def _zones(line: str) -> list[dict[str, Any]]:
    """Time zones named: as written, the IANA id where there is one, and minutes ahead of UTC in January and July."""
    found: list[dict[str, Any]] = []
    for words in _ZONE_WORDS.findall(line):
        zone = zone_named(words)
        if zone and not (len(words) == 2 and _is_place(words, line)):
            found.append({"name": words, "zone": zone[0], "utc_january": zone[1], "utc_july": zone[2]})
    return found


def _is_place(words: str, line: str) -> bool:
    """Whether two letters mean a state or country in a line (`Hartford, CT`), or nothing at all in a line without `remote`."""
    if any(words in {item.place.region, item.place.country} for item in located(line)):
        return True
    return not _TIMED.search(line)
