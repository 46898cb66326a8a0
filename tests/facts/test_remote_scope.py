"""Where a remote worker may live."""

import pytest

from metier.facts.remote_scope import Scope, around, scope_of


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("Remote (US Only)", Scope(("US",), (), False)),
        ("remote within the United States or Canada", Scope(("US", "CA"), (), False)),
        ("REMOTE (US-based only)", Scope(("US",), (), False)),
        ("Remote in CA, NY, TX or WA", Scope(("US",), (), False)),
        ("Remote (Americas & Europe)", Scope((), ("AMERICAS", "EUROPE"), False)),
        ("work from anywhere", Scope((), (), True)),
        ("work from anywhere in the United States", Scope(("US",), (), False)),
        ("a global company", Scope((), (), False)),
        ("Remote (EST overlap)", Scope((), (), False)),
        ("Per our policy And more", Scope((), (), False)),
        ("", Scope((), (), False)),
    ],
)
def test_scopes(words: str, scope: Scope) -> None:
    assert scope_of(words) == scope


def test_two_letter_codes_count_only_in_a_head() -> None:
    assert scope_of("Remote (DE/CH)", codes=True).countries == ("DE", "CH")
    assert scope_of("Remote (DE)").countries == ()


def test_only_the_sentence_counts() -> None:
    text = "We have offices in Japan. This job is remote within Germany. Our clients live in Brazil."
    at = text.index("remote")
    assert around(text, at, at + 6).countries == ("DE",)
