"""Pay that a source gives in structure, as `baseSalary` hints."""

import math
import re
from typing import Any

_NUMBER = re.compile(r"\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,4})?")
_GROUP = re.compile(r"[ ,.'’\u00a0\u202f](?=\d{3}(?!\d))")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
_CODE = re.compile(r"\b[A-Z]{3}\b")


def _plain(written: str) -> float:
    return float(_GROUP.sub("", written).replace(",", "."))


def numbers(text: str) -> list[float]:
    """The amounts in a short text: `50,000.00`, `50.000`, `60 000`, `85k`."""
    found = []
    for match in _NUMBER.finditer(text[:200]):
        after = text[match.end() : match.end() + 1]
        found.append(_plain(match.group()) * (1000 if after in {"k", "K"} else 1))
    return found


def amount(value: Any) -> float | None:
    """One amount of money from a number or a text; None for zero, which stands for absent everywhere, and for nonsense."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        found = numbers(value)
        value = found[0] if found else None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and 0 < number < 1e12 else None


def currency(value: Any) -> str | None:
    """An ISO 4217 code as written, or the one a sign stands for."""
    if not isinstance(value, str):
        return None
    code = value.strip().upper()
    if len(code) == 3 and code.isascii() and code.isalpha():
        return code
    found = _CODE.search(value[:200])
    if found:
        return found[0]
    return next((name for sign, name in _SIGNS.items() if sign in value[:200]), None)


def band(low: float | None, high: float | None, code: str | None, unit: str | None, path: str) -> dict[str, Any] | None:
    """One `baseSalary` hint, without the keys that are not stated; None where no amount is."""
    if low is None and high is None:
        return None
    parts = {"currency": code, "minValue": low, "maxValue": high, "unitText": unit, "path": path}
    return {key: value for key, value in parts.items() if value is not None}
