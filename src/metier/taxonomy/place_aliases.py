"""What else people call a country, a state or a metropolitan area: in other languages, by letters, by a district of it."""

from collections.abc import Iterator
from functools import cache

from metier.taxonomy.gazetteer import key, nicknamed
from metier.taxonomy.lexicon import rows


@cache
def place_aliases() -> dict[str, tuple[str, ...]]:
    """Other names by the id of a place (`DE`, `US-TX`, `new-york-ny`); places without any are left out."""
    found: dict[str, dict[str, None]] = {}
    for place, name in (*_of_countries(), *_of_regions(), *_of_metros()):
        found.setdefault(place, {})[name] = None
    return {place: tuple(names) for place, names in found.items()}


def _of_countries() -> Iterator[tuple[str, str]]:
    for row in rows("countries.tsv"):
        yield from ((row["code"], name) for name in row["aliases"].split("|") if name)


def _of_regions() -> Iterator[tuple[str, str]]:
    for row in rows("subdivisions.tsv"):
        yield from ((f"{row['country']}-{row['code']}", name) for name in row["aliases"].split("|") if name)


def _of_metros() -> Iterator[tuple[str, str]]:
    for row in rows("place_names.tsv"):
        city = nicknamed(key(row["name"]))
        if city is not None and city.metro:
            yield city.metro, row["name"]
