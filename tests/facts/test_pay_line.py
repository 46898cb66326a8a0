"""Lines about pay in many countries' ways of writing, read by themselves; and what is never pay."""

import csv
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.cues import cues_of
from metier.facts.extractors.pay import EXTRACTOR, read_line
from metier.facts.pay_line import bands_of_line
from metier.facts.pay_rules import ABSURD
from metier.model.facts import Pay

LINES = Path(__file__).with_name("pay_lines.tsv")
ESCAPES = {"\\u00a0": "\u00a0", "\\u202f": "\u202f", "\\n": "\n"}
NUMBERS = frozenset({"payments_per_year", "hours_per_week"})
TRUTH = {"true": True, "false": False}


def unescaped(text: str) -> str:
    for written, char in ESCAPES.items():
        text = text.replace(written, char)
    return text


def band(words: str) -> dict[str, Any]:
    """One band of the fixture: `150000..180000 USD YEAR ote equity=true`."""
    head, *terms = words.split(" ")[0:1], *[part.split("=") for part in _terms(words)]
    low, high = head[0].split("..")
    _, currency, unit, *rest = words.split(" ")
    kind = rest[0] if rest and "=" not in rest[0] else "base"
    told: dict[str, Any] = {"min": _number(low), "max": _number(high), "kind": kind}
    told |= {"currency": None if currency == "?" else currency, "unit": None if unit == "?" else unit}
    return told | {key: float(value) if key in NUMBERS else TRUTH.get(value, value) for key, value in terms}


def _number(side: str) -> float | None:
    return None if side == "_" else float(side)


def _terms(words: str) -> list[str]:
    """`key=value` parts; a value may hold spaces."""
    found: list[str] = []
    for part in words.split(" ")[3:]:
        if "=" in part:
            found.append(part)
        elif found:
            found[-1] += " " + part
    return found


def cases() -> list[tuple[str, str, list[dict[str, Any]]]]:
    rows = [line for line in LINES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        (unescaped(row["text"]), row["country"], [] if row["bands"] == "-" else [band(b) for b in row["bands"].split(" ; ")])
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def says(expected: list[dict[str, Any]], read: list[dict[str, Any]]) -> bool:
    return len(expected) == len(read) and all(
        all(given.get(key) == value for key, value in told.items()) for told, given in zip(expected, read, strict=True)
    )


def test_every_line_of_the_fixture_is_read_as_it_means() -> None:
    read = [(text, expected, read_line(text, {"country": country})) for text, country, expected in cases()]
    assert len(read) > 1000
    assert [(text, got) for text, expected, got in read if not says(expected, got)] == []


MONEY_THAT_IS_NO_PAY = [text for text, _, expected in cases() if not expected and not cues_of(text).all("pay")]


@settings(deadline=None)  # the first example loads the tables
@given(st.lists(st.sampled_from(MONEY_THAT_IS_NO_PAY), min_size=2, max_size=4))
def test_traps_are_no_pay_in_company_either(lines: list[str]) -> None:
    assert read_line(".\n".join(lines), {"country": "US"}) == []


GROUPS: Mapping[str, Callable[[int], str]] = {
    "en": lambda value: f"{value:,}",
    "de": lambda value: f"{value:,}".replace(",", "."),
    "fr": lambda value: f"{value:,}".replace(",", "\u202f"),
    "ch": lambda value: f"{value:,}".replace(",", "'"),
    "se": lambda value: f"{value:,}".replace(",", " "),
    "plain": str,
}
UNITS: Mapping[str, Mapping[str, list[str]]] = {
    "YEAR": {
        "en": [" per year", "/yr", " annually"],
        "de": [" pro Jahr", "/Jahr", " brutto im Jahr"],
        "fr": [" par an", " brut annuel"],
        "ch": [" p.a."],
        "se": [" per år"],
        "plain": [" a year", " p.a."],
    },
    "MONTH": {
        "en": [" per month", "/mo"],
        "de": [" pro Monat", " brutto monatlich"],
        "fr": [" par mois", " brut mensuel"],
        "ch": [" pro Monat"],
        "se": [" per månad", "/mån"],
        "plain": [" per maand", " al mese", " mensuales"],
    },
}
MARKS = {
    "EUR": ("€{}", "{} €", "EUR {}", "{} EUR"),
    "GBP": ("£{}", "GBP {}"),
    "CHF": ("CHF {}", "{} CHF"),
    "PLN": ("{} PLN", "{} zł"),
}
DASHES = {"en": [" - ", "–", " to "], "de": [" - ", " bis "], "fr": [" - ", " à "], "ch": [" – ", " bis "], "se": ["–", " - "]}


@settings(deadline=None, max_examples=300)  # the first example loads the tables
@given(
    st.integers(150, 990),
    st.integers(1, 120),
    st.sampled_from(sorted(GROUPS)),
    st.sampled_from(sorted(MARKS)),
    st.sampled_from(sorted(UNITS)),
    st.integers(0, 10**6),
)
def test_a_band_written_in_any_way_reads_back(low: int, more: int, way: str, currency: str, unit: str, seed: int) -> None:
    choose = random.Random(seed)  # chooses a way of writing
    step = 100 if unit == "YEAR" else 10
    low, high = low * step, (low + min(more, 2 * low)) * step
    mark, dash = choose.choice(MARKS[currency]), choose.choice(DASHES.get(way, [" - "]))
    first, second = (mark.format(GROUPS[way](side)) for side in (low, high))
    (read,) = read_line(f"{first}{dash}{second}{choose.choice(UNITS[unit][way])}", {})
    assert (read["min"], read["max"], read["currency"], read["unit"]) == (low, high, currency, unit)
    assert read["annual_max"] == high * (12 if unit == "MONTH" else 1)


@settings(deadline=None)  # the first example loads the tables
@given(
    st.integers(9, 90), st.integers(0, 60), st.sampled_from(["/h", " per hour", " an hour", "/Stunde", " de l'heure", " per uur"])
)
def test_an_hour_is_2080_of_them_a_year(low: int, more: int, unit: str) -> None:
    (read,) = read_line(f"€{low} - €{low + more}{unit}", {})
    assert (read["annual_min"], read["annual_max"]) == (2080 * low, 2080 * (low + more))


def test_monthly_pay_is_paid_as_often_a_year_as_is_said() -> None:
    (read,) = read_line("2.500 € brutto pro Monat x 14", {"country": "AT"})
    assert (read["annual_min"], read["payments_per_year"], read["gross"]) == (35000, 14, True)


def test_the_quote_is_exact_and_bonuses_are_no_bands() -> None:
    text = "Base pay from $61,500 a year, $4,000 sign-on bonus."
    (read,) = read_line(text, {"country": "us"})
    assert read["quote"] == "from $61,500 a year"
    assert read_line("A sign-on bonus of $4,000", {}) == []


def test_hidden_bands_are_not_shown() -> None:
    assert bands_of_line([Pay(min=1, max=90, rejected=ABSURD), Pay(min=5, max=6, kind="bonus")]) == []


def test_the_extractor_offers_the_line() -> None:
    assert EXTRACTOR.line is not None
    assert (EXTRACTOR.line.kind, EXTRACTOR.line.read) == ("pay", read_line)


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "€", "9" * 400, "€" * 300, "1-" * 100, "(" * 99 + "$5"])
def test_a_line_that_says_nothing_is_empty(text: str) -> None:
    assert read_line(text, {}) == []
