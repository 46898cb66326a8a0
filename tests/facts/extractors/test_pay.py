"""Pay of whole postings: round trips, hints, places, hostile input."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.cues import cues_of
from metier.facts.document import Document
from metier.facts.extractors.pay import EXTRACTOR, read
from metier.model.facts import Pay, Workplace
from metier.model.place import Place
from metier.taxonomy.money import annual

UNITS = {
    "HOUR": ["an hour", "/hr", "per hour", "hourly"],
    "MONTH": ["per month", "/month", "monthly"],
    "YEAR": ["per year", "a year", "annually", "p.a."],
}
DASHES = [" - ", "–", " — ", " to ", "~"]


def base(text: str, **hints: Any) -> list[Pay]:
    return list(read(Document(text, hints=hints), {}) or ())


@settings(deadline=None)  # the first example loads the tables
@given(
    st.integers(20, 400),
    st.integers(0, 300),
    st.sampled_from(["$", "£", "€", "USD ", "EUR "]),
    st.sampled_from(DASHES),
    st.sampled_from(UNITS["YEAR"]),
    st.sampled_from(["grouped", "k", "one k", "plain"]),
)
def test_a_yearly_band_reads_back(low: int, more: int, mark: str, dash: str, unit: str, form: str) -> None:
    high = low + min(more, 3 * low)
    write: dict[str, tuple[str, str]] = {
        "grouped": (f"{low},000", f"{high},000"),
        "k": (f"{low}k", f"{high}K"),
        "one k": (f"{low}", f"{high}k"),
        "plain": (f"{low}000", f"{high}000"),
    }
    first, second = write[form]
    (pay,) = base(f"We are hiring.\nSalary: {mark}{first}{dash}{mark}{second} {unit}, plus leave.\nApply now.")
    currency = {"$": "USD", "£": "GBP", "€": "EUR"}.get(mark, mark.strip())
    assert (pay.min, pay.max, pay.currency, pay.unit, pay.kind) == (low * 1000, high * 1000, currency, "YEAR", "base")


@settings(deadline=None)  # the first example loads the tables
@given(st.integers(750, 14000), st.integers(0, 5000), st.sampled_from(DASHES), st.sampled_from(UNITS["HOUR"]))
def test_an_hourly_band_reads_back_and_is_2080_hours_a_year(cents: int, more: int, dash: str, unit: str) -> None:
    low, high = cents / 100, (cents + more) / 100
    (pay,) = base(f"Pay: ${low:.2f}{dash}${high:.2f} {unit}")
    assert (pay.min, pay.max, pay.unit) == (low, high, "HOUR")
    assert pay.annual_min == annual(low, "HOUR") == round(low * 2080, 2)


@settings(deadline=None)  # the first example loads the tables
@given(st.integers(1500, 9000), st.sampled_from(UNITS["MONTH"]))
def test_one_amount_is_both_sides(amount: int, unit: str) -> None:
    (pay,) = base(f"Salary {amount} EUR {unit}")
    assert (pay.min, pay.max, pay.unit, pay.annual_max) == (amount, amount, "MONTH", amount * 12)


@settings(deadline=None)  # the first example loads the tables
@given(st.text(alphabet="$€£1234567890.,kKM%+-–to ()/|\nhrpay salary:USD\u00a0İ", max_size=160))
def test_no_text_crashes_and_every_quote_is_exact(text: str) -> None:
    for pay in base(text):
        assert pay.quote is not None
        assert pay.quote == text[pay.start : pay.end]
        assert len(pay.quote) <= 160


def test_several_bands_each_with_its_place() -> None:
    text = "Pay range\nZone A\n$81,000—$97,000 USD\nZone B\n$74,000—$88,000 USD\nAnd a $5,000 sign-on bonus."
    assert [(pay.place, pay.min, pay.kind) for pay in base(text)] == [
        ("Zone A", 81000, "base"),
        ("Zone B", 74000, "base"),
        (None, 5000, "sign_on"),
    ]


def test_the_same_band_is_listed_once() -> None:
    assert len(base("Salary: $50,000 - $60,000 per year.\nAgain: $50,000 - $60,000 per year.")) == 1


def test_a_field_alone_stands_with_its_path() -> None:
    (pay,) = base(
        "Join us.",
        baseSalary=[{"currency": "USD", "minValue": 70000, "maxValue": 90000, "unitText": "YEAR", "path": "pay.range"}],
    )
    assert (pay.min, pay.max, pay.field, pay.quote, pay.annual_max) == (70000, 90000, "pay.range", None, 90000)


def test_the_text_gives_the_quote_of_the_band_it_shares_with_the_field() -> None:
    (pay,) = base(
        "Salary: $70,000 - $90,000", baseSalary=[{"currency": "USD", "minValue": 70000, "maxValue": 90000, "unitText": "YEAR"}]
    )
    assert (pay.quote, pay.field) == ("$70,000 - $90,000", None)


def test_hourly_figures_under_year_are_not_believed() -> None:
    hint = [{"currency": "USD", "minValue": 24, "maxValue": 31, "unitText": "YEAR"}]
    (pay,) = base("Join us.", baseSalary=hint)
    assert (pay.unit, pay.annual_max, pay.rejected) == (None, None, "no pay for its unit")
    (told,) = base("Pay: $24 - $31 an hour", baseSalary=hint)
    assert (told.unit, told.rejected, told.quote) == ("HOUR", None, "$24 - $31 an hour")


def test_a_field_in_words_is_read_as_a_line() -> None:
    (pay,) = base("Join us.", baseSalary=["€41,000 - €47,000 per annum"])
    assert (pay.min, pay.max, pay.unit, pay.field, pay.quote) == (41000, 47000, "YEAR", "baseSalary", None)


def test_a_placeholder_field_is_kept_with_its_reason() -> None:
    (pay,) = base("Join us.", baseSalary=[{"currency": "USD", "minValue": 0, "maxValue": 0, "unitText": "YEAR"}])
    assert pay.rejected == "placeholder"


def test_a_title_is_evidence_where_the_text_is_silent() -> None:
    (pay,) = read(Document("Join us.", title="Cleaner - $19/hr"), {}) or ()
    assert (pay.min, pay.field, pay.quote) == (19, "title", None)


def test_the_dollar_of_the_place() -> None:
    document = Document("Salary: $80,000 - $95,000")
    assert (read(document, {"places": (Place(country="AU"),)}) or ())[0].currency == "AUD"
    assert (read(document, {"workplace": Workplace(type="remote", countries=("CA",))}) or ())[0].currency == "CAD"
    assert (read(document, {}) or ())[0].currency == "USD"


def test_nothing_stated_is_none() -> None:
    assert read(Document("A kind team."), {}) is None


def test_the_extractors_example_is_read() -> None:
    assert base(EXTRACTOR.example)


def work(call: Callable[[], object]) -> int:
    """How many calls are made: a measure of work that no clock disturbs."""
    count = 0

    def step(_frame: Any, _event: str, _arg: Any) -> None:
        nonlocal count
        count += 1

    cues_of.cache_clear()
    sys.setprofile(step)
    try:
        call()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "seed",
    [
        "$1-",
        "$1,000 - ",
        "1 000 ",
        "salary: 12 ",
        "$5k\n",
        "Zone 1 (",
        "A, B ",
        "USD",
        "(",
        "9" * 50,
        "€ 5.000,- ",
        "from 1 to ",
        "$1 - $2\nLevel: ",
        "12x ",
        "salary per per ",
        "max a of a ",
        "45/",
    ],
)
def test_work_grows_with_the_text_and_not_faster(seed: str) -> None:
    base("Salary: $50,000")  # tables are loaded
    one, four = (work(lambda times=times: base(seed * times)) for times in (200, 800))  # type: ignore[misc]  # a default argument
    assert four <= 5 * one + 500
