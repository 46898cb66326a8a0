from datetime import date

import msgspec
import pytest

from metier.guides.wording import (
    article,
    capital,
    date_words,
    figure_words,
    interval_words,
    joined,
    listed,
    money,
    plural,
    said,
    sentence,
    share,
    unclear,
)
from metier.model.block import Text
from metier.model.figure import Cell, Figure, Window


def _figure(value: float | None, unit: str, low: float | None = None, high: float | None = None) -> Figure:
    return Figure(
        id="x", measure="m", cell=Cell(), unit=unit, value=value, low=low, high=high, window=Window(None, None),
        as_of=date(2026, 11, 14), method="m@1", edition="e",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (152_400, "USD", "$152k"), (99_960, "USD", "$100k"), (61_480, "EUR", "€61.5k"), (61_000, "GBP", "£61k"),
        (41.2, "USD", "$41.20"), (1_240_000, "INR", "₹1.2m"), (12_000_000, "JPY", "¥12m"), (-4_000, "USD", "-$4k"),
        (104_000, "CHF", "CHF 104k"),
    ],
)  # fmt: skip
def test_money_is_short(amount: float, currency: str, words: str) -> None:
    assert money(amount, currency) == words


@pytest.mark.parametrize(
    ("part", "words"), [(0.0, "0%"), (0.004, "under 1%"), (0.425, "42%"), (0.997, "over 99%"), (1.0, "100%")]
)
def test_only_none_is_0_and_only_all_is_100(part: float, words: str) -> None:
    assert share(part) == words


@pytest.mark.parametrize(
    ("figure", "value", "interval"),
    [
        (_figure(152_000, "USD/year", 146_000, 159_000), "$152k", "146k to 159k"),
        (_figure(104_000, "CHF/year", 99_960, 110_000), "CHF 104k", "100k to 110k"),
        (_figure(0.42, "share", 0.361, 0.479), "42%", "36 to 48"),
        (_figure(3.14, "ratio", 2.0, 4.6), "×3.1", "2.0 to 4.6"),
        (_figure(1, "years", 1, 2.5), "1 year", "1 to 2.5"),
        (_figure(2, "years", 1, 3), "2 years", "1 to 3"),
        (_figure(2318, "count"), "2,318", ""),
        (_figure(None, "share"), "not stated", ""),
    ],
)
def test_figures_in_words(figure: Figure, value: str, interval: str) -> None:
    assert (figure_words(figure), interval_words(figure)) == (value, interval)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("too few employers: 3 of the 5 it takes", "too few employers: 3 of the 5 it takes"),
        ("no later reading says so", "not known: no later reading says so"),
        ("3 employers, 5 are needed", "too few to say: 3 employers, 5 are needed"),
    ],
)
def test_a_suppressed_figure_says_why(reason: str, words: str) -> None:
    assert figure_words(msgspec.structs.replace(_figure(None, "share"), suppressed=reason)) == words


def test_a_sentence_whose_figure_is_suppressed_is_left_out() -> None:
    told, hidden = _figure(0.42, "share"), _figure(None, "share")
    first = sentence(told, " of employers do.")
    assert first is not None
    assert sentence(hidden, " of employers do.") is None
    assert joined(first, sentence("Pay is ", hidden, "."), role="lede") == msgspec.structs.replace(first, role="lede")
    assert joined(None, None) is None


def test_a_paragraph_in_plain_words() -> None:
    text = joined(sentence(_figure(0.42, "share"), " do."), Text(("The rest do not.",)))
    assert text is not None
    assert said(text) == "42% do. The rest do not."


@pytest.mark.parametrize(
    ("value", "unit", "ends", "words", "between"),
    [
        (12_340.0, "USD/year", (5_400.0, 19_000.0), "+$12k", "+5.4k to +19k"),
        (-3.4, "points", (-8.0, -0.2), "−3 points", "−8 to −0.2"),
        (0.98, "points", (0.04, 1.2), "+1 point", "+0.04 to +1"),
        (1.5, "years", (0.5, 3.0), "+1.5 years", "+0.5 to +3"),
        (-3.4, "points", (-8.0, 2.0), "no clear difference", "−8 to +2"),
        (0.0, "USD/year", (0.0, 4_000.0), "no clear difference", "0 to +4k"),
        (0.0, "points", (None, None), "the same", ""),
        (-6.0, "points", (None, None), "−6 points", ""),
    ],
)
def test_differences_have_a_sign_and_say_when_there_may_be_none(
    value: float, unit: str, ends: tuple[float | None, float | None], words: str, between: str
) -> None:
    figure = msgspec.structs.replace(_figure(value, unit, *ends), measure="gap:share:degree|level=senior")
    assert (figure_words(figure), interval_words(figure)) == (words, between)
    assert unclear(figure) == (words == "no clear difference")
    assert not unclear(msgspec.structs.replace(figure, measure="share:degree"))


def test_lists_and_dates() -> None:
    assert listed(["Java"]) == "Java"
    assert listed(["Java", "Go", "C"], "or") == "Java, Go or C"
    assert date_words(date(2026, 11, 4)) == "4 November 2026"
    assert date_words(None) == ""


def test_counts_and_first_letters() -> None:
    assert [plural(1, "posting"), plural(1204, "posting"), plural(2, "country", "countries")] == [
        "1 posting",
        "1,204 postings",
        "2 countries",
    ]
    assert [capital("backend engineer"), capital("iOS software engineer")] == ["Backend engineer", "iOS software engineer"]
    assert [article(word) for word in ("AI engineer", "HVAC technician", "UX researcher", "actor", "nurse")] == [
        "an",
        "an",
        "a",
        "an",
        "a",
    ]
