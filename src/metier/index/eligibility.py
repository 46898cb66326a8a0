"""From where the work of a posting may be done: what is indexed of it, and what must be indexed to answer who asks."""

from metier.index.clauses import AnyOf, Clause, Is, OneOf
from metier.index.fields import NOT_REMOTE, WORLDWIDE
from metier.model.facts import Facts, Workplace
from metier.taxonomy import places
from metier.taxonomy.places import countries_of_zone, zone_named
from metier.taxonomy.world import region_members, world_region


def areas(facts: Facts) -> tuple[str, ...]:
    """Countries (ISO-2) somewhere in which one may live who works remotely, or `worldwide`; `no` for work that is not remote.

    Parts of the world stand for their countries. Empty where the posting does not say.
    """
    workplace = facts.workplace
    if workplace is None or workplace.type == "unclear":
        return ()
    if workplace.type != "remote":
        return (NOT_REMOTE,)
    found = [country for area in _said(facts, workplace) for country in region_members(area) or (area.partition("-")[0],)]
    return (WORLDWIDE,) if workplace.worldwide else tuple(dict.fromkeys(found))


def marks(facts: Facts) -> set[str]:
    """Marks of from where one may work: `from:US` (all of it), `from:US-TX`; `only:US` where it is the one country."""
    workplace = facts.workplace
    if workplace is None or workplace.type != "remote" or workplace.worldwide:
        return set()
    said = set(_said(facts, workplace))
    regions = {area for area in said if "-" in area}
    in_part = {area.partition("-")[0] for area in regions}
    whole = {country for area in said - regions for country in region_members(area) or (area,)} - in_part
    only = {f"only:{country}" for country in whole | in_part if len(whole | in_part) == 1}
    return {f"from:{area}" for area in regions | whole} | only


def _said(facts: Facts, workplace: Workplace) -> tuple[str, ...]:
    """What the posting says of where its remote workers live; where it says nothing, the countries of its places."""
    stated = (*workplace.countries, *workplace.regions)
    return stated or tuple(place.country for place in facts.places if place.country)


def remote_from(area: str) -> Clause:
    """Postings one may do living in an area, those open to the whole world among them; none for what is no area.

    In a region (`US-TX`): those open to all of its country or to it; in a country: those open to some of it; in a part of the
    world (`EUROPE`) or a time zone (`CET`): those open to some country of it; in a metropolitan area: as in its region.
    """
    if (metro := places.metro(area)) is not None:
        area = f"{metro.country}-{metro.region}" if metro.region else metro.country
    country, _, region = area.partition("-")
    if members := members_of(area):
        return OneOf("remote_from", (*members, WORLDWIDE))
    if places.country_name(country) == country or (region and places.region_name(country, region) == region):
        return Is("remote_from", area)
    if region:
        return AnyOf((Is("mark", f"from:{area}"), Is("mark", f"from:{country}"), Is("remote_from", WORLDWIDE)))
    return OneOf("remote_from", (country, WORLDWIDE))


def members_of(area: str) -> tuple[str, ...]:
    """The countries of a part of the world or of a time zone; none for anything else."""
    return region_members(area) or (countries_of_zone(area) if zone_named(area) else ())


def area_of(words: str) -> str | None:
    """The id of a part of the world or the name of a time zone people may mean by some words."""
    return world_region(words) or (words.upper() if zone_named(words) else None)
