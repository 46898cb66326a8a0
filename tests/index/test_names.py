"""Names by the beginnings of their words, held to the same said in plain Python."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.index.names import ALIAS, EXACT, OTHER, START, WITHIN, Names, fold, typed

WORDS = st.sampled_from(("data", "dat", "database", "engineer", "engine", "en", "c++", "müller", "a"))
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3)
ENTRIES = st.lists(NAMES, min_size=1, max_size=6)
#: Beginnings of words that stand in names, too short to be taken for misspelt.
PARTS = st.lists(st.sampled_from(("d", "data", "en", "engi", "c", "mu", "a")), min_size=1, max_size=3)


def fits(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether every part begins a word of its own."""
    if not parts:
        return True
    rest = parts[1:]
    return any(word.startswith(parts[0]) and fits([*words[:at], *words[at + 1 :]], rest) for at, word in enumerate(words))


def graded(name: str, label: bool, parts: Sequence[str]) -> int | None:
    words = [fold(word) for word in name.split()]
    if not fits(words, parts):
        return None
    if words == list(parts):
        return EXACT
    opens = words[0].startswith(parts[0])
    return (START if opens else WITHIN) if label else (ALIAS if opens else OTHER)


@given(ENTRIES, PARTS)
def test_the_best_name_of_each_entry_is_what_looking_at_every_name_finds(entries: list[list[str]], parts: list[str]) -> None:
    names = Names(entries)
    found = names.having(parts)
    best = names.best(found)
    for entry, (told, ways) in enumerate(zip(best.tolist(), entries, strict=True)):
        grades = [grade for at, name in enumerate(dict.fromkeys(ways)) if (grade := graded(name, not at, parts)) is not None]
        assert told == min(grades, default=OTHER + 1)
        if grades:
            alias = names.alias(entry, found)
            assert graded(alias or ways[0], not alias, parts) == told


@pytest.mark.parametrize(
    ("word", "folded"),
    [("MÜNCHEN", "munchen"), ("Ørsted", "orsted"), ("O'Reilly", "oreilly"), ("Straße", "strasse"), ("C#", "c#")],
)
def test_words_are_compared_in_small_letters_without_marks(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_a_text_is_taken_apart_where_its_words_stand() -> None:
    found = typed("Senior  C++, o'hara ")
    assert found.words == ("senior", "c++", "ohara")
    assert [found.text[start] for start in found.starts] == ["S", "C", "o"]
    assert found.finished
    assert not typed("node.js").finished


@given(st.sampled_from(("software", "engineer", "database")), st.data())
def test_one_slip_behind_the_first_letter_is_mended(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("qxz"))
    slips = (word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :])
    names = Names([["software"], ["engineer"], ["database"], ["nurse"]])
    for slip in slips:
        assert ("software", "engineer", "database").index(word) in names.having([slip]).names.tolist()


def test_a_finished_word_is_itself_and_another_follows() -> None:
    names = Names([["data"], ["data engineer"], ["database"], ["big data"]])
    assert names.having(["data"], finished=True).names.tolist() == [1]
    assert names.named(["big", "data"])
    assert not names.named(["big", "dat"])


def test_no_names_and_no_words_find_nothing() -> None:
    assert not len(Names([]).having(["a"]).names)
    assert not len(Names([["data"]]).having([]).names)
    assert not len(Names([["", "--"]]).having(["a"]).names)
