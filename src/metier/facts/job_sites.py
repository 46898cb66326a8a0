"""Where running text says the work is done: phrases, labelled lines, lists of countries, names of hospitals."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from metier.facts.document import Document
from metier.model.place import Place
from metier.taxonomy.gazetteer import key, region, regions_named
from metier.taxonomy.place_parts import LARGE
from metier.taxonomy.places import country_code, exact, located, resolve

LONGEST_BODY = 12_000
LEAST_OF_HOSPITAL = 15_000
"""People of a town that a hospital is named after."""

_NAMES = r"((?:[A-Z][\w.'’-]+|St\.)(?:(?:,? (?:and |or |& )?|/)(?:[A-Z][\w.'’-]+|St\.)){0,12})"
_NAME = r"((?:[A-Z][\w.'’-]+|St\.)(?: (?:[A-Z][\w.'’-]+)){0,3}?)"
_OFFICE = r"(?:[Oo]ffices?|HQ|[Hh]eadquarters|[Ss]tudio|[Ll]ocation|[Ss]tore|[Cc]ampus|[Hh]ubs?)"


class Phrase(NamedTuple):
    """Words that say where work is done: texts it is looked for by, the pattern that stands there, and what stands before."""

    anchors: tuple[str, ...]
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None = None


_B = re.compile(r"(?<![A-Za-z])[Bb]$")
_SUBJECT = re.compile(r"\b(?:role|position|job|opportunity|work) (?:is |will be |can be )?$")
_PREPOSITION = re.compile(r"\b(?:in|from|at|out of|to)$")
_BASED = Phrase(("ased ",), re.compile(rf"ased (?:either )?(?:in|out of|at) (?:our )?(?:offices? in )?(?:the )?{_NAMES}"), _B)
_LOCATED = Phrase(
    ("located ", "sits ", "situated "),
    re.compile(rf"(?:located |sits |situated )(?:in|at|out of) (?:our )?{_NAMES}"),
    _SUBJECT,
)
_COMMUTE = Phrase(("ommut",), re.compile(rf"ommut(?:ing|able|e)(?: distance)? (?:of|to|from) (?:our )?(?:the )?{_NAMES}"))
_PHRASES = (
    _BASED,
    _LOCATED,
    Phrase(
        (" our ",),
        re.compile(rf" our (?:(?:beautiful|new|central|downtown) ){{0,2}}{_NAMES},? {_OFFICE}"),
        _PREPOSITION,
    ),
    Phrase(
        ("nsite", "n-site", "ybrid", "n-person", "n-office", " days"),
        re.compile(rf"(?:nsite|n-site|ybrid|n-person|n-office| days)\b[^.\n]{{0,20}}? (?:in|at|from) (?:our )?{_NAMES}"),
    ),
    Phrase(("ur office",), re.compile(rf"ur offices? (?:is |are )?in {_NAMES}")),
    _COMMUTE,
)
_EITHER_OFFICE = Phrase(
    (" our ", " either "), re.compile(rf" (?:our|either) {_NAME} {_OFFICE} (?:or|and) (?:our |the )?{_NAME} {_OFFICE}\b")
)
_ROLE_IS = Phrase(
    ("role is ", "osition is ", "job is ", "opportunity is "),
    re.compile(
        r"(?:role|osition|job|opportunity) is (?:a )?(?:fully |100% )?(?:remote|hybrid|on-?site|in-person)(?: only)?,? "
        rf"(?:but )?(?:based )?(?:in|within|from|out of) (?:the )?{_NAMES}"
    ),
)
_LISTED = Phrase(
    ("ased in ", "ocated in ", "eside in ", "iving in ", "ive in "),
    re.compile(rf"(?:ased|ocated|eside|iving|ive) in {_NAMES}"),
)
_STATE = re.compile(r", ([A-Z]{2})\b")
_CITY_BEFORE = re.compile(r"(?:\b[A-Z][a-z.'’-]+ ){0,2}\b[A-Z][a-z.'’-]+$")
_LABELLED = re.compile(
    r"^[ \t*•-]*(?:(?:primary|work|job|additional work|office|main) )?(?:locations?|work ?sites?|duty station|place of work)"
    r"[ .:…]{0,4}\n[ \t*•-]*(\S.{1,120})$",
    re.IGNORECASE | re.MULTILINE,
)
_SPACED_CODES = re.compile(r"^(?:USA|US) [A-Z]{2} (?:[A-Z][\w.'-]+ ?){1,4}$")
_HOSPITAL = re.compile(
    r"\bVA ((?:[A-Z][\w.'’-]+ ){1,3}?)(?:VA )?(?:Health|Medical|Hospital|Outpatient|Oncology|Clinic|Department|Campus|System)"
    r"|\b((?:[A-Z][\w.'’-]+ ){1,3}?)VA (?:Medical|Health|Hospital|Clinic)"
)


def in_phrases(document: Document, *, few: bool = False) -> tuple[Place, ...]:
    """Cities in phrases that say where the work is done; the first phrase that names any decides.

    `few`: only phrases that bind the worker to a place, for a posting whose location line names a country.
    """
    country = _country(document)
    for phrase in (_COMMUTE,) if few else _PHRASES:
        for places in _matches(document, phrase, country):
            if places:
                return places
    return () if few else _of_mentions(document) or _of_hospitals(document)


def beside(document: Document, known: tuple[Place, ...]) -> tuple[Place, ...]:
    """Further cities of a phrase that names one of the known cities beside others (`our NYC headquarters or SF office`)."""
    cities = {(place.city, place.country) for place in known if place.city}
    for phrase in (_EITHER_OFFICE, _BASED, _LOCATED):
        for places in _matches(document, phrase, None):
            if len(places) > 1 and any((place.city, place.country) in cities for place in places):
                return places
    return ()


def instead(document: Document) -> tuple[Place, ...]:
    """The cities of a sentence that says outright where a role is done (`This role is remote in the Greater Toronto Area`)."""
    return next((places for places in _matches(document, _ROLE_IS, None) if places), ())


def labelled(document: Document) -> tuple[Place, ...]:
    """Cities on the line below a label such as `Primary Location`: an address, or a name known whole."""
    found: list[Place] = []
    for match in _LABELLED.finditer(document.text, 0, LONGEST_BODY) if "ocation" in document.text else ():
        words = match[1].strip()
        places = exact(words) if not _SPACED_CODES.match(words) else resolve(words)
        stated = [item.place for item in located(words) if item.stated and item.place.city and item.place.lat is not None]
        found.extend([place for place in places if place.city] or stated)
    return tuple(dict.fromkeys(found))


def countries_listed(document: Document, country: str | None) -> tuple[Place, ...]:
    """The countries of a list that a candidate may be based in, where it names the given one beside others."""
    for match in _found(document, _LISTED):
        places = exact(_trimmed(match[1]))
        alone = all(not place.city and not place.region for place in places)
        if len(places) > 1 and alone and any(place.country == country for place in places):
            return places
    return ()


def city_in(words: str, regions: Iterable[tuple[str | None, str | None]]) -> Place | None:
    """The city that words alone name, where it lies in one of the regions (country, code); code None takes large cities."""
    found = next(iter(located(words)), None) if len(words.split()) < 4 else None
    if found is None or not found.population or found.stated:
        return None
    for country, code in regions:
        again = next(iter(resolve(f"{words}, {code}" if code else words, country)), None)
        large_enough = code is not None or found.population >= LARGE
        known = again is not None and again.city is not None and again.lat is not None
        if again and known and large_enough and again.country == country and code in {again.region, None}:
            return again
    return None


def _found(document: Document, phrase: Phrase) -> Iterator[re.Match[str]]:
    """Where a phrase stands in the text, about the employer aside."""
    text = document.text[:LONGEST_BODY]
    for anchor in phrase.anchors:
        at = text.find(anchor)
        while at >= 0:
            match = phrase.pattern.match(text, at)
            fits = match and (phrase.before is None or phrase.before.search(text, max(0, at - 40), at))
            if match and fits and document.zone(at) != "about_employer":
                yield match
            at = text.find(anchor, at + 1)


def _matches(document: Document, phrase: Phrase, country: str | None) -> Iterator[tuple[Place, ...]]:
    """The cities of each place a phrase stands at, one by one: most readers need the first only."""
    words = (" or ".join(filter(None, match.groups())) for match in _found(document, phrase))
    return (tuple(place for place in _named(_trimmed(text), country) if place.city) for text in words)


def _named(words: str, country: str | None) -> tuple[Place, ...]:
    """Places that words name; where the country is known, towns too small to be known by themselves count."""
    places = exact(words)
    if places or country is None or not words:
        return places
    found = located(words, country)
    return tuple(item.place for item in found if item.place.country == country and item.place.lat is not None and item.population)


def _country(document: Document) -> str | None:
    """The one country of the location line."""
    countries = {place.country for place in resolve(document.location)} if document.location else set()
    return next(iter(countries)) if len(countries) == 1 else None


def _of_mentions(document: Document) -> tuple[Place, ...]:
    """The one city that running text names with its state (`Jefferson, LA`); two or more tell nothing."""
    found: dict[Place, None] = {}
    for match in _STATE.finditer(document.text, 0, LONGEST_BODY):
        town = _CITY_BEFORE.search(document.text, max(0, match.start() - 40), match.start()) if region("US", match[1]) else None
        if town and document.zone(match.start()) != "about_employer":
            words = town[0].split(" ")
            tails = (exact(" ".join(words[at:]) + ", " + match[1]) for at in range(len(words)))
            found.update(dict.fromkeys(next((places for places in tails if places and places[0].lat is not None), ())))
            if len(found) > 1:
                return ()
    return tuple(found)


def _of_hospitals(document: Document) -> tuple[Place, ...]:
    """The town in the name of a hospital of the Department of Veterans Affairs (`VA Palo Alto Health Care System`)."""
    for match in _HOSPITAL.finditer(document.text, 0, LONGEST_BODY) if "VA " in document.text else ():
        for item in located((match[1] or match[2]).strip(), "US"):
            if item.place.city and item.place.country == "US" and item.population >= LEAST_OF_HOSPITAL:
                return (item.place,)
    return ()


def _trimmed(words: str) -> str:
    """Words after the place that only begin with a capital (`Berlin. You`) cut off."""
    stop = re.search(r"(?<![A-Z]\b)(?<!\bSt)\.\s", words)
    text = words[: stop.start()] if stop else words
    parts = [part for part in re.split(r", | and | or ", text) if part]
    while parts and not (located(parts[-1]) or regions_named(key(parts[-1])) or country_code(parts[-1])):
        parts.pop()
    return text[: text.find(parts[-1]) + len(parts[-1])] if parts else ""
