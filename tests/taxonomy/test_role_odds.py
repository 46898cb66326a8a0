"""How well words fit each role."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.role_odds import likeliest
from metier.taxonomy.role_table import ROLES, kind


@pytest.mark.parametrize(
    ("words", "role"),
    [
        (("phlebotomy", "technician"), "phlebotomist"),
        (("registered", "nurse"), "registered-nurse"),
        (("data", "scientist"), "data-scientist"),
    ],
)  # fmt: skip
def test_the_kind_that_words_fit_best(words: tuple[str, ...], role: str) -> None:
    odds = likeliest(words)
    assert odds is not None
    assert odds.kind == kind(role)
    assert 0 < odds.share <= odds.kind_share <= 1


def test_unknown_words_lower_the_share_and_alone_say_nothing() -> None:
    with_it, without = likeliest(("data", "scientist", "qqqq")), likeliest(("data", "scientist"))
    assert with_it is not None
    assert without is not None
    assert with_it.kind_share < without.kind_share
    assert likeliest(("qqqq",)) is None
    assert likeliest(()) is None


def test_a_kind_takes_what_its_variants_take() -> None:
    variants = [role for role in ROLES().values() if role.variant_of == "registered-nurse"]
    assert any(kind(variant.id) == "registered-nurse" for variant in variants)


@given(st.lists(st.sampled_from(["data", "engineer", "nurse", "manager", "operator", "sales", "zzz", "senior"]), max_size=6))
def test_shares_are_shares(words: list[str]) -> None:
    odds = likeliest(words)
    assert odds is None or (0 <= odds.share <= odds.kind_share + 1e-9 and odds.kind_share <= 1 + 1e-9)
