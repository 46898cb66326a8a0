"""What one line says of where the work is done: kind and choice, scope, time zones, offices, days in each."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from metier.facts.remote_scope import Scope, scope_of
from metier.facts.spans_of_time import NUMBER_WORDS
from metier.facts.time_zone_words import time_zone, without_zones
from metier.facts.workplace_words import Sign, followers, signs
from metier.model.place import Place
from metier.taxonomy.gazetteer import region
from metier.taxonomy.places import country_code, resolve
from metier.taxonomy.places import world_region as region_named

WEEK = 5
"""Working days of a week."""

_NUMBERS = {word: int(number) for word, number in NUMBER_WORDS.items() if 1 <= number <= WEEK}
_NUMBER = rf"(?:\d|{'|'.join(_NUMBERS)})"
_DAYS = re.compile(  # not the Portuguese `um time`, a team
    rf"\b(?P<count>{_NUMBER})(?:\s?(?:[-–/]|to|or|bis|à)\s?{_NUMBER})?\+?(?:\s|-(?=days))?"
    r"(?:office |in-office |on-?site |wfh |home |remote )?"
    r"(?:days?\b|x\b|(?<!um )times?\b|/(?=\s?w)|j\b|jours?|tagen?\b|tage?\b|días?|dias?|giorn[io]|dagen?|dagar|dni)",
    re.IGNORECASE,
)
_AT_HOME = re.compile(
    r"remote|home|telework|wfh|mobil|hjemme|télétravail|teletrabajo|remoto|smart working|thuis|zdaln|distans", re.IGNORECASE
)
_AT_OFFICE = re.compile(
    r"office|on-?\s?site|in[- ]person|büro|bureau|oficina|ufficio|sede|kantoor|biur|kontor|présentiel|presencial|sur site",
    re.IGNORECASE,
)
_OFFICE_BEFORE = re.compile(r"(?:on-?site|in[- ]office|(?<!home[- ])(?<!home)office|in[- ]person):? ?$", re.IGNORECASE)
_WEEK_DAYS = ("mon", "tue", "wed", "thu", "fri")
_WEEK_DAY = re.compile(r"\b(mon|tue|wed|thu|fri)(?:[a-z]{0,6}day)?s?\b", re.IGNORECASE)
_FROM_DAY = re.compile(
    r"\b(?P<first>mon|tue|wed)[a-z]{0,6}\s?(?:-|–|to|through|thru)\s?(?P<last>tue|wed|thu|fri)[a-z]{0,6}\b", re.IGNORECASE
)
_OFTEN = re.compile(r"\b(once|twice) (?:a|per|every|each) week\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[ -]([a-zà-ÿ]{2,30})\b")
_EXCLUDED = re.compile(
    r"\b(?:excluding|except(?:ing)?(?: for)?|not (?:available|open) (?:in|to)|outside(?: of)?|other than)\b(?P<rest>[^.;)]*)",
    re.IGNORECASE,
)
_NEAR = re.compile(r"within (?P<miles>\d{1,3}) ?(?:mi|miles?|km)(?: radius)? (?:of|from) (?P<place>[^.;)]+)", re.IGNORECASE)
_OCCASIONAL = re.compile(
    r"occasional(?:ly)?[^.]{0,40}(?:travel|office|visit|on-?site|meet)|travel to [^.]{0,30}(?:occasional|quarterly|monthly)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:remote|work from home) (?:until|during|for now|at first|initially|temporarily)|temporar\w+ remote", re.IGNORECASE
)
_TOWN_OR_REMOTE = re.compile(r"\s*(?:/|\bor\b)\s*(?=(?:fully |100 ?% )?remote)", re.IGNORECASE)
_ONSITE_WORD = re.compile(r"on-?\s?site|in[- ]office", re.IGNORECASE)
_HYBRID_WORD = re.compile(r"hybrid", re.IGNORECASE)
_WORK_WORDS = re.compile(r"\b(?:fully|semi|partly|partially)[- ](?=remote)|\bon site\b|\bin sede\b", re.IGNORECASE)
"""Words of the workplace that are names of places too: Fully, Semi, ON, Sede."""
_BARE_ANYWHERE = re.compile(r"^\W*(?:locations?\s?:\s?)?(?:work from )?anywhere\W*$", re.IGNORECASE)
_ANSWER = re.compile(r"[:=?]\s?(?:no|yes|true|false)\b|\bno (?=remote|telework|work from)|(?<=remote) ok\b", re.IGNORECASE)
_CODES = re.compile(r"\b[A-Z]{2}(?:\s?[/,|&]\s?(?:and |or )?[A-Z]{2})+\b")
_NEGOTIABLE = re.compile(r"location negotiable after selection", re.IGNORECASE)
_ONLY = re.compile(r"^(?![^,;.]*\b(?:citizens?|candidates?|applicants?|nationals?)\b)[\w .,/&()-]{2,40}\bonly\b", re.IGNORECASE)


def read_workplace_line(text: str, _context: Mapping[str, str]) -> dict[str, Any]:
    """Everything a line says of the workplace, under the keys of the facts contract and finer ones beside them.

    `alternatives` are further kinds offered at choice; `subdivisions` ISO 3166-2 codes; `timezone` is that of `time_zone`;
    `offices` towns as `Berlin, DE`; days are a week's.
    """
    text = text.replace("_", " ")
    kept, excluded = _without_exclusions(_WORK_WORDS.sub(" ", _ANSWER.sub(" ", text)))
    found = [sign for sign in signs(text) if sign.strength > 1 or not _of_other_thing(text, sign.end)]
    kind, alternatives, inferred = _kinds(text, found)
    zone = time_zone(text)
    kept = without_zones(kept) if zone else kept
    places = [] if zone and not found and kind is None else _places(kept)
    scope, towns = scope_of(kept, codes=True), [place for place in places if place.city]
    if kind is None and zone and zone["utc_min"] is not None and not towns:
        kind = "remote"
    near = _NEAR.search(text)
    days, home = _days(text, kind)
    if kind == "hybrid" and days and days < WEEK and not any(sign.kind == "remote" and sign.strength > 1 for sign in found):
        alternatives = [other for other in alternatives if other != "remote"]  # the days at home of a mixed week
    if days == WEEK and kind in ("onsite", "hybrid"):
        kind, alternatives = "onsite", []
    if kind == "onsite" and home and not _denied(found):
        kind = "hybrid"
    countries = _countries(scope, places) or (["US"] if inferred else [])  # only a federal agency writes so
    told: dict[str, Any] = {
        "type": _type(kind, alternatives), "workplace": kind, "alternatives": alternatives, "countries": countries,
        "worldwide": (scope.worldwide or bool(_BARE_ANYWHERE.match(text))) and not countries, "regions": list(scope.regions),
        "subdivisions": _subdivisions(places, near),
        "excluded_countries": [place.country for place in excluded if not place.region],
        "excluded_subdivisions": [f"{place.country}-{place.region}" for place in excluded if place.region and not place.city],
        "timezone": zone, "office_days": days, "office_days_per_week": days, "offices": [] if near else _offices(towns),
    }  # fmt: skip
    finer: dict[str, Any] = {
        "remote_days_per_week": home, "office_days_inferred": home is not None,
        "occasional_office": bool(_OCCASIONAL.search(text)), "temporary_remote": bool(_UNTIL.search(text)),
        "telework_eligible": "telework eligible" in text.lower(), "inferred": inferred,
    }  # fmt: skip
    if near:
        finer |= {"near": ", ".join(_offices(list(resolve(near["place"])))), "radius_miles": int(near["miles"])}
    return told | {name: value for name, value in finer.items() if value}


def _type(kind: str | None, alternatives: list[str]) -> str:
    """The kind of the facts contract: where remote is offered at choice the job is remote."""
    return "remote" if "remote" in alternatives else kind or "unclear"


def _kinds(text: str, found: list[Sign]) -> tuple[str | None, list[str], bool]:
    """(kind, further kinds at choice in the order written, whether it is only implied)."""
    if _denied(found):
        return "onsite", [], False
    if _NEGOTIABLE.search(text):
        return "remote", [], True
    named = list(dict.fromkeys(sign.kind for sign in found))
    if any(sign.kind == "hybrid" and sign.strength == 3 for sign in found) and not _offered_beside(text, found):
        named = ["hybrid"]
    if _UNTIL.search(text) and "hybrid" in named:
        named = ["hybrid"]
    named += [kind for kind in _beside_in(text, found) if kind not in named]
    if (
        named == ["remote"]
        and _TOWN_OR_REMOTE.search(text)
        and any(place.city for place in resolve(_TOWN_OR_REMOTE.split(text)[0]))
    ):
        named = ["onsite", "remote"]  # a town first, and remote at choice
    if named:
        return named[0], named[1:], False
    scope = scope_of(text, codes=True)
    if scope.worldwide or _BARE_ANYWHERE.match(text) or (_ONLY.match(text) and (scope.countries or scope.regions)):
        return "remote", [], False
    return None, [], False


def _of_other_thing(text: str, end: int) -> bool:
    """Whether a bare word of workplace tells of the thing named after it: `hybrid seeds`, `remote connectivity`."""
    word = _NEXT_WORD.match(text, end)
    if word is None or word[1] in followers() or word[1].endswith("ly"):
        return False
    return not (text.islower() and (country_code(word[1]) or region_named(word[1]) or resolve(word[1])))


def _beside_in(text: str, found: list[Sign]) -> list[str]:
    """Kinds named within the words of a sign of another kind (`REMOTE or ONSITE`)."""
    covered = " ".join(text[sign.start : sign.end] for sign in found if sign.kind == "remote")
    return [kind for kind, words in (("onsite", _ONSITE_WORD), ("hybrid", _HYBRID_WORD)) if words.search(covered)]


def _denied(found: list[Sign]) -> bool:
    return any(sign.kind == "onsite" and sign.strength == 3 for sign in found) and not any(
        sign.kind != "onsite" and sign.strength == 3 for sign in found
    )


def _offered_beside(text: str, found: list[Sign]) -> bool:
    """Whether the kinds stand side by side as a choice: `Hybrid or Remote`, `ONSITE, REMOTE, HYBRID`."""
    between = [text[one.end : two.start] for one, two in pairwise(found) if one.kind != two.kind]
    return any(re.fullmatch(r"\s*(?:,|/|\||&|or|and|or fully|oder|ou|o)?\s*", words, re.IGNORECASE) for words in between)


def _without_exclusions(text: str) -> tuple[str, list[Place]]:
    match = _EXCLUDED.search(text)
    if match is None:
        return text, []
    pieces = re.split(r",|\band\b|\bor\b|/", match["rest"])
    return text[: match.start()] + text[match.end() :], [place for piece in pieces for place in resolve(piece.strip())]


def _places(words: str) -> list[Place]:
    """The places named anywhere in a line, also inside its sentence (`from our London office`)."""
    codes = _country_codes(words)
    if codes:
        return [Place(country=code) for code in codes]
    found = list(resolve(words))
    if any(place.city for place in found) or len(words.split()) < 4:
        return found
    named = re.findall(r"\b(?:in|from|of|to|at|near|our|the) ((?:[A-ZÀ-Þ][\w'’.-]+(?:,? |$)){1,4}(?:[A-Z]{2}\b)?)", words)
    towns = [place for name in named for place in resolve(name.strip(" ,."))]
    return [*found, *[place for place in towns if place.city or not found]]


def _country_codes(words: str) -> list[str]:
    """A list of two-letter codes that cannot all be states is one of countries: `DE/UK/CH/ES/IE`."""
    listed = _CODES.search(words)
    names = re.findall(r"[A-Z]{2}", listed[0]) if listed else []
    codes = [country_code(name) for name in names]
    if not names or None in codes or all(region("US", name) for name in names):
        return []
    return [code for code in codes if code]


def _countries(scope: Scope, places: list[Place]) -> list[str]:
    towns = [place.country for place in places if place.country]
    if any(not place.city and not place.region for place in places):
        whole = set(towns) < set(scope.countries) and not any(place.city for place in places)
        return list(scope.countries) if whole else list(dict.fromkeys(towns))
    return list(dict.fromkeys([*[code for code in scope.countries if not towns or code in towns], *towns]))


def _subdivisions(places: list[Place], near: re.Match[str] | None) -> list[str]:
    """States named by themselves; that of a town where the line draws a circle around it."""
    found = [f"{place.country}-{place.region}" for place in places if place.region and (near or not place.city)]
    return list(dict.fromkeys(found))


def _offices(towns: list[Place]) -> list[str]:
    return list(dict.fromkeys(f"{place.city}, {place.country}" for place in towns if place.city))


def _days(text: str, kind: str | None) -> tuple[int | None, int | None]:
    """Days of a week in the office, and those at home where the first were worked out from them."""
    if kind == "remote":
        return None, None
    return (_weekdays(text), None) if _DAYS.search(text) is None else counted_days(text)


def counted_days(text: str) -> tuple[int | None, int | None]:
    """Days of a week in the office by the number some words give; where they count those at home, the rest, and those."""
    match = _DAYS.search(text)
    count = 0 if match is None else _NUMBERS.get(match["count"].lower()) or int(match["count"])
    if match is None or not 1 <= count <= WEEK:
        return None, None
    behind, before = text[match.end() : match.end() + 30], text[max(0, match.start() - 30) : match.start()]
    office = _AT_OFFICE.search(match[0]) or _AT_OFFICE.search(behind)
    home = _AT_HOME.search(match[0]) or _AT_HOME.search(behind) or (None if office else _AT_HOME.search(before))
    if home and not (office and office.start() < home.start()) and not _OFFICE_BEFORE.search(before):
        return WEEK - count, count
    return count, None


def _weekdays(text: str) -> int | None:
    """Days told by name (`Tuesdays and Thursdays`, `Monday through Thursday`) or by `once a week`, beside an office."""
    if not _AT_OFFICE.search(text):
        return None
    span = _FROM_DAY.search(text)
    if span:
        first, last = (_WEEK_DAYS.index(span[name][:3].lower()) for name in ("first", "last"))
        return last - first + 1 if first < last else None
    named = {match[1].lower() for match in _WEEK_DAY.finditer(text)}
    often = _OFTEN.search(text)
    return len(named) or (None if often is None else 1 if often[1].lower() == "once" else 2)
