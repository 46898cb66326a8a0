"""Reading records through a mapping."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from metier.model.record import Draft, Drop, Payload
from metier.sources import advert_line, moments, pay, spellings
from metier.sources.bodies import body_format
from metier.sources.mapping import Mapping, Rule
from metier.sources.mapping_values import PARSERS, words
from metier.sources.rows import Row, rows

_BETWEEN = re.compile(r"[\W_]+")
_EMPTY: tuple[Any, ...] = (None, "", [], {})


def read(payload: Payload, mapping: Mapping) -> Iterator[Draft | Drop]:
    """Read a payload of any row format; one Draft or Drop a record."""
    return read_rows(rows(payload, mapping.records), mapping)


def read_rows(found: Iterable[Row | Drop], mapping: Mapping) -> Iterator[Draft | Drop]:
    """Read rows already cut apart."""
    for row in found:
        yield row if isinstance(row, Drop) else _draft(row, mapping)


@cache
def _loose(name: str) -> str:
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(mark))
    return _BETWEEN.sub("", bare)


def pluck(value: Any, path: str) -> Any:
    """The value at a dotted path; lists are gone through item by item, `0` takes one item, a key holding dots is found whole."""
    if not path:
        return value
    if isinstance(value, dict):
        if path in value:
            return value[path]
        step, _, rest = path.partition(".")
        return pluck(value[step], rest) if step in value else None
    if isinstance(value, list):
        step, _, rest = path.partition(".")
        if step.isdigit():
            return pluck(value[int(step)], rest) if int(step) < len(value) else None
        return [pluck(item, rest if step == "*" else path) for item in value]
    return None


def _found(values: dict[str, Any], rule: Rule) -> Any:
    read = [value for value in (pluck(values, path) for path in rule.paths) if value not in _EMPTY]
    if rule.every:
        return rule.join.join(text for text in map(words, read) if text)
    return read[0] if read else rule.const


def _value(values: dict[str, Any], rule: Rule | None) -> Any:
    """What a rule reads from a record, split and parsed; None where nothing stands."""
    if rule is None:
        return None
    raw = _found(values, rule)
    if rule.split and isinstance(raw, str):
        raw = [part.strip() for part in raw.split(rule.split) if part.strip()]
        if rule.take is not None:
            raw = raw[rule.take] if rule.take < len(raw) else None
    if rule.format and raw is not None:
        return moments.by_format(raw, rule.format)
    if rule.parse and raw is not None:
        return PARSERS[rule.parse](raw)
    return raw


def _text(values: dict[str, Any], mapping: Mapping, field: str) -> str:
    rule = mapping.fields.get(field)
    value = _value(values, rule)
    if isinstance(value, list) and rule is not None:
        return rule.join.join(text for text in map(words, value) if text)
    return words(value)


def _moment(values: dict[str, Any], mapping: Mapping, field: str) -> Any:
    value = _value(values, mapping.fields.get(field))
    return moments.moment(value[0] if isinstance(value, list) and value else value)


def _draft(row: Row, mapping: Mapping) -> Draft | Drop:
    values = {_loose(key): value for key, value in row.values.items()} if mapping.guess else row.values
    body = _text(values, mapping, "description")
    title, employer, location = (_text(values, mapping, field) for field in ("title", "employer", "location"))
    if mapping.reading == "forum_post":
        plain = advert_line.plain(body)
        refusal = advert_line.refusal(plain)
        if refusal:
            return Drop(refusal, row.where)
        line = advert_line.read(plain)
        title, employer, location = line.title, line.employer, line.location or location
    if not title and not body:
        return Drop("no title and no text", row.where)
    return Draft(
        record=row.record,
        title=title,
        body=body,
        body_format=_format(values, mapping, body),
        employer=employer,
        location=location,
        source_id=_text(values, mapping, "id"),
        board=_text(values, mapping, "board"),
        url=_text(values, mapping, "url"),
        apply_url=_text(values, mapping, "apply_url"),
        language=_text(values, mapping, "language"),
        date_posted=_moment(values, mapping, "date_posted"),
        date_modified=_moment(values, mapping, "date_modified"),
        valid_through=_moment(values, mapping, "valid_through"),
        seen_at=moments.at(_moment(values, mapping, "seen_at")),
        hints=_hints(values, mapping),
    )


def _format(values: dict[str, Any], mapping: Mapping, body: str) -> str:
    told = body_format(body)
    if mapping.reading == "forum_post" and told == "text" and "\n" not in body:
        return "html"  # a post of one paragraph: no tag in it, yet its entities are escaped
    return _text(values, mapping, "body_format") or told


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _hints(values: dict[str, Any], mapping: Mapping) -> dict[str, Any]:
    def value(field: str) -> Any:
        return _value(values, mapping.fields.get(field))

    workplace = spellings.workplace(value("workplace"))
    hints: dict[str, Any] = {
        "baseSalary": _bands(values, mapping),
        "jobLocation": _places(values, mapping),
        "jobLocationType": "TELECOMMUTE" if workplace == "remote" else None,
        "applicantLocationRequirements": [words(item) for item in _many(value("countries")) if words(item)],
        "employmentType": spellings.employment_types(value("employment_type")),
        "workplace": workplace,
        "seniority": spellings.seniority(value("seniority")),
        "department": words(value("department")),
    }
    return {name: hint for name, hint in hints.items() if hint not in _EMPTY}


def _bands(values: dict[str, Any], mapping: Mapping) -> list[dict[str, Any]]:
    rules = mapping.fields
    lows, highs = _many(_value(values, rules.get("pay.min"))), _many(_value(values, rules.get("pay.max")))
    codes, units = _many(_value(values, rules.get("pay.currency"))), _many(_value(values, rules.get("pay.unit")))
    path = next((path for field in ("pay.min", "pay.max") if field in rules for path in rules[field].paths), "")
    bands = []
    for at in range(max(len(lows), len(highs))):
        band = pay.band(
            pay.amount(_at(lows, at)),
            pay.amount(_at(highs, at)),
            pay.currency(_at(codes, at)),
            spellings.pay_unit(_at(units, at)),
            path,
        )
        if band and band not in bands:
            bands.append(band)
    return bands


def _at(values: list[Any], at: int) -> Any:
    """The item at a place of a list that runs beside another; one item stands for all."""
    if at < len(values):
        return values[at]
    return values[0] if len(values) == 1 else None


_PLACE = {
    "place.city": "addressLocality",
    "place.region": "addressRegion",
    "place.country": "addressCountry",
    "place.latitude": "latitude",
    "place.longitude": "longitude",
}


def _places(values: dict[str, Any], mapping: Mapping) -> list[dict[str, Any]]:
    columns = {name: _many(_value(values, mapping.fields[field])) for field, name in _PLACE.items() if field in mapping.fields}
    places = []
    for at in range(max((len(column) for column in columns.values()), default=0)):
        place = {
            name: _coordinate(_at(column, at)) if name in {"latitude", "longitude"} else words(_at(column, at))
            for name, column in columns.items()
        }
        place = {name: value for name, value in place.items() if value not in _EMPTY}
        if place and place not in places:
            places.append(place)
    return places


def _coordinate(value: Any) -> float | None:
    """Degrees; None for nonsense and for zero, which stands for unknown."""
    try:
        degrees = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return degrees if 0 < abs(degrees) <= 180 else None
