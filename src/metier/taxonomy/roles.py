"""Roles: kinds of work finer than an occupation, and which of them a title names.

A title is cut into segments. In each the last head noun (engineer, nurse, manager...) decides what may match: an alias
must end with it and find its other words before it or in the other segments (`Software Engineer, Backend`). When no
alias fits well enough the answer is None: a role that cannot be told is not guessed.
"""

import re
from functools import lru_cache

import msgspec

from metier.taxonomy import titles
from metier.taxonomy.gazetteer import countries, region
from metier.taxonomy.role_match import ACCEPT, Found, match_part
from metier.taxonomy.role_named import named_among_others
from metier.taxonomy.role_phrases import Alias, by_head, phrases
from metier.taxonomy.role_places import without_places
from metier.taxonomy.role_spellings import in_other_spelling
from metier.taxonomy.role_table import (
    ROLES,
    Family,
    Role,
    display,
    families,
    key,
    singular,
    spelled_name,
    written,
)
from metier.taxonomy.titles import telling

__all__ = [
    "ROLES", "Family", "Role", "RoleMatch", "display", "families", "find", "match_title", "spelled_name", "written",
]  # fmt: skip

NAMED, LATER = 0.97, 0.06
_SHORT, _ONE_OF_TWO = 6, 0.2
_HEAD_OF_FIRM = ("managing", "director")


class RoleMatch(msgspec.Struct, frozen=True):
    """The role a title names, how likely that is right (0 to 1), and the characters of the title that name it.

    `plain` is how plainly the title names it, 0 to 1: a title that is one of a role's names does so, though other kinds of work
    may bear the same name and `confidence` be low.
    """

    role: Role
    confidence: float
    start: int
    end: int
    plain: float = 0.0


def find(text: str) -> Role | None:
    """The role whose id, name or alias a text is, spellings folded; None when there is none. For look-ups by people."""
    roles = ROLES()
    if text.strip().lower() in roles:
        return roles[text.strip().lower()]
    role = phrases().get(key(text.replace("-", " ")))
    return roles[role] if role else None


def match_title(title: str) -> RoleMatch | None:
    """The role a title names, or None when none is named plainly enough; of a long title the first 300 characters are read."""
    return _match(title[: titles.LONGEST_TITLE])


@lru_cache(maxsize=65536)
def _match(title: str) -> RoleMatch | None:
    if (words := key(title)) in phrases() and len(words) > 1:
        found = match_part(words, ())
        return RoleMatch(ROLES()[phrases()[words]], round(found.likely, 2), 0, len(title), NAMED) if found else None
    parts = without_places(_without_initials([piece for part in titles.segments(title) for piece in _at_grades(singular(part))]))
    if len(parts) > 1 and parts[0] == _HEAD_OF_FIRM:
        parts[0] = _HEAD_OF_FIRM[1:]  # `Managing Director, Programs` directs the programs and not the firm
    best = _best(title, parts)
    if best is None or best.plain < ACCEPT:
        best = in_other_spelling(parts)
    if best is None and "/" in title[1:] and (either := _of_either(title)):
        return either
    best = best or named_among_others(parts)
    if best is None:
        return None
    start, end = _span(title, best.alias.words)
    return RoleMatch(ROLES()[best.alias.role], round(max(ACCEPT, best.likely), 2), start, end, round(best.plain, 2))


def _of_either(title: str) -> RoleMatch | None:
    """Of two roles with a slash between them (`Computer Engineer/Computer Scientist`) the first that is one."""
    for piece in title.split("/"):
        found = match_title(piece) if len(piece) > _SHORT else None
        if found:
            start = title.index(piece)
            less = round(max(ACCEPT, found.confidence - _ONE_OF_TWO), 2)
            return RoleMatch(found.role, less, start + found.start, start + found.end, min(less, found.plain))
    return None


def _at_grades(part: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What stands behind a grade says where, not what: `Product Manager II State` is `Product Manager II` and `State`."""
    if part[-1] in by_head():
        return [part]  # `E and I Technician`
    places = (place for place, word in enumerate(part) if place and titles.is_grade(word) and part[place - 1] in by_head())
    cut = next(places, len(part)) + 1
    return [part[:cut], part[cut:]] if cut < len(part) else [part]


def _without_initials(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The segments without those that repeat an earlier one by its letters: `Community Services Officer (CSO)`."""
    return [
        part
        for number, part in enumerate(parts)
        if not (number and len(part) == 1 and any(part[0] == "".join(word[0] for word in other) for other in parts[:number]))
    ]


def _best(title: str, parts: list[tuple[str, ...]]) -> Found | None:
    best: Found | None = None
    for number, part in enumerate(parts):
        elsewhere = [other for index, other in enumerate(parts) if index != number]
        found = match_part(part, tuple(elsewhere))
        if found is None or not _believed(title, found.alias, part, elsewhere, first=not number):
            continue
        less = LATER if number else 0.0
        if best is None or found.plain - less > best.plain:
            best = Found(found.plain - less, found.alias, found.likely - less)
    return best


def _believed(title: str, alias: Alias, part: tuple[str, ...], elsewhere: list[tuple[str, ...]], *, first: bool) -> bool:
    """Whether an alias of one word that is much else besides is meant as a role.

    Two letters name a role (`RN`, `MA`, `PT`) in capitals, and not alone behind other segments (`Ruby, React, RN`). Letters
    that are a state or a country too (`Boston, MA`, `Lisbon, PT`) must end the first segment, and stand beside no segment of
    a forum's headline (`MA | REMOTE`). A word that is a level too (`Principal`) must be the whole title.
    """
    word = alias.words[0]
    if len(alias.words) > 1 or titles.is_level(word):
        return len(alias.words) > 1 or not elsewhere
    code = len(word) <= 3 and (region("US", word.upper()) is not None or word.upper() in countries())
    if len(word) > 2 and not code:
        return True
    said = telling(part)
    if not re.search(rf"(?<!\w){word.upper()}(?:'?s)?(?!\w)", title) or (said == (word,) and not first):
        return False
    headline = any(all(map(titles.is_noise, other)) for other in elsewhere)
    return not code or (first and said[-1:] == (word,) and not headline)


def _span(title: str, phrase: tuple[str, ...]) -> tuple[int, int]:
    """Where in the title the head noun's word stands with the words before it that belong to it; the whole title if unclear."""
    low = title.lower()
    places = [(low.find(word), word) for word in phrase]
    known = [(place, word) for place, word in places if place >= 0]
    if not known:
        return 0, len(title)
    start = min(place for place, _ in known)
    end = max(place + len(word) for place, word in known)
    return start, end
