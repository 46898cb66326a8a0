"""Patterns of the small words of pay lines."""

import re

from metier.facts.pay_words import any_of, every_word, one_of, words


def test_the_longer_word_wins_and_apostrophes_are_either() -> None:
    assert re.match(any_of(["per", "per annum"]), "per annum").group() == "per annum"  # type: ignore[union-attr]  # it matches
    assert re.fullmatch(any_of(["l'"]), "l’")


def test_a_whole_word() -> None:
    assert re.match(one_of("week"), "week")
    assert not re.match(one_of("week"), "weekend")


def test_words_are_in_lower_case_and_known() -> None:
    assert "per" in words("lead")
    assert {"offer", "brutto", "between"} <= every_word()
    assert all(word == word.lower() for word in every_word())
