"""Job places: from the source's structure, the location line, the head of a forum post, `Location:` lines and plain phrases."""

import re
from collections.abc import Mapping
from typing import Any

from metier.facts.document import Document
from metier.facts.extractor import Extractor, Line
from metier.facts.header import Piece, head, is_post, said
from metier.facts.job_sites import beside, city_in, countries_listed, in_phrases, instead, labelled
from metier.facts.location_line import read_location
from metier.model.place import Place
from metier.taxonomy.counties import counties_named
from metier.taxonomy.gazetteer import begins_name, countries, key
from metier.taxonomy.places import country_code, exact, region_name, resolve

MOST_PLACES = 40
LONGEST_OPENING = 1500
MOST_WORDS = 10
MOST_SMALL_WORDS = 2
_REMOTE = re.compile(r"\bremote|\banywhere\b|\bwork from home\b|\bwfh\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]{2,60})\)")
_BRACKETED_NOTE = re.compile(
    r"\((?:[^()]*\b(?:days?|hours?|time ?zones?|week|hq|headquarters|preferred|only|soma|visa|relocation)\b[^()]*)\)",
    re.IGNORECASE,
)


def read(document: Document, _: Mapping[str, Any]) -> tuple[Place, ...] | None:
    """The job's places without repeats, or None. A country alone stands only where nothing finer is stated."""
    found = _of_hints(document.hints.get("jobLocation"))
    if all(_coarse(place) for place in found):
        found = _of_line(document, found[0].country if len(found) == 1 else None) or found
    found = _finer(document, found) if all(_coarse(place) for place in found) else _wider(document, found)
    kept = [place for place in dict.fromkeys(found) if not _coarse(place) or not _has_finer(place, found)]
    return tuple(kept)[:MOST_PLACES] or None


def _coarse(place: Place) -> bool:
    """Whether a place is wider than a town: a country, a state, a county outside the United States."""
    return place.city is None or (place.lat is None and bool(counties_named(key(place.city))))


def _finer(document: Document, found: tuple[Place, ...]) -> tuple[Place, ...]:
    """What the posting says beyond countries and states: cities of its head, of labelled lines, of phrases."""
    if found and any(place.region for place in found) and not any(place.city for place in found):
        return _in_title(document, found) or found
    head = _of_head(document)
    bound = bool(found) and all(place.city is None for place in found)
    phrases = () if _REMOTE.search(document.location) else in_phrases(document, few=bound)
    finer = head or labelled(document) or phrases or _in_title(document, found)
    if not found:
        return finer
    countries_stated = {place.country for place in found}
    finer = tuple(place for place in finer if place.country in countries_stated)
    if finer and all(_coarse(place) for place in finer):
        finer = _in_title(document, finer) or finer
    if not finer and len(found) == 1 and found[0].region is None and found[0].city is None:
        return () if _head_is_remote(document) else countries_listed(document, found[0].country) or found
    return finer or found


def _wider(document: Document, found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Cities the posting itself names beside those of its location line, or in their stead."""
    if _REMOTE.search(document.location):
        stated = instead(document)
        if stated and not {place.city for place in stated} & {place.city for place in found}:
            return stated
    return (*found, *labelled(document), *beside(document, found))


def _head_is_remote(document: Document) -> bool:
    """Whether the title or a `Location:` line says remote: then a bare country is where one may live, not where the job is."""
    lines = (piece.words for piece in said(document, "location", "locations", "job location"))
    return bool(_REMOTE.search(document.title)) or any(_REMOTE.search(words[:40]) for words in lines)


def _in_title(document: Document, found: tuple[Place, ...]) -> tuple[Place, ...]:
    """The city a title ends with (`Nurse - Marinette`), where it lies in the state or country stated."""
    parts = re.split(r"\s[-–—|]\s|[()]|, ", document.title)[1:]
    regions = tuple(dict.fromkeys((place.country, place.region) for place in found))
    place = next(
        filter(None, (city_in(part.strip(), regions) for part in reversed(parts) if begins_name(part.strip().partition(" ")[0]))),
        None,
    )
    return (place,) if place else ()


def _has_finer(coarse: Place, places: tuple[Place, ...]) -> bool:
    """Whether a town or state of a country, or a town of a state, stands beside it."""
    return any(
        place is not coarse
        and place.country == coarse.country
        and (place.city or place.region)
        and (coarse.region is None or (bool(place.city) and place.region == coarse.region and not _coarse(place)))
        for place in places
    )


def _of_line(document: Document, country: str | None = None) -> tuple[Place, ...]:
    """The line's places; `country` is the one the source's structure names, which tells towns of one name apart."""
    found = resolve(document.location, country) if document.location else ()
    if len(found) == 1 and found[0].city is None and found[0].region is None:
        state = _state_mistaken(found[0].country or "", document)
        return (state,) if state else found
    return found


def _state_mistaken(code: str, document: Document) -> Place | None:
    """A board may have read a state's letters as a country (`GA`, Georgia, as Gabon): the text then names only the state."""
    state = region_name("US", code)
    country = countries().get(code, "")
    if state == code or not country or document.location.strip().upper() == code:
        return None
    text = f"{document.title}\n{document.text}"
    names_state = re.search(rf"\b{re.escape(state)}\b", text)
    if (
        names_state
        and not re.search(rf"\b{re.escape(country)}\b", text)
        and re.search(r"\bU\.?S\.?A?\b|\bUnited States\b|\$\s?\d", text)
    ):
        return Place(region=code, country="US")
    return None


def _of_hints(value: Any) -> tuple[Place, ...]:
    """Places of schema.org `jobLocation`: flat, or with an `address` inside."""
    items = value if isinstance(value, list) else [value] if value else []
    found: list[Place] = []
    for item in items[:MOST_PLACES]:
        if isinstance(item, str):
            found.extend(resolve(item))
            continue
        if not isinstance(item, dict):
            continue
        address = item.get("address") if isinstance(item.get("address"), dict) else item
        found.extend(_of_address(address if isinstance(address, dict) else {}))
    return tuple(found)


def _of_address(address: dict[str, Any]) -> tuple[Place, ...]:
    country = address.get("addressCountry")
    if isinstance(country, dict):
        country = country.get("name")
    code = country_code(str(country)) if country else None
    city, region = (str(address.get(name) or "").strip() for name in ("addressLocality", "addressRegion"))
    line = ", ".join(part for part in (city, region, countries().get(code or "", str(country or ""))) if part)
    return resolve(line, code) if line else ()


def _of_head(document: Document) -> tuple[Place, ...]:
    pieces = [
        *(head(document) if is_post(document) else _title_parts(document)),
        *said(document, "location", "locations", "job location", "where", "office"),
        *_place_lines(document),
    ]
    found: list[Place] = []
    for piece in pieces:
        words = _BRACKETED_NOTE.sub("", piece.words) if "(" in piece.words else piece.words
        words = words.partition(" – ")[0].partition(" — ")[0]
        places = exact(words) or tuple(place for part in _BRACKETED.findall(words) for place in exact(part))
        if not places:
            continue
        remote = bool(_REMOTE.search(words))
        found.extend(place for place in places if place.city or (not remote and (place.region or not is_post(document))))
    return tuple(found)


def _place_lines(document: Document) -> list[Piece]:
    """Short lines that may be nothing but places (`Gurgaon / New Delhi (Fully Remote)`)."""
    lines = (line.strip() for line in document.text[:LONGEST_OPENING].split("\n"))
    return [Piece(line, 0, 0) for line in lines if 4 <= len(line) <= 70 and not line.endswith((".", ":")) and _few_small(line)]


def _few_small(line: str) -> bool:
    """Whether hardly a word is written small, as in a line of names."""
    words = line.split()
    return len(words) <= MOST_WORDS and sum(word[0].islower() for word in words) <= MOST_SMALL_WORDS


def _title_parts(document: Document) -> list[Piece]:
    """The parts of a plain title that name a city with its state or country (`... - Glastonbury, CT or Remote`)."""
    parts = re.split(r"\s[-–—|]\s|[()]", document.title)[1:]
    return [Piece(part, 0, 0, in_title=True) for part in parts if "," in part or " or " in part]


EXTRACTOR = Extractor(
    field="places",
    version=2,
    description="Where the work is done: city, region, country, metropolitan area.",
    example="Austin, TX or Remote (US)",
    read=read,
    line=Line("place", read_location),
)
