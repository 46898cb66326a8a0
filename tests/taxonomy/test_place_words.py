"""The words of location lines that are no names."""

import re

import pytest

from metier.taxonomy.place_words import alternatives, words_of


def test_words_of_a_kind_are_joined_over_all_its_rows() -> None:
    assert re.fullmatch(alternatives("label"), "standort")
    assert re.fullmatch(alternatives("label"), "duty station")


def test_openers_are_plain_words_that_are_not_openers_for_their_length_already() -> None:
    assert {"remote", "greater", "job"} <= words_of("opener")
    assert all(word.isalpha() and word.islower() and len(word) > 2 for word in words_of("opener"))


def test_a_kind_the_table_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_of("colours")
