"""A year's pay as people type it: `80k`, `€80,000`, `40/h`."""

import re
from typing import NamedTuple

#: Hours of a year's pay, by the convention of wage statistics.
HOURS = 2_080
#: A year's pay under which an hour's was probably meant.
HOURLY = 1_000
_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_AMOUNT = re.compile(
    r"(?P<sign>[$€£¥₹])?\s*(?P<number>\d{1,3}(?:[,.’' ]\d{3})+|\d{1,12}(?:\.\d{1,6})?)\s*(?P<thousands>k)?\s*(?P<after>[$€£¥₹])?"
    r"\s*\+?(?:(?:\s*/|\s*\ban?\b|\s*\bper\b)?\s*(?P<unit>h|hr|hour|y|yr|year))?",
    re.IGNORECASE | re.ASCII,
)


class Amount(NamedTuple):
    """A year's pay, and the currency its sign tells; empty where it tells none (a dollar may be of many countries)."""

    year: float
    currency: str


def amount(text: str) -> Amount | None:
    """What a text says of pay; None where it is no amount."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    number = match["number"]
    value = float(number) if re.fullmatch(r"\d+(\.\d{1,2})?|\d+\.\d{4,6}", number) else float(re.sub(r"\D", "", number))
    value *= 1_000 if match["thousands"] else 1
    value *= HOURS if (match["unit"] or "").lower().startswith("h") else 1
    return Amount(value, _SIGNS.get(match["sign"] or match["after"] or "", ""))
