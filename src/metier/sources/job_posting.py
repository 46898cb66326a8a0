"""A schema.org JobPosting, as pages really write it, read into a draft."""

import re
from typing import Any
from urllib.parse import urlsplit

from metier.model.record import Draft
from metier.sources import moments, pay, spellings
from metier.sources.bodies import body_format

_AS_WRITTEN = (
    "educationRequirements",
    "experienceRequirements",
    "experienceInPlaceOfEducation",
    "securityClearanceRequirement",
    "totalJobOpenings",
    "workHours",
    "industry",
    "occupationalCategory",
)
_RANGE_CUT = re.compile(r"\bper\b|\ban?\b|/", re.IGNORECASE)


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def text(value: Any, *keys: str) -> str:
    """A text, number, the first item of a list that has one, or what an object keeps under one of the keys."""
    if isinstance(value, list):
        return next((found for found in (text(item, *keys) for item in value) if found), "")
    if isinstance(value, dict):
        return next((found for found in (text(value.get(key), *keys) for key in (*keys, "@value")) if found), "")
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    return ""


def draft(posting: dict[str, Any], record: bytes, page_url: str, repairs: tuple[str, ...] = ()) -> Draft:
    """Read a JobPosting object. `page_url` is the page's canonical address; `repairs` go into the hint `repaired`."""
    body = text(posting.get("description"))
    url = page_url or text(posting.get("url"), "@id", "url")
    places = [_place(item) for item in _many(posting.get("jobLocation"))]
    return Draft(
        record=record,
        title=text(posting.get("title"), "name") or text(posting.get("name")),
        body=body,
        body_format=body_format(body),
        employer=text(posting.get("hiringOrganization"), "name", "legalName"),
        location="; ".join(dict.fromkeys(line for _, line in places if line)),
        source_id=text(posting.get("identifier"), "value", "name", "@id"),
        board=_host(url),
        url=url,
        language=text(posting.get("inLanguage"), "alternateName", "name"),
        date_posted=moments.moment(text(posting.get("datePosted"))),
        date_modified=moments.moment(text(posting.get("dateModified"))),
        valid_through=moments.moment(text(posting.get("validThrough"))),
        hints=_hints(posting, [hint for hint, _ in places if hint], repairs),
    )


def _host(url: str) -> str:
    """The host of an address, empty for what is none."""
    try:
        return urlsplit(url).hostname or "" if url.startswith("http") else ""
    except ValueError:
        return ""


def _hints(posting: dict[str, Any], places: list[dict[str, Any]], repairs: tuple[str, ...]) -> dict[str, Any]:
    remote = "TELECOMMUTE" in text(posting.get("jobLocationType")).upper()
    required = [text(item, "name", "address", "addressCountry") for item in _many(posting.get("applicantLocationRequirements"))]
    hints: dict[str, Any] = {
        "baseSalary": _salaries(posting),
        "jobLocation": places,
        "jobLocationType": "TELECOMMUTE" if remote else "",
        "applicantLocationRequirements": [name for name in required if name],
        "employmentType": spellings.employment_types(posting.get("employmentType")),
        "workplace": "remote" if remote else "",
        "department": text(posting.get("employmentUnit"), "name"),
        "repaired": list(repairs),
        **{name: posting.get(name) for name in _AS_WRITTEN},
    }
    return {name: hint for name, hint in hints.items() if hint}


def _place(value: Any) -> tuple[dict[str, Any], str]:
    """The hint and the line of one place: a Place, a bare address, or a text."""
    if not isinstance(value, dict):
        return {}, text(value)
    held = value.get("address")
    address = held[0] if isinstance(held, list) and held else held
    if isinstance(address, str):
        return {}, address.strip()
    if not isinstance(address, dict):
        address = value
    parts = {
        "addressLocality": text(address.get("addressLocality"), "name"),
        "addressRegion": text(address.get("addressRegion"), "name"),
        "addressCountry": text(address.get("addressCountry"), "name", "identifier"),
    }
    line = ", ".join(dict.fromkeys(part for part in parts.values() if part)) or text(value.get("name"))
    geo = value.get("geo")
    if isinstance(geo, dict):
        parts |= {"latitude": _degrees(geo.get("latitude")), "longitude": _degrees(geo.get("longitude"))}
    return {name: part for name, part in parts.items() if part}, line


def _degrees(value: Any) -> Any:
    try:
        degrees = float(text(value))
    except ValueError:
        return None
    return degrees if 0 < abs(degrees) <= 180 else None


def _salaries(posting: dict[str, Any]) -> list[dict[str, Any]]:
    stated = pay.currency(posting.get("salaryCurrency"))
    bands = [_salary(item, stated, f"baseSalary[{at}]") for at, item in enumerate(_many(posting.get("baseSalary")))]
    return [band for band in bands if band]


def _salary(item: Any, stated: str | None, path: str) -> dict[str, Any] | None:
    """One band from a number, a text, a MonetaryAmount or a QuantitativeValue."""
    if not isinstance(item, dict):
        return _written(item, stated, None, path)
    code = pay.currency(item.get("currency")) or pay.currency(item.get("salaryCurrency")) or stated
    unit = spellings.pay_unit(text(item.get("unitText")))
    held = item.get("value")
    value = held[0] if isinstance(held, list) and held else held
    inner: dict[str, Any] = value if isinstance(value, dict) else item
    unit = spellings.pay_unit(text(inner.get("unitText"))) or unit
    low, high = pay.amount(inner.get("minValue")), pay.amount(inner.get("maxValue"))
    if low is None and high is None:
        return _written(inner.get("value"), code, unit, path)
    return pay.band(low, high, code, unit, path)


def _written(value: Any, code: str | None, unit: str | None, path: str) -> dict[str, Any] | None:
    """A number, or a text such as `$60,000 - $70,000 per year`."""
    if isinstance(value, str):
        amounts = [amount for amount in pay.numbers(value) if amount > 0]
        code = pay.currency(value) if any(sign.isalpha() or sign in "$€£" for sign in value) and not code else code
        cut = _RANGE_CUT.search(value)
        unit = unit or (spellings.pay_unit(value[cut.end() :]) if cut else None)
        if not 1 <= len(amounts) <= 2:
            return None
        return pay.band(min(amounts), max(amounts), code, unit, path)
    amount = pay.amount(value)
    return pay.band(amount, amount, code, unit, path)
