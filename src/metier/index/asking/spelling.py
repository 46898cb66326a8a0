"""Words that nobody writes but that are nearly one that many do."""

from collections import Counter
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from metier.index.asking.heard import Heard
from metier.index.asking.names import role_of, tool_of
from metier.index.asking.places import place_of
from metier.index.asking.words import meanings
from metier.taxonomy import skills, tools
from metier.taxonomy.gazetteer import countries, metros, regions_of
from metier.taxonomy.role_phrases import phrases
from metier.taxonomy.titles import plain

#: Letters a word must have to be taken for misspelt, and from which two slips are allowed.
SHORTEST, LONG = 5, 8
#: A word that a few postings have is still misspelt where so many times as many have the other.
_COMMONER = 25


@cache
def _vocabulary() -> Counter[str]:
    """Words of roles, skills and places with how many names they stand in."""
    found: Counter[str] = Counter()
    for phrase in phrases():
        found.update(word for word in phrase if len(word) >= SHORTEST - 1 and word.isalpha())
    regions = [region.name for country in ("US", "CA", "DE", "GB") for region in regions_of(country)]
    found.update(name for each in tools.lexicon().surfaces() if (name := plain(each)).isalpha() and len(name) >= SHORTEST)
    for name in [*regions, *skills.lexicon().surfaces(), *countries().values(), *(metro.name for metro in metros().values())]:
        found.update(word for word in plain(name).replace("-", " ").split() if len(word) >= SHORTEST - 1 and word.isalpha())
    for words in meanings():
        found.update(word for word in words if len(word) >= SHORTEST)
    return found


@lru_cache(maxsize=8192)
def _near(word: str) -> tuple[tuple[str, int], ...]:
    """Words that a slip or two tell from this one, with the number of slips."""
    most = 2 if len(word) >= LONG else 1
    near = process.extract(word, _vocabulary().keys(), scorer=OSA.distance, score_cutoff=most, limit=20)
    return tuple((str(other), int(slips)) for other, slips, _ in near if other[0] == word[0] or slips == 1)


def _named(word: str) -> bool:
    """Whether a word is by itself what a role or a tool is called."""
    return role_of(word) is not None or tool_of(word) is not None


def _known(word: str) -> bool:
    if (word,) in meanings() or tool_of(word) is not None or place_of(word) is not None:
        return True
    often = _vocabulary()[word]
    return often >= 3 and all(_vocabulary()[other] < _COMMONER * often for other, _ in _near(word))


def corrected(word: str, heard: Heard) -> str | None:
    """What a word was meant to be, None where it is fine as it is."""
    low = plain(word)
    if len(low) < SHORTEST or not low.isalpha() or not low.isascii() or _known(low):
        return None
    held = heard.frequency(low)
    options = [(other, slips) for other, slips in _near(low) if other != low]
    if not options:
        return None
    rank = {other: (_named(other), heard.frequency(other), _vocabulary()[other]) for other, _ in options}
    best, _ = max(options, key=lambda pair: (-pair[1], *rank[pair[0]], pair[0]))
    if held and rank[best][1] < _COMMONER * held:
        return None
    return best if rank[best][1] or rank[best][2] > 2 * _vocabulary()[low] else None
