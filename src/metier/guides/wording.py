"""Words for figures: money, shares, counts and dates as people write them, and sentences in which figures stand."""

from datetime import date

from metier.model.block import Text
from metier.model.figure import Figure

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CAD": "C$", "AUD": "A$", "BRL": "R$"}


def money(amount: float, currency: str) -> str:
    """`$152k`, `€48k`, `₹1.2m`, `CHF 104k`: short, three significant figures at most."""
    sign = _SIGNS.get(currency, f"{currency} ")
    size = abs(amount)
    if size >= 9_995_000:
        return f"{sign}{amount / 1e6:.0f}m"
    if size >= 999_500:
        return f"{sign}{amount / 1e6:.1f}m"
    return f"{sign}{amount / 1e3:.0f}k" if size >= 10_000 else f"{sign}{amount:,.0f}"


def percent(part: float) -> str:
    """`42%`; what is above nothing and below half a percent is `<1%`, and only all is `100%`."""
    if 0 < part < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= part < 1 else f"{part * 100:.0f}%"


def value_words(figure: Figure) -> str:
    """The value of a figure for people; a suppressed one says so."""
    return "too few to say" if figure.value is None else _amount(figure.value, figure.unit)


def interval_words(figure: Figure) -> str:
    """`146 to 159` beside `$152k`: the interval in the unit of the value, without repeating the sign; empty without one."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    if figure.unit == "share":
        return f"{figure.low * 100:.0f} to {figure.high * 100:.0f}"
    if figure.unit == "ratio":
        return f"{figure.low:.1f} to {figure.high:.1f}"
    if figure.unit == "years":
        return f"{figure.low:g} to {figure.high:g}"
    if abs(figure.value) >= 10_000:
        return f"{figure.low / 1e3:.0f} to {figure.high / 1e3:.0f}"
    return f"{figure.low:,.0f} to {figure.high:,.0f}"


def _amount(value: float, unit: str) -> str:
    if unit == "share":
        return percent(value)
    if unit == "count":
        return f"{value:,.0f}"
    if unit == "ratio":
        return f"×{value:.1f}"
    if unit == "years":
        return f"{value:g} {'year' if value == 1 else 'years'}"
    return money(value, unit.partition("/")[0])


def date_words(day: date | None) -> str:
    """`14 November 2026`."""
    return "" if day is None else f"{day.day} {day:%B %Y}"


def sentence(*parts: str | Figure | None, role: str = "plain") -> Text | None:
    """A paragraph in which figures stand; None when one of them is missing or suppressed: the sentence is left out."""
    if any(part is None or (isinstance(part, Figure) and part.value is None) for part in parts):
        return None
    return Text(tuple(part for part in parts if part is not None), role)


def joined(*texts: Text | None, role: str = "plain") -> Text | None:
    """Several sentences as one paragraph; those left out are left out, and None remains when all are."""
    parts: list[str | Figure] = []
    for text in texts:
        if text is not None:
            parts += ([" "] if parts else []) + list(text.parts)
    return Text(tuple(parts), role) if parts else None


def said(text: Text) -> str:
    """A paragraph as plain words."""
    return "".join(value_words(part) if isinstance(part, Figure) else part for part in text.parts)


def listed(words: list[str], last: str = "and") -> str:
    """`Java, Python and Go`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def article(word: str) -> str:
    """`a` or `an`, by the first letter."""
    return "an" if word[:1].casefold() in "aeio" else "a"
