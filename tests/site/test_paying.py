"""The pay filter."""

from metier.model.search import PayBin, PayCounts, SearchQuery
from metier.site import paying

COUNTS = PayCounts(
    stated=60, enough=45, unstated=40, currency="EUR", bins=(PayBin(0, 5e4, 10), PayBin(5e4, 1e5, 0), PayBin(1e5, None, 50))
)


def test_each_way_says_how_many_it_leaves() -> None:
    plain = paying.pay_filter(SearchQuery(pay_min=8e4, unstated_pay="exclude"), COUNTS)
    assert [(value, jobs, chosen) for value, _, jobs, chosen in plain.ways] == [
        ("include", 85, False),
        ("exclude", 45, True),
        ("only", 40, False),
    ]


def test_bars_are_as_high_as_they_count_and_named_by_their_pay() -> None:
    made = paying.pay_filter(SearchQuery(pay_min=8e4, pay_currency="EUR"), COUNTS)
    assert [(bar.height, bar.words, bar.enough) for bar in made.bars] == [
        (8.0, "€0 to €50k", False),
        (0.0, "€50k to €100k", True),
        (40.0, "€100k and more", True),
    ]
    assert (made.low, made.high, made.currency) == ("€0", "€100k and more", "EUR")


def test_amounts_in_each_postings_own_currency_mark_no_bar() -> None:
    assert all(bar.enough for bar in paying.pay_filter(SearchQuery(pay_min=8e4), COUNTS).bars)


def test_a_currency_of_the_address_is_offered() -> None:
    assert paying.pay_filter(SearchQuery(pay_currency="NOK"), None).currencies[-1] == "NOK"
    assert paying.pay_filter(SearchQuery(), None).bars == ()


def test_how_many_state_pay_is_said_of_what() -> None:
    assert paying.stated(SearchQuery(), COUNTS) == "pay stated in 60 (60%)"
    assert paying.stated(SearchQuery(pay_min=1.0), COUNTS) == "pay stated in 60 of 100 before the pay filter (60%)"
    assert paying.stated(SearchQuery(), None) == ""
