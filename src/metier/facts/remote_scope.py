"""Where a remote worker may live: countries, parts of the world, or anywhere, as the words around `remote` say."""

import re
from functools import cache
from typing import NamedTuple

from metier.taxonomy.gazetteer import key, named_country, region
from metier.taxonomy.gazetteer import regions_named as regions_of
from metier.taxonomy.lexicon import rows
from metier.taxonomy.places import country_code, world_region

REACH_AFTER = 110
REACH_BEFORE = 60
_WORLDWIDE = re.compile(
    r"\b(?:anywhere in the world|from anywhere(?! (?:in|within) )|world-?wide|global(?:ly)?"
    r"(?! (?:team|company|leader|offices?|network|brand|customers?|clients?|organi))|any country|anywhere on earth)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:\b(?:the )?[A-Z][\w.'’&/-]*(?: (?:of |and |the )?[A-Z][\w.'’-]+){0,4}|\bU\.?S\.?(?:A\.?)?|\bU\.?K\.?|\bEU\b)"
)
_STATES = re.compile(r"\b[A-Z]{2}\b")
_STOP = re.compile(r"[.;!?](?=\s)|\n")
_ZONES = frozenset({"PT", "ET", "MT", "CT"})
_OF_TIME = re.compile(r"\b(?:hours?|time|time ?zones?|tz|overlap\w*)\b|\b[PEMC]T\s?[/-]\s?[PEMC]T\b", re.IGNORECASE)
_NO_COUNTRIES = frozenset({"AI", "CV", "IO", "IT", "ML", "NO", "PM", "QA", "TV", "VC"})
"""Codes of countries that mean something else in a list of tools and work."""
_LETTERS = {
    "US",
    "UK",
    "USA",
    "EU",
    "U.S.",
    "U.S",
    "U.K.",
    "UAE",
    "U.S.A.",
    "EMEA",
    "APAC",
    "LATAM",
    "DACH",
    "EEA",
    "ANZ",
    "MENA",
}


@cache
def _state_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("subdivisions.tsv") if row["country"] == "US")


@cache
def _three_letters() -> dict[str, str]:
    return {row["letters"]: row["country"] for row in rows("country_letters.tsv", "metier.facts")}


class Scope(NamedTuple):
    """ISO-2 countries, parts of the world, and whether anywhere is said."""

    countries: tuple[str, ...]
    regions: tuple[str, ...]
    worldwide: bool


def scope_of(words: str, *, codes: bool = False) -> Scope:
    """The scope a stretch of words names; `codes` takes two-letter country codes too (a header, not running text)."""
    found: dict[str, None] = {}
    parts: dict[str, None] = {}
    if len(set(_STATES.findall(words)) & _state_codes()) > 1:
        found["US"] = None
    for match in _NAME.finditer(words):
        for name in _readings(match[0]):
            if name in _ZONES and _OF_TIME.search(words):
                continue
            code = _country(name, codes)
            part = world_region(name)
            if part:
                parts[part] = None
            elif code:
                found[code] = None
    if "ZA" in found and "Saudi" not in words:
        found.pop("SA", None)  # `South Africa ... if you live in SA already`
    return Scope(tuple(found), tuple(parts), bool(_WORLDWIDE.search(words)))


def _readings(words: str) -> list[str]:
    """The longest runs of words that name a country or a part of the world, and single words that could be a code."""
    found: list[str] = []
    for piece in re.split(r"/|&| and | or |, ", re.sub(r"-?based\b", "", words).strip(" .'’/-&").removeprefix("the ")):
        parts = piece.split()
        at = 0
        while at < len(parts):
            size = next((n for n in range(min(4, len(parts) - at), 1, -1) if _named(" ".join(parts[at : at + n]))), 1)
            found.append(" ".join(parts[at : at + size]).strip(".-’'"))
            at += size
    return found


def _named(words: str) -> bool:
    return bool(world_region(words) or named_country(words) or regions_of(key(words)))


def _country(name: str, codes: bool) -> str | None:
    named = named_country(name)
    if named and key(name) != "georgia":
        return named
    if codes and name in _three_letters():
        return _three_letters()[name]
    if name in _LETTERS or (codes and len(name) == 2 and name.isupper() and name not in _NO_COUNTRIES):
        return "US" if region("US", name) and name not in {"DE", "CA", "IN"} else country_code(name)
    return next((item.country for item in regions_of(key(name)) if item.country == "US"), None)


def around(text: str, start: int, end: int) -> Scope:
    """The scope named in the sentence that says `remote`, near the word."""
    low = max(0, start - REACH_BEFORE)
    before = [match.end() for match in _STOP.finditer(text, low, start)]
    after = _STOP.search(text, end, min(len(text), end + REACH_AFTER))
    stop = after.start() if after else min(len(text), end + REACH_AFTER)
    return scope_of(text[before[-1] if before else low : stop])
