"""Phrases are found whole, once, and within the stretch asked for."""

from metier.facts.phrases import Phrases

PHRASES = Phrases([("nice to have", "good"), ("have", "own"), ("a plus", "good"), ("a plus", "again")])


def test_the_longest_phrase_wins_and_all_its_rows_speak() -> None:
    text = "Nice to have: SQL is a plus, you have time, behave"
    found = PHRASES.within(text, 0, len(text))
    assert [(text[one.start : one.end], one.says) for one in found] == [
        ("Nice to have", ("good",)),
        ("a plus", ("good", "again")),
        ("have", ("own",)),
    ]


def test_only_whole_phrases_between_the_offsets_count() -> None:
    text = "a plus a plus"
    assert len(PHRASES.within(text, 0, 6)) == 1
    assert PHRASES.within(text, 1, 12) == ()
    assert PHRASES.within(text, 9, 3) == ()
    assert PHRASES.within("", 0, 0) == ()
