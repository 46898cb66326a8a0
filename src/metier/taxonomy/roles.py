"""Roles: kinds of work finer than an occupation, and which of them a title names.

A title is cut into segments. In each the last head noun (engineer, nurse, manager...) decides what may match: an alias
must end with it and find its other words before it or in the other segments (`Software Engineer, Backend`). When no
alias fits well enough the answer is None: a role that cannot be told is not guessed.
"""

import re
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz

from metier.taxonomy import titles
from metier.taxonomy.gazetteer import countries, region
from metier.taxonomy.role_table import (
    ROLES,
    Alias,
    Family,
    Role,
    by_head,
    display,
    families,
    phrases,
    singular,
    spelled,
    spelled_name,
    vocabulary,
    written,
)

__all__ = ["ROLES", "Family", "Role", "RoleMatch", "display", "families", "find", "match_title", "spelled_name", "written"]

ACCEPT = 0.5
FUZZY_CUTOFF = 82.0


class RoleMatch(msgspec.Struct, frozen=True):
    """The role a title names, how sure (0 to 1), and the characters of the title that name it."""

    role: Role
    confidence: float
    start: int
    end: int


def find(text: str) -> Role | None:
    """The role whose id, name or alias a text is, spellings folded; None when there is none. For look-ups by people."""
    roles = ROLES()
    if text.strip().lower() in roles:
        return roles[text.strip().lower()]
    role = phrases().get(singular(titles.fold(text.replace("-", " "))))
    return roles[role] if role else None


@lru_cache(maxsize=65536)
def match_title(title: str) -> RoleMatch | None:
    """The role a title names, or None when no alias fits with a confidence of at least 0.5."""
    parts = [singular(part) for part in titles.segments(title)]
    best = _best(title, parts)
    if best is None or best[0] < ACCEPT:
        best = _fuzzy(parts)
    if best is None:
        return None
    confidence, alias = best
    start, end = _span(title, alias.words)
    return RoleMatch(ROLES()[alias.role], round(confidence, 2), start, end)


def _best(title: str, parts: list[tuple[str, ...]]) -> tuple[float, Alias] | None:
    best: tuple[float, Alias] | None = None
    for number, part in enumerate(parts):
        elsewhere = [other for index, other in enumerate(parts) if index != number]
        found = _match_part(part, frozenset(word for other in elsewhere for word in other))
        if found is None or not _believed(title, found[1], part, elsewhere, first=not number):
            continue
        confidence = found[0] - (0.06 if number else 0.0)
        if best is None or confidence > best[0]:
            best = (confidence, found[1])
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
    telling = _without_levels(part)
    if not re.search(rf"(?<!\w){word.upper()}(?:'?s)?(?!\w)", title) or (telling == (word,) and not first):
        return False
    headline = any(all(map(titles.is_noise, other)) for other in elsewhere)
    return not code or (first and telling[-1:] == (word,) and not headline)


def _match_part(part: tuple[str, ...], others: frozenset[str]) -> tuple[float, Alias] | None:
    """The best alias for one segment: as a whole, by its head noun, by a phrase inside, or by its field of work."""
    whole = _whole(part)
    if whole and not (others and len(whole.words) < 3):
        return 0.97, whole
    turned = _turned(part)
    headed = _match_head(turned, others)
    if headed and part[-1:] != turned[-1:] and "of" in part and headed[1].words[-1] != turned[-1]:
        headed = None  # `head of courier operations` is no courier
    if whole and (headed is None or len(headed[1].words) <= len(whole.words)):
        return 0.97, whole
    if headed and headed[0] < ACCEPT:
        return _match_field(part, others) or headed
    return headed or _match_field(part, others) or (None if "of" in part else _inside(part))


def _whole(part: tuple[str, ...]) -> Alias | None:
    known = phrases()
    for candidate in (part, _without_levels(part)):
        role = known.get(candidate)
        if role:
            return Alias(candidate, frozenset(candidate[:-1]), role)
    return None


def _without_levels(part: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in part if not titles.is_level(word) and not titles.is_noise(word))


def _turned(part: tuple[str, ...]) -> tuple[str, ...]:
    """`director of events` read as `events director`; after any other link word the segment ends."""
    link = titles.words().link
    for index, word in enumerate(part):
        if word in link and index:
            after = tuple(item for item in part[index + 1 :] if item not in {"the", "our", "a"})
            if word == "of" and 0 < len(after) <= 4:
                return _turned(after) + part[:index]
            return part[:index]
    return part


def _match_head(part: tuple[str, ...], others: frozenset[str]) -> tuple[float, Alias] | None:
    """The best alias that ends with the last head noun of the segment for which any alias fits."""
    heads = by_head()
    for place in range(len(part) - 1, -1, -1):
        if part[place] in heads and not _only_level(part, place):
            found = _match_at(part, place, others)
            if found:
                return found
    return None


def _match_at(part: tuple[str, ...], place: int, others: frozenset[str]) -> tuple[float, Alias] | None:
    before, after = part[:place], part[place + 1 :]
    near = frozenset(before)
    everything = near | others | frozenset(after)
    by_word = by_head()[part[place]]
    best: tuple[float, Alias] | None = None
    for word in ("", *everything):
        for alias in by_word.get(word, ()):
            if alias.rest <= everything:
                score = _score(alias, before, near)
                if best is None or (score, alias.words) > (best[0], best[1].words):
                    best = (score, alias)
    return (_confidence(best[1], before, after), best[1]) if best else None


def _only_level(part: tuple[str, ...], index: int) -> bool:
    """A level word at the end is no head noun when another word before it is (`engineering lead`, `data science intern`)."""
    return titles.is_level(part[index]) and index == len(part) - 1 and part not in phrases() and part[-2:] not in phrases()


def _score(alias: Alias, before: tuple[str, ...], near: frozenset[str]) -> float:
    """How much of the segment an alias explains; words taken from elsewhere count less, unless words here stay unexplained."""
    size = len(alias.words) - 1
    beside = before[len(before) - size :] == alias.words[:-1] if size else False
    here = len(alias.rest & near)
    borrowed = len(alias.rest) - here
    left = sum(1 for word in before if word not in alias.rest and not titles.is_level(word) and not titles.is_noise(word))
    return 1.0 + here + (0.25 if beside else 0.0) + 0.7 * borrowed - (0.5 * left if borrowed else 0.0)


def _confidence(alias: Alias, before: tuple[str, ...], after: tuple[str, ...]) -> float:
    left = sum(1 for word in before if word not in alias.rest and not titles.is_level(word) and not titles.is_noise(word))
    tail = sum(1 for word in after if word not in alias.rest and not titles.is_level(word) and not titles.is_noise(word))
    if len(alias.words) == 1 and (left or tail) and alias.words[0] in titles.words().generic:
        return 0.4
    base = 0.95 if len(alias.words) > 1 else 0.88
    return max(0.5, base - 0.1 * left - 0.04 * min(tail, 4))


def _inside(part: tuple[str, ...]) -> tuple[float, Alias] | None:
    """The longest alias that stands in a segment as it is: titles whose head noun comes first (`développeur python`)."""
    known = phrases()
    last_head = max((index for index, word in enumerate(part) if word in by_head()), default=-1)
    for size in range(min(len(part), 6), 0, -1):
        for start in range(len(part) - size + 1):
            if start + size <= last_head and not titles.is_level(part[last_head]):
                continue  # a head noun further on says what the work is
            phrase = part[start : start + size]
            role = known.get(phrase)
            if role and not (size == 1 and (phrase[0] in titles.words().generic or titles.is_level(phrase[0]))):
                left = sum(1 for word in part if word not in phrase and not titles.is_level(word) and not titles.is_noise(word))
                return max(0.5, 0.85 - 0.08 * left), Alias(phrase, frozenset(phrase[:-1]), role)
    return None


def _match_field(part: tuple[str, ...], others: frozenset[str]) -> tuple[float, Alias] | None:
    """`engineering lead`, `data science intern`, `platform engineering`: the field of work names the worker."""
    rest = _without_levels(_turned(part))
    worker = titles.words().field.get(rest[-1]) if rest else None
    if worker is None:
        return None
    found = _match_head((*rest[:-1], worker), others)
    if found and len(found[1].words) == 1:
        return None  # a field alone (`Engineering`, `Science`) is a department
    return (found[0] - 0.08, found[1]) if found else None


def _fuzzy(parts: list[tuple[str, ...]]) -> tuple[float, Alias] | None:
    """A misspelt alias: as many words, each the same or an unknown word of five letters or more that is nearly it."""
    for part in parts[:2]:
        words = _without_levels(part)
        if not words or all(word in vocabulary() for word in words) or sum(map(len, words)) < 8:
            continue
        for phrase in spelled().get((len(words), words[0][0]), ()):
            if all(one == other or _nearly(one, other) for one, other in zip(words, phrase, strict=True)):
                return 0.6, Alias(phrase, frozenset(phrase[:-1]), phrases()[phrase])
    return None


def _nearly(written: str, meant: str) -> bool:
    return len(written) >= 5 and written not in vocabulary() and fuzz.ratio(written, meant) >= FUZZY_CUTOFF


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
