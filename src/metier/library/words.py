"""Figures in words: one way of rounding for every face."""

from metier.model.figure import Figure

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}


def money(amount: float, currency: str) -> str:
    """An amount a year in words: `$152k`, `€61.5k`, `£1.2m`; under a thousand with two decimals (`$41.20`)."""
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
    """One value of a figure in its unit (see `Figure.unit`)."""
    if unit == "share":
        return share(value)
    if unit.endswith("/year"):
        return money(value, unit.removesuffix("/year"))
    if unit == "count":
        return f"{value:,.0f}"
    if unit == "ratio":
        return f"×{value:.1f}"
    return f"{value:.1f}".removesuffix(".0")


def figure_words(figure: Figure) -> str:
    """The value in words, or why there is none."""
    if figure.value is None:
        return f"too few to say: {figure.suppressed}" if figure.suppressed else "not stated"
    return number(figure.value, figure.unit) + (" (modelled)" if figure.modelled else "")


def interval_words(figure: Figure) -> str:
    """The 95% interval in words (`146k to 159k`), empty where there is none."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    if figure.unit == "share":
        return f"{figure.low * 100:.0f} to {figure.high * 100:.0f}"
    low, high = number(figure.low, figure.unit), number(figure.high, figure.unit)
    for symbol in (*SYMBOLS.values(), "×"):
        low, high = low.removeprefix(symbol), high.removeprefix(symbol)
    return f"{low} to {high}"
