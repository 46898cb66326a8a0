"""Which money is pay: lone lines, lists of bands, words that say it is something else."""

import pytest

from metier.facts.bands import LINE, read_bands

LONG = "We build software for clinics and care about doing it well. " * 5


def amounts(text: str) -> list[tuple[float | None, float | None]]:
    return [(pay.min, pay.max) for pay, _, _ in read_bands(text, ())]


def test_a_lone_line_may_be_a_bare_amount_where_a_posting_may_not() -> None:
    assert len(LONG) > LINE
    assert amounts("€ 61.000") == [(61000, 61000)]
    assert amounts(LONG + "€ 61.000") == []


@pytest.mark.parametrize(
    "text", ["The house sold for $480,000", "A loan of $30,000 a year", "Seattle, WA 98101 - 98199", "12,500 - 14,000 visitors"]
)
def test_a_lone_line_about_something_else(text: str) -> None:
    assert amounts(text) == []


def test_a_list_of_bands_goes_on_under_its_heading() -> None:
    text = LONG + "\nPay Range:\nLevel 1: $24 - $28\nLevel 2: $27 - $33\nLevel 3: $32 - $39\nThanks."
    assert amounts(text) == [(24, 28), (27, 33), (32, 39)]


def test_a_stipend_is_pay_with_a_unit_only() -> None:
    assert amounts(LONG + "\nA stipend of $4,100 per month.") == [(4100, 4100)]
    assert amounts(LONG + "\nA stipend of $400 for books.") == []


def test_a_word_of_a_title_does_not_make_pay_something_else() -> None:
    assert amounts(LONG + "\n* Senior Engineer, Data Pipeline - $150~170k USD") == [(150000, 170000)]
    assert amounts(LONG + "\nBuild a pipeline of $150,000 in deals") == []


def test_a_range_that_says_too_little_is_left_out() -> None:
    assert amounts(LONG + "\nSalary: $300 - $500") == []
