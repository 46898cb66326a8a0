"""Places among the words typed: countries, regions, metropolitan areas, towns and parts of the world."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from metier.index.asking.names import role_words, tool_of
from metier.index.asking.spans import Span, worth
from metier.index.asking.words import meanings, of_kind, place_words
from metier.taxonomy import places
from metier.taxonomy.titles import plain
from metier.taxonomy.world import world_region

#: Separates the area of a town from its name, where the town lies in no metropolitan area.
TOWN = ":"
_PLACE, _DOUBTFUL = 0.3, -0.6
_MOST_WORDS = 4


@lru_cache(maxsize=32768)
def place_of(text: str, capitals: bool = False) -> str | None:
    """What a text of one to four words names: a place's id, a part of the world (`EUROPE`), `US-KS:Garden City` for a town.

    `capitals`: letters that stand for places count, because they were written large.
    """
    words = text.split()
    small = text.lower() in place_words("small")
    if len(text) <= 3 and not (small or (capitals and text.upper() not in place_words("no_place"))):
        return None
    region = world_region(text)
    if region:
        return region
    low = text.lower().removeprefix("the ")
    spelt = low.upper() if len(low) <= 3 else " ".join(_titled(word, at) for at, word in enumerate(low.split()))
    if len(words) > 1 and len(words[-1]) == 2:
        spelt = f"{spelt[:-3]}, {spelt[-2:].upper()}"
    found = places.exact(spelt)
    if len(found) != 1:
        return places.find_place(spelt) if len(words) == 1 and small else None
    place = found[0]
    if place.metro or not place.city:
        return place.metro or places.find_place(spelt)
    area = f"{place.country}-{place.region}" if place.region else place.country or ""
    return f"{area}{TOWN}{place.city}"


def _titled(word: str, at: int) -> str:
    return word if at and word in place_words("kept_small") else word[:1].upper() + word[1:]


def place_spans(words: Sequence[str]) -> Iterator[Span]:
    """Places, with the words that lead to them (`based in`)."""
    shouted = all(word.isupper() for word in words if word.isalpha())
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + _MOST_WORDS) + 1):
            text = " ".join(words[first:last])
            if not name_like(words[first:last]):
                continue
            place = place_of(text, capitals=text.isupper() and not shouted)
            if place is None:
                continue
            led = _led(words, first)
            doubt = last - first == 1 and led == first and _everyday(text.lower())
            score = worth(last - first, _DOUBTFUL if doubt else _PLACE)
            yield Span(first, last, "place", place, score, hard=True)
            if led < first:
                yield Span(led, last, "place", place, score + 0.1 * (first - led) + 0.3, hard=True)


def name_like(words: Sequence[str]) -> bool:
    """Whether no word is one of the search's own (`jobs`, `remote`), small ones inside a name aside."""
    low = [plain(word) for word in words]
    if any((word,) in meanings() and not (len(low) > 1 and word in place_words("inside")) for word in low):
        return False
    return not any((one, two) in meanings() for one, two in pairwise(low))


def _everyday(word: str) -> bool:
    return word in place_words("everyday") or word in role_words() or tool_of(word) is not None


def _led(words: Sequence[str], first: int) -> int:
    """Where the words that lead to a place begin."""
    for length in (4, 3, 2, 1):
        if first >= length and tuple(word.lower() for word in words[first - length : first]) in of_kind("link"):
            return first - length
    return first
