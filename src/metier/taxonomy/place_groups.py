"""Parts of a location line grouped into places: the grouping whose members support each other best.

`Boston, MA, New York, NY` is two places, `US, CA, San Jose` one; `CA` is Canada behind `Toronto` and California behind `Ontario`.
Every group takes at most one country, region, county and city, which must lie in each other.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from metier.taxonomy.counties import County
from metier.taxonomy.gazetteer import City, Region, key, nearly
from metier.taxonomy.place_meanings import known, meaning

LONGEST_GROUP = 5
MANY_PARTS = 10
NEAR = 0.9
LEAST_NAMED_AS_COUNTRY = 20_000
_GROUP = -1.0
_TOGETHER = 2.0
_CODE = 1.4
_HINTED = 1.5
_UNKNOWN_TOWN = 1.2
LONE_REGIONS = frozenset(
    {"US", "CA", "AU", "GB", "DE", "IN", "BR", "FR", "IT", "ES", "NL", "CH", "AT", "SE", "PL", "MX", "IE", "BE", "CN", "ZA"}
)
"""Countries whose regions people name without the country."""
_REGION_RATHER_BEFORE_COUNTRY = frozenset({"washington", "quebec"})
CITY_STATES = frozenset({"SG", "HK", "MO", "LU", "MC"})
LARGE = 300_000
_COUNTRY_RATHER = frozenset({"DE", "IN"})


class Group(NamedTuple):
    """Parts that make one place, `written` being its city, or its one part.

    `town` is a name the tables lack; `nothing`: a part of the world or a time zone, no place.
    """

    score: float
    country: str | None = None
    region: Region | None = None
    county: County | None = None
    city: City | None = None
    town: str | None = None
    area: str = ""
    written: str = ""
    nothing: bool = False
    ambiguous: bool = False


class Choice(NamedTuple):
    """What one part is taken for."""

    kind: str
    value: str | Region | County | None
    score: float
    cities: tuple[City, ...] = ()


def groups(parts: list[str], hint: str | None) -> list[Group]:
    """The best grouping of parts, in their order; `hint` is the country (ISO-2) the line most likely speaks of."""
    choices = [list(_choices(part, hint, alone=len(parts) == 1)) for part in parts]
    longest = LONGEST_GROUP if len(parts) <= MANY_PARTS else 3
    best: list[tuple[float, list[Group]]] = [(0.0, [])]
    for end in range(1, len(parts) + 1):
        here = best[end - 1]  # the part left out
        for start in range(max(0, end - longest), end):
            group = _group(choices[start:end], parts[start:end])
            if group is not None and best[start][0] + group.score > here[0]:
                here = (best[start][0] + group.score, [*best[start][1], group])
        best.append(here)
    return best[-1][1]


def _choices(part: str, hint: str | None, *, alone: bool) -> Iterator[Choice]:
    found = meaning(part)
    if found.world or found.zone:
        yield Choice("nothing", None, 2.0 if found.zone and not found.world else 3.2)
    if found.country:
        score = 2.0 if found.country == "GE" else 2.6
        yield Choice("country", found.country, score + (_HINTED if hint == found.country else 0))
    if found.code and found.code != found.country:
        rather = alone and found.code in _COUNTRY_RATHER and hint != "US"
        yield Choice("country", found.code, (2.4 if rather else _CODE) + (_HINTED if hint == found.code else 0))
    for region in found.regions:
        score = (
            3.0 if region.country == "CA" else 2.75 if region.country == "US" else 2.45 if region.country in LONE_REGIONS else 1.2
        )
        yield Choice("region", region, score + (_HINTED if hint == region.country else 0))
    for region in found.coded:
        score = 2.1 if region.country in {"US", "CA", "AU"} else 1.5 if region.country in {"BR", "IN"} else 0.9
        yield Choice("region", region, score + (_HINTED if hint == region.country else 0))
    for county in found.counties[:6]:
        lettered = len(part) == 2
        yield Choice("county", county, 0.5 if lettered else 2.3 + (0.2 if hint == county.country else 0))
    towns = found.cities
    if found.country and found.country not in CITY_STATES:
        towns = tuple(city for city in towns if city.country != found.country)  # `Guatemala` is the country
    if towns:
        yield Choice("city", None, 0.0, towns)
    if towns and not found.country and not found.regions and 0 < towns[0].population < LARGE:
        yield Choice("town", part, _UNKNOWN_TOWN)  # `Arlington, Maryland`: a place not in the tables, of a well-known name
    if not known(found):
        yield Choice("town", part, _UNKNOWN_TOWN)


def _group(choices: list[list[Choice]], parts: list[str]) -> Group | None:
    """The best reading of all the parts as one place, or None where they do not go together."""
    if len(choices) == 1:
        alone = _best([[choice] for choice in choices[0]], parts)
        return alone._replace(written=parts[0]) if alone else None
    if any(not given for given in choices):
        return None
    if all(choice.kind == "nothing" for given in choices for choice in given):
        return None
    readings: list[list[Choice]] = [[]]
    for index, given in enumerate(choices):
        repeated = index > 0 and key(parts[index]) in {key(part) for part in parts[:index]}
        longer: list[list[Choice]] = []
        for reading in readings:
            kinds = {choice.kind for choice in reading}
            longer.extend([*reading, choice] for choice in given if choice.kind not in kinds and choice.kind != "nothing")
            if repeated:
                longer.append([*reading, Choice("again", None, 0.0)])
        readings = longer[:200]
    return _best(readings, parts)


def _best(readings: list[list[Choice]], parts: list[str]) -> Group | None:
    """The best reading; `ambiguous` where letters of a state are a country's too and the other reading comes near."""
    found = [group for group in (_joined(reading, parts) for reading in readings) if group is not None]
    if not found:
        return None
    best = max(found, key=lambda group: group.score)
    near = any(group.country != best.country and group.score > best.score - NEAR for group in found)
    return best._replace(ambiguous=near and best.town is None and len(parts) == 2 and meaning(parts[1]).code is not None)


def _joined(reading: list[Choice], parts: list[str]) -> Group | None:
    """A reading as a group when its members lie in each other, else None."""
    by_kind = {choice.kind: choice for choice in reading}
    if "nothing" in by_kind:
        return Group(by_kind["nothing"].score + _GROUP, nothing=True)
    country = by_kind["country"].value if "country" in by_kind else None
    region = by_kind["region"].value if "region" in by_kind else None
    county = by_kind["county"].value if "county" in by_kind else None
    if isinstance(region, Region):
        if country not in {None, region.country}:
            return None
        country = region.country
    if isinstance(county, County):
        if country not in {None, county.country} or (isinstance(region, Region) and region.code != county.region):
            return None
        country = county.country
    score = sum(choice.score for choice in reading) + _TOGETHER * (sum(kind != "again" for kind in by_kind) - 1) + _GROUP
    group = Group(
        score,
        country=country if isinstance(country, str) else None,
        region=region if isinstance(region, Region) else None,
        county=county if isinstance(county, County) else None,
    )
    if "town" in by_kind:
        return _with_town(group, reading, parts)
    return _with_city(group, reading, parts) if "city" in by_kind else group


def _with_city(group: Group, reading: list[Choice], parts: list[str]) -> Group | None:
    at = next(index for index, choice in enumerate(reading) if choice.kind == "city")
    towns = reading[at].cities
    code = group.region.code if group.region else group.county.region if group.county else None
    city: City | None = next(
        (city for city in towns if group.country in {None, city.country} and code in {None, city.region}), None
    )
    if city is None and group.region and len(reading) < 4:
        city = nearly(key(parts[at]), group.region.country, group.region.code)  # `Pittsburg, Pennsylvania`
    if city is None:
        return None
    if group.country and not group.region and key(parts[at]) in _REGION_RATHER_BEFORE_COUNTRY and meaning(parts[at]).regions:
        return None
    if group.county and group.county.metro and city.metro and group.county.metro != city.metro:
        return None  # `San Francisco, Orange County` are two places
    named = meaning(parts[at]).country
    if named and named != city.country and not group.region:
        before = "country" in {choice.kind for choice in reading[at:]} and city.population >= LEAST_NAMED_AS_COUNTRY
        if not before:
            return None  # `Brazil, Colombia` are countries; `Lebanon, PA` and `Liberia, Costa Rica` towns
    people = city.population or 1_000_000
    return group._replace(
        score=group.score + 1.2 + 0.3 * math.log10(people + 10),
        city=city,
        written=parts[at],
        area=meaning(parts[at]).area or city.area,
    )


def _with_town(group: Group, reading: list[Choice], parts: list[str]) -> Group | None:
    """A name the tables lack beside its state or country: a slip of the keys for a known city, or a town of its own."""
    at = next(index for index, choice in enumerate(reading) if choice.kind == "town")
    name = parts[at]
    if not group.country or (at != 0 and at != len(reading) - 1):
        return None
    beside = reading[at + 1].kind if at == 0 else reading[at - 1].kind
    if beside != "region" and (beside not in {"country", "county"} or meaning(name).cities):
        return None
    if len(name) > 40 or any(letter.isdigit() for letter in name):
        return None
    mended = None if meaning(name).cities else nearly(key(name), group.country, group.region.code if group.region else None)
    return group._replace(city=mended, written=name) if mended else group._replace(town=name)
