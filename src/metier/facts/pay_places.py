"""The place a pay band is tied to: a label before it (`NYC: $..`), words after it (`in New York`), or the heading above."""

import re
from functools import lru_cache

from metier.facts.setting import Setting
from metier.taxonomy.money import CURRENCIES
from metier.taxonomy.places import exact, resolve

_NAME = r"(?:(?:[A-Z]\.){2,3}|(?:(?:St|Ft|Mt)\. )?[A-Z][\w'’-]*)"
_PLACES = rf"{_NAME}(?:(?:,? (?:and|or|&|of|the) |, |/| ){_NAME}){{0,24}}"
_ZONE = re.compile(
    r"\b((?:[A-Z]\w+ )?(?:Geo(?:graphic)? )?(?:Zone|Tier|Region|"
    r"Geo)\s?[A-Z0-9]{1,2}\b(?: Locations?)?(?:\s?\([^()\n]{2,120}\))?)"
)
_CODES = re.compile(r"\(?\b([A-Z]{2}(?:(?:, ?|/| and | or |,? & )[A-Z]{2}){1,50})\b\)?")
_ONLY = re.compile(r"^\W{0,3}([A-Z]{2,3})(?: (?:base )?(?:pay|salary|hiring) range)?\W{0,3}$", re.MULTILINE)
_REST = re.compile(r"\b((?:all|any) other (?:[A-Za-z.]+ )?(?:locations?|states?|areas?|cities|regions))\b", re.IGNORECASE)
_LABEL = re.compile(
    rf"(?:^|[:(|;•*\-–]\s{{0,2}}|\bIn |\bThe )({_PLACES})(?: base)?(?: (?:pay|salary|hiring|"
    rf"compensation)[\w ]{{0,40}})?:?\s{{0,2}}$"
)
_FOR = re.compile(rf"\b(?:For|In) (?:the )?({_PLACES})[a-z ]{{0,25}}(?::|, (?:the|our|we)\b)")
_BEHIND = re.compile(
    rf"\s{{0,2}}(?:per (?:year|hour) |annually |USD )?(?:in|for|within)(?: the)?(?: (?:State|state|city|City) of)? ({_PLACES})"
)
_OPENER = re.compile(r"^(?:(?:In|For|At|From|The) )+")
_BRACKET = re.compile(r"\s{0,2}\(([A-Z][^()\n]{1,140})\)")


def place_of(where: Setting) -> str | None:
    """The place or zone named for a band, in the posting's words; None where the band is for the whole posting."""
    text = where.text
    before = text[max(where.before, where.start - 160) : where.start]
    heading = text[where.heading[0] : where.heading[1]]
    behind = text[where.end : where.end + 150].split("\n", 1)[0]
    codes = _CODES.match(behind.lstrip())
    if codes:
        return codes.group(1)
    for part in (before, heading):
        for pattern in (_ZONE, _REST, _CODES):
            match = pattern.search(part)
            if match:
                return match.group(1).strip()
    only = _ONLY.match(heading)
    return only.group(1) if only and only.group(1) not in CURRENCIES else _label(before) or _behind(behind)


def _label(before: str) -> str | None:
    """A label at the amounts (`NYC: $..`), or one that opens the sentence (`For Boston, MA-based roles: the range is $..`)."""
    for match in (_LABEL.search(before.lstrip()), _FOR.search(before)):
        place = _named(match.group(1)) if match else None
        if place:
            return place
    return None


def _behind(behind: str) -> str | None:
    for pattern in (_BEHIND, _BRACKET):
        match = pattern.match(behind)
        if match and _named(match.group(1)):
            return _named(match.group(1))
    return None


@lru_cache(maxsize=4096)
def countries_of(words: str) -> tuple[str, ...]:
    """The countries of the places that words name; empty where they name none."""
    return tuple(sorted({place.country for place in resolve(words) if place.country}))


def _named(words: str) -> str | None:
    """The words, where they name a place."""
    words = _OPENER.sub("", words.strip(" ,;-").removesuffix("-based"))
    if words.endswith(".") and not words[-2:-1].isupper():
        words = words[:-1]
    known = exact(words) or ("," in words and countries_of(words))  # a word alone (`We`) is no town for being one somewhere
    return words if len(words) > 1 and known else None
