"""Places inside titles, which are no part of the work: `Registered Nurse Mason City`, `Account Representative, New York`."""

from functools import lru_cache

from metier.taxonomy.gazetteer import cities, named_country, region, regions_named
from metier.taxonomy.role_phrases import by_head, phrases, vocabulary

_LONGEST = 3
_LARGE = 50_000
_ENDS_OF_PLACES = frozenset({"city", "county", "beach", "york", "island", "hill", "park", "valley", "spring"})


def without_places(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The segments without those that are places and without places at the end of a segment; the first is never dropped."""
    kept = [_without_end(part) for part in parts]
    return [part for number, part in enumerate(kept) if part and (not number or not _is_place(part))]


def _without_end(part: tuple[str, ...]) -> tuple[str, ...]:
    if len(part) < 2 or part in phrases():
        return part
    state = len(part) > 2 and len(part[-1]) == 2 and region("US", part[-1].upper()) is not None
    bare = part[:-1] if state else part
    for size in range(min(_LONGEST, len(bare) - 1), 0, -1):
        if _is_place(bare[-size:]) and any(word in by_head() for word in bare[:-size]):
            return bare[:-size]
    return part


def _is_place(words: tuple[str, ...]) -> bool:
    """Whether words are a place and not those of roles, unless they end as places do (`Mason City`); one word must be large."""
    if len(words) > _LONGEST:
        return False
    ends_as_place = len(words) > 1 and words not in phrases() and words[-1] in _ENDS_OF_PLACES
    return (ends_as_place or not all(word in vocabulary() for word in words)) and _named(" ".join(words))


@lru_cache(maxsize=16384)
def _named(name: str) -> bool:
    if named_country(name) or regions_named(name):
        return True
    found = cities(name)
    return bool(found) and (" " in name or found[0].population >= _LARGE)
