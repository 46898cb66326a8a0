"""Where one works: onsite, hybrid, remote or unclear, in which countries a remote worker may live, and days in the office."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from metier.facts.document import Document
from metier.facts.extractor import Extractor, Line
from metier.facts.header import head, is_post, said
from metier.facts.remote_scope import Scope, around, scope_of
from metier.facts.workplace_line import WEEK, counted_days, read_workplace_line
from metier.facts.workplace_words import Sign, signs
from metier.model.facts import Workplace
from metier.model.place import Place
from metier.taxonomy.places import country_code, resolve, world_region

QUOTE_MOST = 160
_ONLY = re.compile(r"\bonly\b|\bnegotiable after selection\b", re.IGNORECASE)
_TIME_ZONE = re.compile(r"\b(?:UTC|GMT|CET|[ECMP][SD]T)\b|time ?zone", re.IGNORECASE)


def read(document: Document, known: Mapping[str, Any]) -> Workplace:
    """Source's flag, then location line, then head, then text. A place finer than a country and no word else is onsite."""
    places: tuple[Place, ...] = known.get("places") or ()
    found = _of_hints(document, places) or _of_line(document, places) or _of_head(document, places) or _of_text(document, places)
    if found.type == "hybrid" and found.office_days is None:
        return msgspec.structs.replace(found, office_days=_days_in_text(document.text))
    return found


def _days_in_text(text: str) -> int | None:
    """Office days a week in the first sentence that says hybrid and counts them, where a field or the head only says hybrid."""
    spans = (_sentence(text, sign) for sign in signs(text) if sign.kind == "hybrid")
    return next((days for start, end in spans if (days := counted_days(text[start:end])[0])), None)


def _of_hints(document: Document, places: tuple[Place, ...]) -> Workplace | None:
    kind = str(document.hints.get("workplace") or "").lower()
    flag = str(document.hints.get("jobLocationType") or "").upper()
    if kind not in {"onsite", "hybrid", "remote"}:
        kind = "remote" if flag == "TELECOMMUTE" else ""
    line = {sign.kind for sign in signs(document.location)}
    if (
        not kind
        or (kind == "remote" and line and "remote" not in line)
        or (line and "onsite" in line and _denies(document.location))
    ):
        return None
    countries = _required_countries(document.hints.get("applicantLocationRequirements"))
    field = "workplace" if document.hints.get("workplace") else "jobLocationType"
    if kind == "remote" and not countries:
        return Workplace(type=kind, countries=_line_countries(document, places), field=field)
    return Workplace(type=kind, countries=countries or (_countries(places) if kind == "hybrid" else ()), field=field)


def _denies(line: str) -> bool:
    return any(sign.kind == "onsite" and sign.strength == 3 for sign in signs(line))


def _required_countries(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) else [value] if value else []
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    return tuple(dict.fromkeys(code for name in names if name and (code := country_code(str(name)))))


def _of_line(document: Document, places: tuple[Place, ...]) -> Workplace | None:
    found = _choice(signs(document.location))
    if found is None and not _ONLY.search(document.location):
        return None
    scope = scope_of(document.location, codes=True)
    if found is None and not scope.countries:
        return None
    found = found or "remote"
    if found == "remote":
        return Workplace(
            type=found,
            countries=scope.countries if scope.regions or scope.worldwide else _line_countries(document, places),
            regions=scope.regions,
            worldwide=scope.worldwide,
            field="jobLocation",
        )
    return Workplace(type=found, countries=_countries(places) if found == "hybrid" else (), field="jobLocation")


def _choice(found: list[Sign]) -> str | None:
    """One kind for signs in a line: a denial first, then remote when it is offered at all, then hybrid, then onsite."""
    if any(sign.kind == "onsite" and sign.strength == 3 for sign in found):
        return "onsite"
    kinds = {sign.kind for sign in found}
    return next((kind for kind in ("remote", "hybrid", "onsite") if kind in kinds), None)


def _line_countries(document: Document, places: tuple[Place, ...]) -> tuple[str, ...]:
    """Countries the location line gives a remote worker: beside the word `remote`, or where it names no town at all."""
    chunks = [chunk for chunk in re.split(r"[;|]", document.location) if signs(chunk)]
    found = [place for chunk in chunks for place in resolve(chunk)]
    named = tuple(dict.fromkeys(code for chunk in chunks for code in scope_of(chunk, codes=True).countries))
    if named and not found:
        return named
    found = found or list(resolve(document.location))
    if not chunks and len(found) == 1 and not found[0].city and not found[0].region and places:
        return _countries(places)
    if not chunks or any(resolve(chunk) for chunk in chunks) or not any(place.city for place in found):
        return _countries(tuple(found))
    return ()


def _countries(places: tuple[Place, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.country for place in places if place.country))


def _of_head(document: Document, places: tuple[Place, ...]) -> Workplace | None:
    """The title or the first line of a forum post, and lines such as `Location: Remote`."""
    pieces = [*head(document), *said(document, "location", "locations", "job location", "remote", "workplace", "work location")]
    found = [(piece, sign) for piece in pieces for sign in signs(piece.words)]
    kind = _choice([sign for _, sign in found])
    if kind is None:
        return None
    piece = next(piece for piece, sign in found if sign.kind == kind)
    scope = _head_scope(document, [item.words for item, sign in found if sign.kind == kind], pieces, kind)
    if kind == "hybrid":
        scope = Scope(_countries(places), (), False)
    countries = scope.countries or (_line_countries(document, places) if kind == "remote" else ())
    place = {"field": "title"} if piece.in_title else _quoted(document.text, piece.start, piece.end)
    return Workplace(
        type=kind,
        countries=countries if kind != "onsite" else (),
        regions=scope.regions,
        worldwide=scope.worldwide,
        office_days=counted_days(piece.words)[0] if kind != "remote" else None,
        **place,
    )


def _head_scope(document: Document, words: list[str], pieces: list[Any], kind: str) -> Scope:
    """The scope stands beside the word `remote`, or in a piece of its own that names only a part of the world."""
    scope = scope_of(" ; ".join(words), codes=True)
    if kind == "remote" and not (scope.countries or scope.regions) and is_post(document):
        others = [scope_of(piece.words) for piece in pieces]
        regions = tuple(part for item in others for part in item.regions)
        return Scope((), regions, scope.worldwide)
    return scope


def _quoted(text: str, start: int, end: int) -> dict[str, Any]:
    end = min(end, start + QUOTE_MOST)
    return {"quote": text[start:end], "start": start, "end": end}


def _of_text(document: Document, places: tuple[Place, ...]) -> Workplace:
    """The kind whose signs speak most plainly; equal strength at choice means remote."""
    best = _best(document)
    if best is None:
        finer = any(place.city or place.region for place in places) or _names_more_than_country(document.location)
        return Workplace(type="onsite" if finer else "unclear", field="jobLocation" if finer and document.location else None)
    start, end = _sentence(document.text, best)
    (days, _), quoted = counted_days(document.text[start:end]), _quoted(document.text, start, end)
    if best.kind == "hybrid" or (best.kind == "onsite" and days is not None and days < WEEK):
        return Workplace(type="hybrid", countries=_countries(places), office_days=days, **quoted)
    if best.kind == "onsite":
        return Workplace(type="onsite", office_days=days, **quoted)
    scope, stated = around(document.text, best.start, best.end), _stated_countries(document.location)
    if stated and not set(scope.countries) & set(stated):
        return Workplace(type="remote", countries=stated, regions=scope.regions, **quoted)
    countries = scope.countries or (_line_countries(document, places) if not scope.worldwide and not scope.regions else ())
    return Workplace(type="remote", countries=countries, regions=scope.regions, worldwide=scope.worldwide, **quoted)


def _stated_countries(line: str) -> tuple[str, ...]:
    """The countries of a location line that names nothing finer: there the worker may live, whatever the text says of offices."""
    found = resolve(line)
    return _countries(found) if found and not any(place.city or place.region for place in found) else ()


def _names_more_than_country(line: str) -> bool:
    """`Pan Dorset, GB`: a place, though an unknown one."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    return (
        len(parts) > 1
        and not _TIME_ZONE.search(line)
        and any(not country_code(part) and not world_region(part) for part in parts)
    )


def _best(document: Document) -> Sign | None:
    found = [sign for sign in signs(document.text) if sign.strength > 1]
    if not found:
        return None
    order = ("remote", "hybrid", "onsite")
    strongest: dict[str, Sign] = {}
    for sign in found:
        if sign.kind not in strongest or sign.strength > strongest[sign.kind].strength:
            strongest[sign.kind] = sign
    top = max(sign.strength for sign in strongest.values())
    fits = [sign for sign in strongest.values() if sign.strength == top]
    denial = next((sign for sign in fits if sign.kind == "onsite"), None)
    return denial if denial and top == 3 and len(fits) == 1 else min(fits, key=lambda sign: order.index(sign.kind))


def _sentence(text: str, sign: Sign) -> tuple[int, int]:
    """The sentence around a sign, at most 160 characters."""
    low = max(0, sign.start - 70)
    begin = max((match.end() for match in re.finditer(r"[.!?;]\s+|\n|•\s*", text[low : sign.start])), default=0) + low
    after = re.search(r"[.!?;](?=\s|$)|\n", text[sign.end : sign.end + 80])
    end = sign.end + (after.start() if after else min(80, len(text) - sign.end))
    return begin, min(max(end, sign.end), begin + QUOTE_MOST)


EXTRACTOR = Extractor(
    field="workplace",
    version=2,
    description="onsite, hybrid, remote or unclear; countries and regions a remote worker may live in; office days a week.",
    example="Hybrid (Toronto, CA - 3 days in office)",
    read=read,
    after=("places",),
    line=Line("workplace", read_workplace_line),
)
