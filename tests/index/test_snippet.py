from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from metier.index.snippet import WIDTH, snippet


def test_the_stretch_with_most_words_is_shown() -> None:
    text = "python here. " + "filler " * 100 + "python and sql together. " + "filler " * 100
    shown = snippet(text, ["python", "sql"])
    assert "<mark>python</mark> and <mark>sql</mark>" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_without_a_match_the_opening_is_shown() -> None:
    assert snippet("We build things.", ["nurse"]) == snippet("We build things.", []) == "We build things."


def test_only_whole_words_are_marked_whatever_their_accents() -> None:
    assert snippet("cat Catalog CAT Zürich", ["cat", "zurich"]) == "<mark>cat</mark> Catalog <mark>CAT</mark> <mark>Zürich</mark>"


@given(st.text(max_size=600), st.lists(st.text(min_size=1, max_size=5), max_size=4))
def test_only_marks_are_markup(text: str, words: list[str]) -> None:
    shown = snippet(text, words)
    bare = shown.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in bare
    assert ">" not in bare
    assert shown.count("<mark>") == shown.count("</mark>")
    assert len(unescape(bare)) <= WIDTH + 2
