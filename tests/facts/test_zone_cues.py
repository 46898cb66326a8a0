"""Cues are counted where they stand as words, and their sums tell the zone of a line."""

from hypothesis import given
from hypothesis import strategies as st

from metier.facts.zone_cues import (
    KINDS,
    REACHED,
    Unit,
    judge_headed,
    judge_loose,
    judge_unheaded,
    leads_in,
    packed,
    points,
    reaching,
    votes_of,
)
from metier.taxonomy.lexicon import rows


def unit(words: str, *, bulleted: bool = False) -> Unit:
    return Unit(words, points(votes_of(words).between(0, len(words))), bulleted=bulleted)


@given(st.dictionaries(st.sampled_from(KINDS), st.integers(1, 10_000)))
def test_packed_points_are_found_again(votes: dict[str, int]) -> None:
    total = sum(packed(kind, number) for kind, number in votes.items())
    assert points(total) == votes


@given(st.dictionaries(st.sampled_from(KINDS), st.integers(1, 10_000)), st.sampled_from(KINDS), st.integers(1, 20))
def test_enough_points_are_told_in_one_step(votes: dict[str, int], kind: str, least: int) -> None:
    total = sum(packed(other, number) for other, number in votes.items())
    assert bool((total + reaching({kind: least})) & REACHED) == (votes.get(kind, 0) >= least)


def test_a_cue_is_a_word_of_its_own() -> None:
    assert unit("401(k) and dental").votes["benefits"] > 0
    assert unit("the occidental pensioner remotely").votes == {}
    assert unit("They discriminated").votes["legal"] > 0  # a stem of the table
    assert unit("pensions").votes == unit("pension").votes


def test_a_colon_tells_more_than_the_word() -> None:
    assert unit("our stack: Go").votes["about_role"] > unit("a stack of books").votes.get("about_role", 0)


@given(st.text(max_size=200), st.integers(0, 200))
def test_stretches_add_up(text: str, cut: int) -> None:
    votes = votes_of(text)
    assert votes.between(0, cut) + votes.between(cut, len(text) + 1) == votes.between(0, len(text) + 1)


def test_small_print_and_pay_are_told_under_any_heading() -> None:
    assert judge_headed(unit("We are an equal opportunity employer."), "requirements") == "legal"
    assert judge_headed(unit("$90,000 - $120,000"), "duties") == "benefits"
    assert judge_headed(unit("Manage a budget of $5M.", bulleted=True), "duties") is None


def test_prose_may_leave_its_section_and_items_stay() -> None:
    prose = "At Acme, we believe in anvils. Our mission is to make the best of them, and our customers come from all countries."
    assert judge_loose(unit(prose), "benefits") == "about_employer"
    assert judge_loose(unit("Our mission is yours", bulleted=True), "benefits") is None


def test_a_list_without_a_heading_goes_on() -> None:
    assert judge_unheaded(unit("Our customers and company", bulleted=True), "duties") is None
    assert judge_unheaded(unit("We are looking for a baker."), "other") == "about_role"


def test_a_colon_announces_a_list() -> None:
    assert leads_in(unit("You will take on many things, such as:")) == "duties"
    assert leads_in(unit("It rained in Leeds:")) is None


def test_the_table_names_known_zones_and_weights() -> None:
    table = list(rows("zone_cues.tsv", "metier.facts"))
    assert {row["zone"] for row in table} <= set(KINDS)
    assert {row["weight"] for row in table} == {"sure", "strong", "weak", "hint"}
