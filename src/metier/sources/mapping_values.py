"""The small parsers a mapping may name for a field: from a raw value to what the field needs."""

import re
from collections.abc import Callable
from typing import Any

from metier.sources import advert_line, moments, pay, spellings

_DIGITS = re.compile(r"\d+")
_YES = frozenset({"true", "1", "yes", "y", "remote", "fully", "fully remote"})


def _texts(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [text for item in value for text in _texts(item)]
    if value is None or isinstance(value, dict | bool):
        return []
    text = str(value).strip()
    return [text] if text else []


def words(value: Any) -> str:
    """A value as text; lists are joined with `; `."""
    return "; ".join(_texts(value))


def _digits(value: Any) -> str:
    found = _DIGITS.findall(words(value))
    return found[-1] if found else ""


def _cents(value: Any) -> float | None:
    amount = pay.amount(value)
    return None if amount is None else amount / 100


def _bool_remote(value: Any) -> str | None:
    """Remote where the flag is set; a flag not set says nothing, for hybrid and unknown look the same."""
    yes = value is True or (isinstance(value, str | int) and str(value).strip().lower() in _YES)
    return "remote" if yes else None


def _before_comma(value: Any) -> Any:
    """`Arnold, Missouri` to `Arnold`, item by item."""
    return [_before_comma(item) for item in value] if isinstance(value, list) else words(value).partition(",")[0].strip()


def _hackernews_url(value: Any) -> str:
    """An item's number as its address; an address stays as it is."""
    text = words(value)
    return f"https://news.ycombinator.com/item?id={text}" if text.isdigit() else text


def _moments(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: read(value[0] if isinstance(value, list) and value else value)


def _epoch(value: Any) -> Any:
    """Epoch seconds or milliseconds; a text is read as a number."""
    try:
        return moments.epoch(float(value))
    except (TypeError, ValueError, OverflowError):
        return None


PARSERS: dict[str, Callable[[Any], Any]] = {
    "advert_employer": lambda value: advert_line.read(advert_line.plain(words(value))).employer,
    "advert_location": lambda value: advert_line.read(advert_line.plain(words(value))).location,
    "advert_title": lambda value: advert_line.read(advert_line.plain(words(value))).title,
    "before_comma": _before_comma,
    "bool_remote": _bool_remote,
    "cents": _cents,
    "digits": _digits,
    "epoch": _moments(_epoch),
    "hackernews_url": _hackernews_url,
    "iso": _moments(moments.moment),
    "lower": lambda value: words(value).lower(),
    "money": pay.amount,
    "month": lambda value: moments.month(words(value)),
    "pay_unit": spellings.pay_unit,
    "seniority": spellings.seniority,
    "text": words,
    "workplace": spellings.workplace,
}
