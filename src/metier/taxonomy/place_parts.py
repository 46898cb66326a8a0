"""A location line cut into what can be told apart: places, and the parts of each, workplace words and postal codes dropped."""

import re

from metier.taxonomy import gazetteer
from metier.taxonomy.gazetteer import country_code, key

_SPLIT = re.compile(r"[;|\n•·]|\s/\s|\s+or\s+|\s+\+\s+", re.IGNORECASE)
_WORK = re.compile(
    r"\b(?:(?:100\s?%|fully|partly|partially|temporarily|flexible|open to|mostly|primarily|possibly)\s+)?"
    r"(?:remote(?:ly)?(?:[- ](?:first|friendly|eligible|ok|only|possible|based|work))?|hybrid|on-?\s?site"
    r"|in[- ]office|in[- ]person|wfh|work(?:ing)? from (?:home|anywhere)"
    r"|home[- ]?office|home based|homebased|telework|telecommute|virtual|distributed|anywhere|worldwide"
    r"|flexible|office|hq|headquarters)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:only|based|preferred|must be|in the|located|location|within|from|area of|region of|innerhalb|job|role)\b",
    re.IGNORECASE,
)
_REVERSED = re.compile(r"^([A-Z]{2})-([A-Z]{2,3})(?:-(.+))?$")
_POSTAL = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b\d{4,6}(?:-\d{3,4})?\b|^\d+\s*-\s*|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b")
_DISTRICT = re.compile(r"\s+(?:\d{1,2}(?:e|er|ème)?(?:\s+arrondissement)?|cedex(?:\s+\d+)?)$", re.IGNORECASE)
AREA = re.compile(
    r"^(?:the\s+)?(?:greater\s+|metro\s+)?(.+?)(?:\s+(?:metro(?:politan)?|bay|city))?(?:\s+(?:area|region))?$", re.IGNORECASE
)
_IN = re.compile(r"((?:[\w-]+ ){0,3})(?:in|at|near|around) (?=[A-Z])")
_TITLED_CODE = re.compile(r"[A-Z][a-z]")
_TOWN_AND_STATE = re.compile(r"^(\s*[A-Z][\w.' -]+?) ([A-Z]{2})\s*$")


def chunks(text: str) -> list[str]:
    """A location line cut where one place ends and the next begins."""
    return _SPLIT.split(text)


def peeled(chunk: str) -> str:
    """A chunk without its workplace words."""
    bare = _FILLER.sub(" ", _WORK.sub(" , ", chunk.replace("_", " "))).replace("D.C.", "DC")
    return _TOWN_AND_STATE.sub(r"\1, \2", bare)


def parts_of(chunk: str) -> list[str]:
    """The parts of a chunk: `Remote - Austin, TX` has `Austin` and `TX`."""
    return [part for piece in slashes(peeled(chunk)) for part in components(piece)]


def bare_area(part: str) -> str:
    """`Greater Boston Area` is `Boston`."""
    return AREA.sub(r"\1", part)


def slashes(text: str) -> list[str]:
    """`NYC/SF` is two places; so is `Ohio & Texas` when every side is one."""
    for sign in ("/", " & ", " and "):
        if sign in text:
            sides = [side.strip(" ()") for side in text.split(sign)]
            if all(side and _meaning_exists(side.split(",")[0].strip()) for side in sides):
                return sides
    return [text]


def _meaning_exists(name: str) -> bool:
    return bool(gazetteer.cities(key(name)) or gazetteer.regions_named(key(name)) or country_code(name))


def components(text: str) -> list[str]:
    """The parts of one location, brackets and dashes opened, postal codes and districts dropped, no empty ones."""
    text = text.strip(" ,.-–—:()")
    turned = _REVERSED.match(text)
    if turned:
        return [part for part in turned.groups() if part]
    text = _POSTAL.sub(" ", text)
    pieces = re.split(r"[,()\[\]:]|\s[-–—]\s|\s[-–—]|[-–—]\s", text)
    found = [_bare(" ".join(_DISTRICT.sub("", piece.strip(" .-–—*")).split())) for piece in pieces]
    return [piece for piece in found if piece]


def _bare(piece: str) -> str:
    """`in Stockholm` and `Full time in Boston` without the words before the place; `Wa` as the state's letters."""
    behind = _IN.match(piece)
    if behind and not gazetteer.cities(key(behind[1])):
        piece = piece[behind.end() :]
    return piece.upper() if _TITLED_CODE.fullmatch(piece) and gazetteer.regions_coded(piece.upper()) else piece
