"""Parts of the world (`EMEA`, `DACH`): their names and the countries each holds."""

from functools import cache

from metier.taxonomy.gazetteer import countries, key
from metier.taxonomy.lexicon import rows


@cache
def world_regions() -> dict[str, str]:
    """Ids of parts of the world (`EMEA`) by looked-up name."""
    return {key(name): row["id"] for row in rows("world_regions.tsv") for name in (row["id"], *row["aliases"].split("|")) if name}


def world_region(text: str) -> str | None:
    """The id of a part of the world (`EMEA`, `EUROPE`) by name; None when it is none."""
    return world_regions().get(key(text))


@cache
def _members() -> dict[str, tuple[str, ...]]:
    return {row["id"]: tuple(row["countries"].split("|")) for row in rows("world_regions.tsv")}


@cache
def region_members(region: str) -> tuple[str, ...]:
    """ISO-2 codes of the countries in a part of the world by id (`DACH`), sorted; empty for an unknown id.

    Where usage differs (is the United Kingdom in `EU`? no; Israel in `EMEA`? yes) the wider commercial usage is followed.
    """
    found: set[str] = set()
    for item in _members().get(region, ()):
        found.update(region_members(item) if item in _members() else (item,))
    return tuple(sorted(found & set(countries())))


@cache
def regions_with(country: str) -> tuple[str, ...]:
    """Ids of all parts of the world that hold a country (ISO-2), the smallest first."""
    return tuple(
        sorted((name for name in _members() if country in region_members(name)), key=lambda name: len(region_members(name)))
    )
