"""Cue words: whole words, offsets that never move, one pass."""

from hypothesis import given, settings
from hypothesis import strategies as st

from metier.facts.cues import cues_of


@settings(deadline=None)  # the first example loads the tables
@given(st.text(alphabet="aBİſß$€’ \u00a05kKyearsMBAdegre./-\n", max_size=120))
def test_every_cue_lies_in_the_text_in_order(text: str) -> None:
    for cues in cues_of(text).found.values():
        ends = [0]
        for cue in cues:
            assert ends[-1] <= cue.start < cue.end <= len(text)
            ends.append(cue.end)


def test_a_phrase_counts_as_a_whole_word_only() -> None:
    assert not cues_of("prepayment of relearned salaryman").all("pay")
    assert [cue.id for cue in cues_of("The salary.").all("pay")] == ["pay"]


def test_a_currency_code_counts_in_capitals_only() -> None:
    assert [cue.id for cue in cues_of("pay 10 CAD or USD").all("currency")] == ["CAD", "USD"]
    assert not cues_of("a cad and his sek").all("currency")


def test_the_longest_phrase_of_a_kind_wins() -> None:
    found = cues_of("Bachelor’s Degree").all("degree")
    assert [(cue.start, cue.end, cue.id) for cue in found] == [(0, 17, "bachelor")]


def test_cues_within_a_stretch() -> None:
    cues = cues_of("salary, wage and salary")
    assert len(cues.within("pay", 0, 12)) == 2
    assert cues.last("pay", 0, 100) == cues.all("pay")[-1]
    assert cues.first("pay", 7, 100) == cues.all("pay")[1]
    assert cues.first("pay", 24, 100) is None
