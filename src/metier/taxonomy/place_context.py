"""The places of one stretch of a location line in the light of each other: namesakes told apart, wider areas folded in."""

import math

from metier.taxonomy import gazetteer
from metier.taxonomy.gazetteer import City, key
from metier.taxonomy.place_groups import Group
from metier.taxonomy.place_meanings import meaning

NEAR_KM = 40.0
SMALL = 40_000
_STATE_IN_CITY = frozenset({"US", "CA", "AU", "NZ"})  # their lines name the state, so that two cities are two places


def in_context(found: list[Group], parts: list[str], hint: str | None) -> list[Group]:
    """The groups of a stretch with each city the one meant beside the others; `hint` is the country hired in (ISO-2)."""
    return _nested(_hinted(found, parts, hint))


def _hinted(found: list[Group], parts: list[str], hint: str | None) -> list[Group]:
    """A city alone in a list is the one that lies in the state or country named behind it, or in the country hired in."""
    result: list[Group] = []
    for index, group in enumerate(found):
        if group.city is None or group.country or group.region or group.nothing:
            result.append(group)
            continue
        behind = next((item for item in found[index + 1 :] if item.region or item.country), None)
        result.append(group._replace(city=_namesake(group.city, parts, behind, hint)))
    return result


def _namesake(city: City, parts: list[str], behind: Group | None, hint: str | None) -> City:
    # the name as written first: it alone tells the district (`Brooklyn`) of the city it means
    written = [key(part) for part in parts if city in meaning(part).cities[:1]]
    rivals = [item for name in dict.fromkeys([*written, key(city.name)]) for item in gazetteer.cities(name)]
    region = behind.region if behind else None
    for item in rivals:
        if region and (item.region, item.country) == (region.code, region.country) and behind and behind.city:
            return item
    for country in filter(None, (hint, behind.country if behind else None)):
        for item in rivals:
            if item.country == country and (item.population >= 15_000 or country == hint) and not _far_smaller(item, city):
                return item
    return city


def _far_smaller(city: City, other: City) -> bool:
    return city.population < SMALL and other.population >= 1_000_000 and city.population * 30 < other.population


def _nested(found: list[Group]) -> list[Group]:
    """`Sabadell, Barcelona, Spain`: a larger city close behind a smaller one is the area the smaller lies in."""
    result: list[Group] = []
    for group in found:
        last = result[-1] if result else None
        if last and last.city and group.city and _lies_in(last, group):
            result[-1] = last._replace(country=group.country or group.city.country)
        elif last and last.city and not group.city and _misplaced(last, group):
            result[-1] = last._replace(country=group.country)
        elif (
            last
            and last.country
            and group.country == last.country
            and not (group.city or group.town or group.region or group.county)
        ):
            continue  # `Taipei, Taiwan (ROC)`
        else:
            result.append(group)
    return result


def _misplaced(city: Group, region: Group) -> bool:
    """`Chandigarh, Punjab, India`: a region behind a city of its country that does not hold it adds nothing."""
    if city.city is None or city.country or city.region or region.region is None or region.town or region.county:
        return False
    return city.city.country == region.country and region.country not in _STATE_IN_CITY


def _lies_in(inner: Group, outer: Group) -> bool:
    if inner.country or inner.region or inner.city is None or outer.city is None or outer.city.country in _STATE_IN_CITY:
        return False
    if inner.city.country != outer.city.country or inner.city.region != outer.city.region or not inner.city.population:
        return False
    smaller = 1 if outer.area else 4 if outer.country or outer.region else 10
    return inner.city.population * smaller < outer.city.population and _km(inner.city, outer.city) < NEAR_KM


def _km(one: City, other: City) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    across = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return 111.2 * math.hypot(one.lat - other.lat, across)
