from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.corpus.joining import Marks, compare, levels_of
from metier.corpus.likeness import pack, unpack

WORDS = [f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(300)]
SAME, OTHER = " ".join(WORDS), " ".join(reversed(WORDS))


def marks(name: str = "p1", words: str = SAME, title: str = "data engineer", **more: Any) -> Marks:
    given: dict[str, Any] = {
        "id": name,
        "source": "greenhouse",
        "board": "acme",
        "source_id": name,
        "levels": None,
        "title": frozenset(title.split()),
        "places": frozenset({"austin-tx"}),
        "text_key": "",
        "sketch": unpack(pack(words, (), more.pop("requisition", 0), more.pop("pay", 0))),
        "day": 20_000,
    }
    return Marks(**(given | more))


def test_the_same_opening_put_up_again() -> None:
    verdict = compare(marks(), marks("p2", " ".join(WORDS[:-10]), day=20_030))
    assert verdict.joined
    assert {ground.words for ground in verdict.grounds} >= {"the same title", "the same place"}


@pytest.mark.parametrize(
    ("more", "joined"),
    [
        ({"places": frozenset({"boston-ma"})}, True),  # one vacancy in several places
        ({"places": frozenset({"boston-ma"}), "words": " ".join(WORDS[:200])}, False),
        ({"title": "site manager"}, False),  # distinct roles with the same words
        ({"title": "data engineer payments"}, True),
        ({"words": OTHER}, False),  # distinct jobs under the same title
        ({"levels": (4, 4)}, False),
        ({"levels": (4, 4), "title": "~ acme austin"}, True),
        ({"requisition": 3}, True),
        ({"title": "data engineer payments", "requisition": 4}, False),
        ({"day": 22_000, "words": " ".join(WORDS[:170] + WORDS[:169:-1])}, False),
        ({"words": "Too few words"}, False),
    ],
)
def test_what_joins(more: dict[str, Any], joined: bool) -> None:
    assert compare(marks(requisition=3), marks("p2", **more)).joined is joined


HALF = " ".join(WORDS[:130] + WORDS[:129:-1])


@pytest.mark.parametrize(
    ("more", "joined"),
    [
        ({"words": HALF, "day": 20_060}, True),  # rewritten
        ({"words": HALF, "day": 20_002}, False),
        ({"words": HALF, "day": 20_060, "board": "another"}, False),
        ({"words": HALF, "day": 20_060, "places": frozenset({"boston-ma"})}, False),
        ({"words": HALF, "day": 20_060, "title": "data engineer payments"}, False),
        ({"words": OTHER, "day": 20_060}, False),
        ({"words": " ".join(WORDS[:220]), "day": 20_060, "title": "~ acme austin"}, True),
        ({"day": 20_060, "title": "data analyst"}, False),
    ],
)
def test_put_up_again_in_other_words(more: dict[str, Any], joined: bool) -> None:
    assert compare(marks(), marks("p2", **more)).joined is joined


def test_levels_forbid() -> None:
    verdict = compare(marks(levels=(3, 3)), marks("p2", levels=(4, 4)))
    assert verdict.hard
    assert verdict.veto == "different levels: senior and staff"
    assert not compare(marks(levels=(2, 3)), marks("p2", levels=(3, 3))).veto


@pytest.mark.parametrize(
    ("title", "location", "found"),
    [
        ("Senior Engineer", "", (3, 3)),
        ("Junior/Senior Engineers", "", (1, 3)),
        ("Acme | NYC | INTERNS", "NYC; INTERNS", None),
        ("Engineer", "", None),
    ],
)
def test_levels_of_titles(title: str, location: str, found: tuple[int, int] | None) -> None:
    assert levels_of(title, location) == found


NAMES = st.sampled_from(["data engineer", "site manager", "data engineer payments", "~ acme", ""])
SOME = st.builds(
    lambda title, words, levels, pay, day: marks("p2", words, title, levels=levels, pay=pay, day=day),
    NAMES,
    st.sampled_from([SAME, OTHER, "few", " ".join(WORDS[:200])]),
    st.sampled_from([None, (3, 3), (2, 4)]),
    st.integers(0, 2),
    st.integers(20_000, 21_000),
)


@given(SOME, SOME)
def test_a_verdict_does_not_depend_on_order(one: Marks, other: Marks) -> None:
    assert compare(one, other) == compare(other, one)
