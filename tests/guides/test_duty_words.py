import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.guides.duty_words import deeds, is_act, is_adverb


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mentor junior engineers", "Coaching colleagues"),
        ("Develop services", "Building systems"),
        ("You will work closely with designers", "Collaborate with teams"),
        ("As a senior engineer on the team, you will mentor peers", "Mentoring peers"),
        ("Improve reliability", "Optimise availability"),
    ],
)
def test_words_that_mean_the_same_are_the_same(one: str, other: str) -> None:
    assert deeds(one)[0] & deeds(other)[0]


@pytest.mark.parametrize(
    ("duty", "done"),
    [
        ("Design, build and maintain data pipelines", {("design", "pipeline"), ("build", "data"), ("operate", "pipeline")}),
        ("Take part in code reviews", {("review", "software")}),
        ("Comply with policies", {("comply", "process")}),
        ("Build tools for customers", {("build", "tool")}),
        ("Mentor", {("mentor", "")}),
    ],
)
def test_an_act_goes_with_what_it_is_done_to(duty: str, done: set[tuple[str, str]]) -> None:
    assert done <= deeds(duty)[0]


def test_what_is_done_for_another_end_is_not_the_first_clause() -> None:
    core, whole = deeds("Collaborate with product to ship features")
    assert core == {("partner", "product")}
    assert ("build", "feature") in whole
    assert ("build", "customer") not in deeds("Build tools for customers")[1]


def test_what_says_nothing_of_work_is_told() -> None:
    assert deeds("You will be here in person every day") == (frozenset(), frozenset())
    assert deeds("") == (frozenset(), frozenset())


@given(st.text(max_size=200))
def test_the_core_is_part_of_the_whole_of_any_text(text: str) -> None:
    core, whole = deeds(text)
    assert core <= whole
    assert core or not whole


def test_the_noun_of_a_verb_opens_no_duty() -> None:
    assert is_act("Building")
    assert is_act("implement")
    assert not is_act("Development")
    assert not is_act("Reports")
    assert is_adverb("proactively")
    assert not is_adverb("build")
