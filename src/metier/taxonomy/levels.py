"""How senior a title says the work is: intern, entry, mid, senior, staff, principal, manager, director, executive.

Words that look like levels and are none (`Lead Generation`, `Staff Nurse`, `Senior Living`, `Account Manager`) stand in
`data/level_words.tsv`.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise

from metier.taxonomy import titles
from metier.taxonomy.lexicon import rows

LEVELS = ("intern", "entry", "mid", "senior", "staff", "principal", "manager", "director", "executive")

_LADDER = ("intern", "entry", "mid", "senior", "staff", "principal")
_NUMERALS = {
    "i": "entry",
    "1": "entry",
    "ii": "mid",
    "2": "mid",
    "iii": "senior",
    "3": "senior",
    "iv": "staff",
    "4": "staff",
    "v": "principal",
}
_GRADES = {
    "l3": "mid",
    "ic3": "mid",
    "l4": "senior",
    "l5": "senior",
    "ic4": "senior",
    "l6": "staff",
    "ic5": "staff",
    "l7": "principal",
}
_GRADES |= {"ic6": "principal", "ic2": "mid", "ic1": "entry", "m1": "manager", "m2": "manager", "m3": "manager"}
_ALTERNATIVES = re.compile(
    r"\b(junior|jr|entry[- ]level|mid(?:[- ]level)?|intermediate|senior|sr|staff|lead|principal)\b\.?"
    r"\s*(?:/|,|or|to|-|–|&|and)\s*"
    r"\b(mid(?:[- ]level)?|intermediate|senior|sr|staff|lead|principal)\b",
    re.IGNORECASE,
)
_OPTIONAL_SENIOR = re.compile(r"^\s*\(\s*(?:senior|sr\.?)\s*\)", re.IGNORECASE)


@cache
def _words(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row["words"].split(" ")) for row in rows("level_words.tsv") if row["kind"] == kind)


def _has(kind: str, words: tuple[str, ...]) -> bool:
    phrases = _words(kind)
    return any(words[start : start + size] in phrases for size in (1, 2, 3) for start in range(len(words) - size + 1))


@lru_cache(maxsize=65536)
def level(title: str) -> str | None:
    """The level a title states, or None when it states none."""
    if _OPTIONAL_SENIOR.match(title):
        return "mid"
    range_ = _ALTERNATIVES.search(title)
    if range_ and not _has("no_level", titles.fold(title)):
        return _lower(range_[1], range_[2])
    parts = titles.segments(title)
    for part in parts:
        found = _of_part(part)
        if found:
            return found
    return None


def _lower(one: str, other: str) -> str | None:
    named = [titles.words().level.get(titles.fold(word)[0]) for word in (one, other)]
    known = [name for name in named if name in _LADDER]
    if {"senior", "staff"} == set(known) and other.lower() == "staff" and one.lower() in {"senior", "sr"}:
        return "senior"
    return min(known, key=_LADDER.index) if known else None


def _of_part(part: tuple[str, ...]) -> str | None:
    words = _before_link(part)
    if not words:
        return None
    return _leading(words) or _individual(words)


def _before_link(part: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before `to`, `for`, `at`...: an assistant to the CEO is no executive. `of` is kept."""
    link = titles.words().link - {"of"}
    cut = next((index for index, word in enumerate(part) if index and word in link), len(part))
    return part[:cut]


def _leading(words: tuple[str, ...]) -> str | None:
    """Levels of people who lead people."""
    if (_has("executive", words) or (words[0] == "chief" and "officer" in words)) and "assistant" not in words:
        return "executive"
    if _has("director", words) and not _has("no_director", words) and "assistant" not in words[1:]:
        return "director"
    if words[0] == "head" and (len(words) == 1 or words[1] == "of"):
        return "director"
    return "manager" if _manages(words) else None


def _manages(words: tuple[str, ...]) -> bool:
    if "supervisory" in words or "supervisor" in words or ("assistant" in words and ("vp" in words or "avp" in words)):
        return True
    if "manager" in words:
        return not _is_individual_manager(words)
    return _has("manager", words) and not _has("no_manager", words)


def _is_individual_manager(words: tuple[str, ...]) -> bool:
    """`Product Manager`, `Account Manager`: the manager of a thing, not of people; `Senior Manager, Product` is one of people."""
    place = words.index("manager")
    return any(words[max(0, place - size) : place] in _words("thing") for size in (1, 2))


def _individual(words: tuple[str, ...]) -> str | None:
    """Levels of people who work on their own account."""
    if _has("intern", words):
        return "intern"
    if _has("no_level", words):
        words = tuple(
            word for word in words if word not in {"senior", "lead", "staff", "principal", "graduate", "fellow", "associate"}
        )
    if not words:
        return None
    found = {titles.words().level.get(word) for word in words if word not in _NUMERALS}
    if "staff" in words and not _has("technical", words) and "lead" not in words:
        found.discard("staff")
    for name in ("principal", "staff", "senior", "mid", "entry"):
        if name in found:
            return name
    if (words[0] == "associate" and len(words) > 1) or _has("entry", words):
        return "entry"
    return "senior" if _has("senior", words) else _GRADES.get(words[-1]) or _of_numeral(words)


def _of_numeral(words: tuple[str, ...]) -> str | None:
    """`Engineer II` is a level; the number of a school grade, a class, a shift or a room is none."""
    counted = _words("counted")
    found = [_NUMERALS[word] for before, word in pairwise(words) if word in _NUMERALS and (before,) not in counted]
    return found[-1] if found else None
