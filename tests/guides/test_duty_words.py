import pytest

from metier.guides.duty_words import known, meanings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mentor junior engineers", "Coaching colleagues"),
        ("Develop services", "Building services"),
        ("You will work closely with designers", "Collaborate with designers"),
        ("As a senior engineer on the team, you will mentor peers", "Mentoring peers"),
        ("Improve reliability", "Optimise uptime"),
    ],
)
def test_words_that_mean_the_same_are_the_same(one: str, other: str) -> None:
    assert meanings(one) & known() == meanings(other) & known() != frozenset()


def test_words_of_the_work_itself_stay_apart() -> None:
    assert meanings("Drive trucks to the port") != meanings("Teach pupils to read")
    assert "forkli" not in meanings("Drive a forklift")


def test_what_says_nothing_of_work_is_told() -> None:
    assert meanings("Review code with colleagues") & known()
    assert not meanings("You will be here in person every day") & known()
    assert meanings("") == frozenset()
