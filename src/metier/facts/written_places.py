"""Cities under the name a posting itself writes: `München` where it says so, though metier files it under Munich."""

from collections.abc import Iterable

from metier.facts.document import Document
from metier.model.place import Place
from metier.taxonomy.places import located

SHORTEST = 4
"""Letters of a name that is no abbreviation (`NYC`, `SF`)."""


def as_written(document: Document, places: Iterable[Place]) -> dict[Place, str]:
    """The written name of each place whose location line or title calls its city by another full name than ours."""
    wanted = {place for place in places if place.city}
    lines = [line for line in (document.location, document.title) if line]
    if all(place.city and any(place.city in line for line in lines) for place in wanted):
        return {}
    found: dict[Place, str] = {}
    for line in lines:
        for item in located(line):
            name = item.written
            if (
                item.place in wanted
                and item.area is None
                and name != item.place.city
                and len(name) >= SHORTEST
                and not _is_abbreviated(name)
            ):
                found.setdefault(item.place, name)
    return found


def _is_abbreviated(name: str) -> bool:
    """Whether a name is or holds letters that stand for words: `LAX`, `SF Bay Area`, `Washington DC`."""
    return any(word.isupper() and len(word) < SHORTEST for word in name.replace(".", "").split())
