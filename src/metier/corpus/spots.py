"""The places a location line names, one key each, whatever their spelling: `NYC` and `New York, NY` are one."""

import re
from functools import lru_cache

from metier.model.place import Place
from metier.taxonomy import places, titles

_CUT = re.compile(r"[;|/()&\n•·]|\b(?:or|and|und|et|y)\b", re.IGNORECASE)
#: The key of work from anywhere.
REMOTE = "remote"
_LONGEST, _MOST, _LONG, _NAME = 200, 12, 8, 4
#: Words of a location line that name no place.
_TERMS = frozenset(
    {"full", "time", "fulltime", "part", "on", "site", "only", "office", "visa", "intern", "ok", "hq", "based", "in"}
)


@lru_cache(maxsize=50_000)
def spots(location: str) -> tuple[str, ...]:
    """Keys of the towns in a location line, sorted; regions and countries where it names no town, or `remote`."""
    towns: set[str] = set()
    areas: set[str] = set()
    for part in _CUT.split(location[:_LONGEST])[:_MOST]:
        for key, town in _read(part.strip(" ,.-")):
            (towns if town else areas).add(key)
    return tuple(sorted(towns or areas)) or ((REMOTE,) if REMOTE in location[:_LONGEST].casefold() else ())


@lru_cache(maxsize=50_000)
def _read(part: str) -> tuple[tuple[str, bool], ...]:
    if not part:
        return ()
    found = places.exact(part)
    if found:
        return tuple(_key(place) for place in found)
    if "," in part:
        return tuple(key for piece in part.split(",") for key in _read(piece.strip(" .-")))
    words = [word for word in part.split() if not _is_term(word)]
    spans = [words[1:], words[:-1], words[2:], words[:-2], words[-1:]] if len(words) < _LONG else []
    for span in ([words] if len(words) < len(part.split()) else []) + spans:
        found = places.exact(" ".join(span).strip(" ,.-")) if span else ()
        if found:
            return tuple(_key(place) for place in found)
    return ((" ".join(titles.fold(" ".join(words))), True),) if 0 < len(words) <= _NAME else ()


def _is_term(word: str) -> bool:
    folded = titles.fold(word)
    return all(part in _TERMS or titles.is_noise(part) for part in folded)


def _key(place: Place) -> tuple[str, bool]:
    if place.metro:
        return place.metro, True
    name = "-".join(part.casefold() for part in (place.city, place.region, place.country) if part)
    return name, bool(place.city)
