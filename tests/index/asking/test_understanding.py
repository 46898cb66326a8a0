"""What people type and mean: slots on searches written for it, and what holds for any text."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.index.asking.understanding import Reading, plainly, understand

QUERIES = Path(__file__).parent.parent / "data" / "queries.tsv"
LEAST_F1 = 0.97


class Corpus:
    """A corpus of a few words and employers."""

    def __init__(self, words: Mapping[str, int] | None = None) -> None:
        self.words = words or {}

    def frequency(self, word: str) -> int:
        return self.words.get(word, 0)

    def employers(self) -> Mapping[tuple[str, ...], str]:
        return {("uber",): "uber", ("acme", "works"): "acme-works"}


def slots(reading: Reading) -> set[str]:
    return {f"{'-' * unit.negative}{unit.kind}={unit.value}" for unit in reading.typed.units() if unit.value}


def rows() -> list[tuple[str, set[str]]]:
    lines = [line for line in QUERIES.read_text("utf-8").splitlines()[2:] if line]
    return [(query, {slot for slot in told.split(";") if slot}) for query, _, told in (line.partition("\t") for line in lines)]


def test_slots_of_three_hundred_searches() -> None:
    counts: Counter[str] = Counter()
    wrong = []
    for query, expected in rows():
        found = slots(understand(query))
        counts["right"] += 2 * len(found & expected)
        counts["all"] += len(found) + len(expected)
        if found != expected:
            wrong.append((query, expected - found, found - expected))
    assert len(rows()) >= 300
    assert counts["right"] / counts["all"] >= LEAST_F1, wrong


def test_case_makes_no_difference_to_a_role_and_a_place() -> None:
    for text in ("Software Engineer Berlin", "SOFTWARE ENGINEER BERLIN", "software engineer berlin"):
        assert slots(understand(text)) == {"role=software-engineer", "place=berlin-de"}


def test_an_employer_is_known_by_the_corpus() -> None:
    assert slots(understand("uber eats sales tokyo", Corpus())) == {
        "employer=uber",
        "role=sales-representative",
        "place=tokyo-jp",
    }
    assert slots(understand("acme works nurse", Corpus())) == {"employer=acme-works", "role=registered-nurse"}


def test_a_word_the_corpus_has_often_is_no_misspelling() -> None:
    assert [(each.words, each.meant) for each in understand("kubernets").corrections] == [("kubernets", "kubernetes")]
    assert understand("kubernets", Corpus({"kubernets": 40, "kubernetes": 50})).corrections == ()
    assert understand('"kubernets"').corrections == ()


def test_chips_stand_where_their_words_stand() -> None:
    text = "senior python remote from germany 80k+"
    found = {unit.kind: text[unit.start : unit.end] for unit in understand(text).typed.units()}
    assert found == {"level": "senior", "tool": "python", "workplace": "remote", "remote_from": "from germany", "pay": "80k+"}


def test_quoted_words_and_a_literal_reading_stay_words() -> None:
    assert slots(understand('"senior" "new york"')) == set()
    assert slots(plainly("senior nurse berlin")) == set()


def test_words_that_say_nothing_are_told_unless_they_are_all_there_is() -> None:
    assert understand("nurse jobs").told == ("text: 'jobs': says nothing of a job",)
    assert [unit.text for unit in understand("jobs").typed.units()] == ["jobs"]
    assert understand("jobs").told == ()


@pytest.mark.parametrize(
    "text", ["the of and", "€", "$ $", "401k", "24/7 support", "us", "in", "or", "not", "remote remote", "a " * 40]
)
def test_odd_texts_are_read(text: str) -> None:
    understand(text)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "senior",
                "nurse",
                "berlin",
                "remote",
                "not",
                "only",
                "from",
                "$80k+",
                "python",
                "OR",
                "(",
                ")",
                "-java",
                "no",
                "experience",
                "us",
            ]
        ),
        max_size=12,
    )
)
def test_units_come_in_order_and_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    reading = understand(text)
    assert all(0 <= unit.start < unit.end <= len(text) for unit in reading.typed.units())
    assert all(unit.value for unit in reading.typed.units() if unit.kind != "words")
