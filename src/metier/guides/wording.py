"""Words for figures: the one place that says how numbers are rounded for people, and sentences in which figures stand."""

from datetime import date

from metier.model.block import Link, Text
from metier.model.figure import Figure

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
_VOWELS = "aeio"


def money(amount: float, currency: str) -> str:
    """An amount in words: `$152k`, `€61.5k`, `£1.2m`, `SEK 120k`; under a thousand with two decimals (`$41.20`)."""
    sign = "-" if amount < 0 else ""
    size = abs(amount)
    symbol = SYMBOLS.get(currency, f"{currency} ")
    if size >= 999_500:
        return f"{sign}{symbol}{size / 1e6:.2g}m" if size < 9_950_000 else f"{sign}{symbol}{size / 1e6:,.0f}m"
    if size >= 99_950:
        return f"{sign}{symbol}{size / 1e3:.0f}k"
    if size >= 1_000:
        return f"{sign}{symbol}{f'{size / 1e3:.1f}'.removesuffix('.0')}k"
    return f"{sign}{symbol}{size:,.2f}"


def share(value: float) -> str:
    """A share as a percentage without decimals; `under 1%` and `over 99%` rather than a false 0 or 100."""
    if 0 < value < 0.01:
        return "under 1%"
    if 0.99 < value < 1:
        return "over 99%"
    return f"{value * 100:.0f}%"


def number(value: float, unit: str) -> str:
    """One value in its unit (see `Figure.unit`): `$152k`, `42%`, `1,234`, `×2.5`, `3`."""
    if unit in {"share", "change"}:
        return share(value)
    if unit.endswith("/year"):
        return money(value, unit.removesuffix("/year"))
    if unit == "count":
        return f"{value:,.0f}"
    if unit == "ratio":
        return f"×{value:.1f}"
    return f"{value:.1f}".removesuffix(".0")


def figure_words(figure: Figure) -> str:
    """The value in words, with the word for its unit where it needs one (`3 years`), or why there is none."""
    if figure.value is None:
        return _why(figure)
    if is_difference(figure):
        return difference_words(figure)
    text = number(figure.value, figure.unit)
    if figure.unit in {"years", "days"}:
        text += f" {figure.unit.removesuffix('s')}" if text == "1" else f" {figure.unit}"
    return text + (" (modelled)" if figure.modelled else "")


def is_difference(figure: Figure) -> bool:
    """Whether a figure says how much more there is here than elsewhere, so that its sign is told."""
    return figure.unit == "change" or figure.measure.startswith("gap:")


def unclear(figure: Figure) -> bool:
    """Whether a difference may as well be none: its interval holds zero."""
    return is_difference(figure) and figure.low is not None and figure.high is not None and figure.low <= 0 <= figure.high


def difference_words(figure: Figure) -> str:
    """`+$12k`, `−3 points`, `+1 year`; `no clear difference` where the interval holds zero; `the same` where both were equal."""
    value = figure.value or 0.0
    if unclear(figure):
        return "no clear difference"
    if not value:
        return "the same"
    noun = {"points": "point", "years": "year"}.get(figure.unit, "")
    text = signed(value, figure.unit)
    return f"{text} {noun}{'' if text[1:] == '1' else 's'}" if noun else text


def signed(value: float, unit: str) -> str:
    """A value with its sign: `+$12k`, `−0.4`, `0`; the larger, the fewer digits, but never a false zero."""
    size = abs(value)
    if unit == "points":
        text = f"{size:.{0 if size >= 0.95 else 1 if size >= 0.095 else 2}f}"
    elif unit.endswith("/year") and size >= 10_000:
        text = number(round(size / 1000) * 1000, unit)
    else:
        text = number(size, unit)
    return f"{'−' if value < 0 else '+'}{text}" if size else "0"


def mark_words(figure: Figure) -> str:
    """The mark that stands for a missing value: `not stated`, `not known` or `too few to say`."""
    reason = figure.suppressed
    if not reason:
        return "not stated"
    return "not known" if reason.startswith(("no ", "not ", "open ", "the ")) else "too few to say"


def _why(figure: Figure) -> str:
    """Why there is no value: too few, too uncertain, or simply not known."""
    reason = figure.suppressed or ""
    return reason if reason.startswith("too ") else mark_words(figure) + (f": {reason}" if reason else "")


def interval_words(figure: Figure) -> str:
    """`146k to 159k` beside `$152k`: the 95% interval without repeating the sign; empty where there is none."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    if is_difference(figure):
        low, high = signed(figure.low, figure.unit), signed(figure.high, figure.unit)
        sign = SYMBOLS.get(figure.unit.partition("/")[0], f"{figure.unit.partition('/')[0]} ")
        return f"{low.replace(sign, '')} to {high.replace(sign, '')}"
    if figure.unit == "share":
        return f"{figure.low * 100:.0f} to {figure.high * 100:.0f}"
    low, high = number(figure.low, figure.unit), number(figure.high, figure.unit)
    for sign in (*SYMBOLS.values(), f"{figure.unit.partition('/')[0]} ", "×"):
        low, high = low.removeprefix(sign), high.removeprefix(sign)
    return f"{low} to {high}"


def date_words(day: date | None) -> str:
    """`14 November 2026`."""
    return "" if day is None else f"{day.day} {day:%B %Y}"


def plural(count: int, word: str, many: str = "") -> str:
    """A count with its noun: `1 posting`, `1,204 postings`, `2 countries`."""
    return f"{count:,} {word if count == 1 else many or f'{word}s'}"


def sentence(*parts: str | Figure | Link | None, role: str = "plain") -> Text | None:
    """A paragraph in which figures stand; None when one of them is missing or suppressed: the sentence is left out."""
    if any(part is None or (isinstance(part, Figure) and part.value is None) for part in parts):
        return None
    return Text(tuple(part for part in parts if part is not None), role)


def joined(*texts: Text | None, role: str = "plain") -> Text | None:
    """Several sentences as one paragraph; those left out are left out, and None remains when all are."""
    parts: list[str | Figure | Link] = []
    for text in texts:
        if text is not None:
            parts += ([" "] if parts else []) + list(text.parts)
    return Text(tuple(parts), role) if parts else None


def said(text: Text) -> str:
    """A paragraph as plain words."""
    return "".join(
        part if isinstance(part, str) else figure_words(part) if isinstance(part, Figure) else part.text for part in text.parts
    )


def listed(words: list[str], last: str = "and") -> str:
    """`Java, Python and Go`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def linked(names: list[Link], last: str = "and") -> list[str | Link]:
    """The parts of `Java, Python and Go`, each name a link."""
    links = [", "] * (len(names) - 2) + [f" {last} "] * (len(names) > 1)
    return [part for name, link in zip(names, [*links, ""], strict=True) for part in (name, link) if part]


def capital(text: str) -> str:
    """A text with a capital first letter, unless its first word is written in a way of its own (`iOS`)."""
    first = text.partition(" ")[0]
    return text if first != first.lower() else text[:1].upper() + text[1:]


def article(word: str) -> str:
    """`a` or `an`, by the first letter; words in capitals are spelled out (`an HVAC technician`, `a UX researcher`)."""
    first = word.partition(" ")[0]
    spelled = len(first) > 1 and first.isupper()
    return "an" if word[:1].casefold() in ("aefhilmnorsx" if spelled else _VOWELS) else "a"
