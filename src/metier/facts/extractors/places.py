"""Job places: from the source's structure, the location line, the head of a forum post, `Location:` lines and plain phrases."""

import re
from collections.abc import Mapping
from typing import Any

from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.header import Piece, head, is_post, said
from metier.model.place import Place
from metier.taxonomy.gazetteer import countries, regions_named
from metier.taxonomy.places import country_code, exact, region_name, resolve

MOST_PLACES = 40
LONGEST_BODY = 12_000
LONGEST_OPENING = 1500
_REMOTE = re.compile(r"\bremote|\banywhere\b|\bwork from home\b|\bwfh\b", re.IGNORECASE)
_BRACKETED_NOTE = re.compile(
    r"\((?:[^()]*\b(?:days?|hours?|time ?zones?|week|hq|headquarters|preferred|only|soma|visa|relocation)\b[^()]*)\)",
    re.IGNORECASE,
)
_NAMES = r"((?:[A-Z][\w.'’-]+|St\.)(?:(?:,? (?:and |or |& )?|/)(?:[A-Z][\w.'’-]+|St\.)){0,12})"
_PHRASES = (
    re.compile(rf"\b[Bb]ased (?:either )?(?:in|out of|at) (?:our )?(?:offices? in )?(?:the )?{_NAMES}"),
    re.compile(
        r"\b(?:role|position|job|opportunity|work) (?:is |will be |can be )?(?:based |located |sits |situated )(?:in|at|out of) "
        rf"(?:our )?{_NAMES}"
    ),
    re.compile(
        rf"\b(?:in|from|at|out of|to) our (?:(?:beautiful|new|central|downtown) ){{0,2}}{_NAMES},? "
        r"(?:[Oo]ffices?|HQ|[Hh]eadquarters|[Ss]tudio|[Ll]ocation|[Ss]tore|[Cc]ampus)"
    ),
    re.compile(rf"\b(?:[Oo]n-?site|[Hh]ybrid|[Ii]n-person|[Ii]n-office|days)\b[^.\n]{{0,20}}? (?:in|at|from) (?:our )?{_NAMES}"),
    re.compile(rf"\b[Oo]ur offices? (?:is |are )?in {_NAMES}"),
)
_CITY_AND_STATE = re.compile(r"\b([A-Z][a-z.'’-]+(?: [A-Z][a-z.'’-]+){0,2}), ([A-Z]{2})\b")


def read(document: Document, _: Mapping[str, Any]) -> tuple[Place, ...] | None:
    """The job's places without repeats, or None. A country alone stands only where nothing finer is stated."""
    found = _of_hints(document.hints.get("jobLocation"))
    if all(place.city is None and place.region is None for place in found):
        found = _of_line(document, found[0].country if len(found) == 1 else None) or found
    if not found or all(place.city is None and place.region is None for place in found):
        finer = _of_head(document) or (() if found else _of_text(document))
        countries_stated = {place.country for place in found}
        finer = tuple(place for place in finer if not found or place.country in countries_stated)
        found = finer or found
    kept = [place for place in dict.fromkeys(found) if place.city or place.region or not _has_finer(place.country, found)]
    return tuple(kept)[:MOST_PLACES] or None


def _has_finer(country: str | None, places: tuple[Place, ...]) -> bool:
    return any(place.country == country and (place.city or place.region) for place in places)


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
        words = re.split(r"\s[–—]\s", _BRACKETED_NOTE.sub("", piece.words))[0]
        remote = bool(_REMOTE.search(words))
        places = exact(words) or tuple(place for part in re.findall(r"\(([^()]{2,60})\)", words) for place in exact(part))
        found.extend(place for place in places if place.city or (not remote and (place.region or not is_post(document))))
    return tuple(found)


def _place_lines(document: Document) -> list[Piece]:
    """Short lines that may be nothing but places (`Gurgaon / New Delhi (Fully Remote)`)."""
    lines = document.text[:LONGEST_OPENING].split("\n")
    return [
        Piece(line.strip(), 0, 0) for line in lines if 4 <= len(line.strip()) <= 70 and not line.rstrip().endswith((".", ":"))
    ]


def _title_parts(document: Document) -> list[Piece]:
    """The parts of a plain title that name a city with its state or country (`... - Glastonbury, CT or Remote`)."""
    parts = re.split(r"\s[-–—|]\s|[()]", document.title)[1:]
    return [Piece(part, 0, 0, in_title=True) for part in parts if "," in part or " or " in part]


def _of_text(document: Document) -> tuple[Place, ...]:
    """Cities in phrases that say where the work is done; the first phrase that names any decides."""
    for pattern in _PHRASES:
        for match in pattern.finditer(document.text, 0, LONGEST_BODY):
            if document.zone(match.start()) == "about_employer":
                continue
            places = tuple(place for place in exact(_trimmed(match[1])) if place.city)
            if places:
                return places
    return _of_mentions(document)


def _of_mentions(document: Document) -> tuple[Place, ...]:
    """The one city that running text names with its state (`Jefferson, LA`); two or more tell nothing."""
    found: dict[Place, None] = {}
    for match in _CITY_AND_STATE.finditer(document.text, 0, LONGEST_BODY):
        if document.zone(match.start()) != "about_employer":
            words = match[1].split(" ")
            tails = (exact(" ".join(words[at:]) + ", " + match[2]) for at in range(len(words)))
            found.update(dict.fromkeys(next((places for places in tails if places and places[0].lat is not None), ())))
    return tuple(found) if len(found) == 1 else ()


def _trimmed(words: str) -> str:
    """Words after the place that only begin with a capital (`Berlin. You`) cut off."""
    stop = re.search(r"(?<![A-Z]\b)(?<!\bSt)\.\s", words)
    text = words[: stop.start()] if stop else words
    parts = [part for part in re.split(r", | and | or ", text) if part]
    while parts and not (exact(parts[-1]) or regions_named(parts[-1].lower()) or country_code(parts[-1])):
        parts.pop()
    return text[: text.find(parts[-1]) + len(parts[-1])] if parts else ""


EXTRACTOR = Extractor(
    field="places",
    version=1,
    description="Where the work is done: city, region, country, metropolitan area.",
    example="Austin, TX or Remote (US)",
    read=read,
)
