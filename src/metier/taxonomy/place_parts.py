"""A location line cut into what can be told apart: chunks (one or more places each) and their parts, workplace words dropped."""

import re
from functools import lru_cache

from metier.taxonomy.counties import counties_named
from metier.taxonomy.gazetteer import (
    cities,
    countries,
    key,
    named_country,
    nicknamed,
    region,
    regions_coded,
    regions_named,
)
from metier.taxonomy.place_meanings import known, meaning, part_of_town
from metier.taxonomy.place_words import alternatives
from metier.taxonomy.time_zones import zone_named
from metier.taxonomy.world import world_region

MOST_PARTS = 40
MOST_WORDS = 7
LONGEST_PIECE = 80
LARGE = 100_000
"""People of a city that is meant by its name alone, whatever else bears it."""

_SPACES = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-", "\uff0c": ",", "\u3001": ",", "_": " - ", "＆": "&"}
)
_SPLIT = re.compile(
    r"[;|\n\t•·●∙]|\s/\s|\s+or\s+|(?<!,)\sOR\s(?![\d(,]|or\b|$)|\s+\+\s+|\s+oder\s+|\s+ou\s+(?=[A-Z])|\s+and/or\s+"
)
_WORK = re.compile(rf"\b(?:{alternatives('work_degree')}\s+)?{alternatives('work')}(?![\w'])", re.IGNORECASE)
_FILLER = re.compile(rf"\b{alternatives('filler')}\b(?![.'-])", re.IGNORECASE)
_LABEL = re.compile(rf"^\W*{alternatives('label')}\s?:", re.IGNORECASE)
_ZIP = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b\d{5}-\d{3,4}\b|\b(?:[A-Z]{1,2}-)\d{4,5}\b"
    r"|\b\d{4}\s?[A-Z]{2}\b(?=,?\s+[A-Z][a-z’'])"
    r"|\b\d{4,6}\b(?!\s+[A-Z][\w'’]+\s+(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Drive|Way|Ln|Lane|Pkwy)\b)"
    r"|\b\d{3}[- ]\d{2}\b(?=\s+[A-Z])|\b\d{3}-\d{4}\b"
)
_DISTRICT = re.compile(
    r"\s+(?:\d{1,2}\s?(?:e|er|eme|ème|th|nd|rd|st)?(?:\s+(?:arrondissement|arr\.?|district|bezirk))?|cedex(?:\s+\d+)?)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^(\w[\w .-]{2,20}) (?:NV|SV|SØ|NØ|[KVNSØCM]|[IVX]{1,5})$")
_LETTERED_IN = frozenset({"DK", "SK", "HU"})  # whose cities' parts have letters or numerals: `Aarhus C`, `Bratislava II`
_NUMBERED = re.compile(r"^(\w[\w-]{3,20}) \d{1,2}$")
_DEPARTMENT = re.compile(r"^\s*(\d{2,3}|2[AB])\s*-\s*(?=[A-ZÀ-Ý])|(?:\(|(?<=\w)\s-\s)(\d{2}|97\d|2[AB])\)?\s*$")
_PIECES = re.compile(r"[,()\[\]:/]|\s[-–—]\s?|(?<=[\w.])\s?[–—]\s?|-\s|\s&\s|\s>\s|\s»\s|\s(?:and|und|et|y|e)\s")
_BETWEEN = re.compile(r"\s(?:and|&|und|et|y|e|de)\s|/")
_CODES = re.compile(r"\b[A-Z]{2,3}(?:\s?[/,&]\s?[A-Z]{2,3}\b){1,20}(?![\w-])")
_IN = re.compile(r"((?:[\w-]+ ){0,3})(?:in|at|near|around|from|aus|à|en) (?=[A-Z])")
_STREET_NAME = re.compile(rf"\w{alternatives('street_ending')}(?:\s*\d|$)", re.IGNORECASE)
_STREET = re.compile(
    rf"^{alternatives('street_first')} |^\d+[a-z]?[ ,]+(?:[NSEW]\.? )?\w|\b{alternatives('street_last')}\.?$", re.IGNORECASE
)


def chunks(text: str) -> list[str]:
    """A location line cut where one place ends and the next begins."""
    return _SPLIT.split(text.translate(_SPACES))


def _peeled(chunk: str) -> str:
    """A chunk without its workplace words."""
    chunk = _CODES.sub(_countries_of_codes, _LABEL.sub("", chunk) if ":" in chunk else chunk)
    return _FILLER.sub(" ", _WORK.sub(" , ", chunk)).replace("D.C.", "DC").replace("U.S.A.", "USA").replace("U.S.", "US")


def _countries_of_codes(match: re.Match[str]) -> str:
    """`DE/UK/CH` are countries; `NY/NJ/CT`, all of them states, and `US, CA`, a state behind its country, stay as they are."""
    codes = re.findall(r"[A-Z]{2,3}", match[0])
    if (
        all(zone_named(code) for code in codes)
        or all(region("US", code) for code in codes)
        or all(region("CA", code) for code in codes)
        or (len(codes) == 2 and "/" not in match[0])
    ):
        return match[0]
    found = [named_country(code) or (code if code in countries() else None) for code in codes]
    return ", ".join(countries()[code] for code in found if code) if all(found) else match[0]


def department(chunk: str) -> str | None:
    """The number of a French department before or behind a town: `75 - Paris`, `Lyon (69)`."""
    match = _DEPARTMENT.search(chunk)
    return (match[1] or match[2]) if match else None


def postal_code(chunk: str) -> str | None:
    """The postal code in a chunk, as written."""
    match = _ZIP.search(chunk)
    return match[0] if match else None


def district_number(chunk: str, department_number: str | None = None) -> str | None:
    """The numbered part of a city: `Dublin 2`, `Paris 9e Arrondissement`; not the number of a French department."""
    match = _DISTRICT.search(chunk.strip(" ,"))
    found = match[0].strip() if match else None
    return None if found == department_number else found


@lru_cache(maxsize=16384)
def parts_of(chunk: str) -> tuple[str, ...]:
    """The parts of a chunk, in order: `Remote - Austin, TX` has `Austin` and `TX`; at most 40."""
    return tuple(_parts(chunk))


def _parts(chunk: str) -> list[str]:
    bare = _peeled(chunk).strip(" ,.-–—:()[]/&")
    if not bare:
        return []
    if not bare.islower() and _known_whole(bare) and not _is_numbered(bare):
        return [bare]
    bare = _ZIP.sub(" ", _DEPARTMENT.sub("", bare))
    found: list[str] = []
    for piece in _kept_together(bare):
        name = _without_letter(" ".join(_DISTRICT.sub("", piece.strip(" .-–—*'\"")).split()))
        found.extend(_opened(_bare(name)) if name else ())
        if len(found) >= MOST_PARTS:
            break
    return [part for part in found if part and any(letter.isalnum() for letter in part)][:MOST_PARTS]


def _without_letter(piece: str) -> str:
    """`Aarhus C` as its city."""
    match = _LETTERED.match(piece)
    found = cities(key(match[1])) if match else ()
    return match[1] if match and found and found[0].country in _LETTERED_IN else piece


def _is_numbered(text: str) -> bool:
    """Whether a text is a large city with the number of its part (`Marseille 13`)."""
    match = _NUMBERED.match(text)
    found = cities(key(match[1])) if match else ()
    return bool(found) and found[0].population >= LARGE


def is_site(part: str) -> bool:
    """Whether a part is a street, a house or the like, by its number, its last word or its ending."""
    return bool(_STREET_NAME.search(part) or (" " in part and _STREET.search(part))) and not _known_whole(part)


def _known_whole(text: str) -> bool:
    form = key(text)
    if nicknamed(form) or named_country(text) or counties_named(form) or world_region(text):
        return True
    return " - " not in text and "," not in text and bool(regions_named(form) or (len(text) > 3 and cities(form)))


def _kept_together(text: str) -> list[str]:
    """Pieces between commas and the like; names such as `Trinidad and Tobago` or `Dallas/Fort Worth` stay whole."""
    found: list[str] = []
    for stretch in re.split(r",|\s[-–—]\s", text) if _BETWEEN.search(text) else [text]:
        bare = stretch.strip(" ()[]")
        found.extend([bare] if _BETWEEN.search(bare) and _known_whole(bare) else _PIECES.split(stretch))
    return found


def _bare(piece: str) -> str:
    """`in Stockholm` and `Full time in Boston` without the words before the place."""
    behind = _IN.match(piece)
    if behind and not cities(key(behind[1])):
        piece = piece[behind.end() :]
    return piece.strip(" .'\"") if not piece.endswith("St.") else piece


def _opened(piece: str) -> list[str]:
    """`US-CA-Menlo Park`, `Austin TX`, `USA DC Washington`: a piece that is not known whole, cut into pieces that are."""
    if known(meaning(piece)) or len(piece) > LONGEST_PIECE:
        return [piece]
    if "-" in piece and piece.count("-") < MOST_WORDS:
        by = _by(piece)
        return by if by != [piece] else _opened_words(piece, piece.replace("-", " ").split())
    return _opened_words(piece, piece.split())


def _by(piece: str) -> list[str]:
    """A piece cut at its hyphens: into known names, or behind a leading code or large city (`Berlin-Mitte`)."""
    words = [word.strip() for word in piece.split("-") if word.strip()]
    cut = _cut(words, "-")
    if cut or len(words) < 2:
        return cut or [piece]
    first = meaning(words[0])
    if first.country or (words[0].isupper() and (first.code or first.coded)):
        rest = "-".join(words[1:])
        return [words[0], *(_by(rest) if len(words) > 2 else [rest])]
    if first.cities and first.cities[0].population > LARGE:
        return [words[0]]
    return [piece]


def _opened_words(piece: str, words: list[str]) -> list[str]:
    if not 1 < len(words) <= MOST_WORDS:
        return [piece]
    cut = _cut(words, " ")
    if cut and any(item.country or item.code or item.coded or item.regions or item.world for item in map(meaning, cut)):
        return cut
    if is_site(piece):
        return [piece]
    town = part_of_town(words)
    if town:
        return [town]
    before, last = " ".join(words[:-1]), meaning(words[-1])
    if len(words) < 5 and last.coded and all(word[0].isupper() for word in words):
        return [before, words[-1]]  # a town unknown and its state: `Scott AFB IL`
    return [before, words[-1]] if len(words) < 5 and last.country and not last.cities and cities(key(before)) else [piece]


def _cut(words: list[str], sign: str) -> list[str]:
    """The cut of words into the fewest known pieces, or nothing."""
    best: list[list[str] | None] = [[], *[None] * len(words)]
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - 5), end):
            before = best[start]
            piece = sign.join(words[start:end])
            if before is None or not known(meaning(piece)):
                continue
            here = best[end]
            if here is None or len(before) + 1 < len(here):
                best[end] = [*before, piece]
    cut = best[-1]
    return cut if cut and len(cut) > 1 else []


def titled(code: str) -> str:
    """`Wa` as the state's letters `WA`."""
    return code.upper() if re.fullmatch(r"[A-Z][a-z]", code) and regions_coded(code.upper()) else code
