"""Cues near a mention outweigh its zone; alternatives share a group."""

import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.facts.demand import asks, clause, demand, elsewhere, or_groups
from metier.facts.sentences import sentence_at, sentences
from metier.taxonomy.lexicon import rows


class Span(NamedTuple):
    start: int
    end: int


def asked(text: str, zone: str, word: str = "Kafka") -> str:
    start = text.index(word)
    return demand(text, zone, sentence_at(sentences(text), start), start, start + len(word))


@pytest.mark.parametrize(
    ("text", "zone", "req"),
    [
        ("Kafka", "requirements", "required"),
        ("Kafka", "preferred", "preferred"),
        ("Kafka", "duties", "context"),
        ("Kafka", "other", "context"),
        ("Kafka is a plus", "requirements", "preferred"),
        ("Kafka experience is a plus", "requirements", "preferred"),
        ("Nice to have: Kafka", "about_role", "preferred"),
        ("Ideally you know Kafka", "requirements", "preferred"),
        ("SQL is a plus; Kafka", "requirements", "required"),
        ("SQL preferred, Kafka required", "about_role", "required"),
        ("Kafka required, SQL preferred", "about_role", "required"),
        ("SQL required, Kafka preferred", "requirements", "preferred"),
        ("You must know Kafka", "about_role", "required"),
        ("5+ years of Kafka", "other", "required"),
        ("Experience with Kafka", "duties", "required"),
        ("Knowledge of Kafka", "preferred", "preferred"),
        ("Kafka is not required", "requirements", "context"),
        ("Kafka is not required but a plus", "requirements", "preferred"),
        ("We are migrating off Kafka", "requirements", "context"),
        ("Cloud experience (we use Kafka)", "requirements", "context"),
        ("Kafka expertise, familiarity with SQL is a plus", "requirements", "required"),
        ("Erfahrung mit Kafka", "other", "required"),
        ("Kafka von Vorteil", "requirements", "preferred"),
    ],
)
def test_the_clause_governs_before_the_zone(text: str, zone: str, req: str) -> None:
    assert asked(text, zone) == req


def test_without_a_sentence_the_zone_decides() -> None:
    assert demand("Kafka", "requirements", None, 0, 5) == "required"
    assert asks("Kafka", None, 0, 5) is False
    assert elsewhere("Kafka", None, 0) is False


def test_customers_and_backers_are_told_apart() -> None:
    text = "Trusted by companies like Stripe. Experience with Stripe"
    first, last = text.index("Stripe"), text.rindex("Stripe")
    cut = sentences(text)
    assert elsewhere(text, sentence_at(cut, first), first)
    assert not elsewhere(text, sentence_at(cut, last), last)
    assert asks(text, sentence_at(cut, last), last, last + 6)


def test_a_clause_ends_at_semicolon_and_but() -> None:
    text = "Know SQL; know Kafka but not Storm"
    sentence = sentences(text)[0]
    left, right = clause(text, sentence, text.index("Kafka"), text.index("Kafka") + 5)
    assert text[left:right] == " know Kafka"


GROUPS = [
    ("Java or Kotlin, and SQL", [1, 1, None]),
    ("Java, Kotlin or Scala", [1, 1, 1]),
    ("Java, Kotlin and Scala", [None, None, None]),
    ("Java/Kotlin", [1, 1]),
    ("a language such as Java, Kotlin, Scala", [1, 1, 1]),
    ("cloud (Java, Kotlin, or Scala) and SQL", [1, 1, 1, None]),
    ("e.g. Java and Kotlin", [1, 1]),
    ("Java and Kotlin or similar", [1, 1]),
    ("Java, then a long story about something else altogether, or SQL", [None, None]),
    ("Java or Kotlin. SQL or Scala", [1, 1, 2, 2]),
    ("Java\nor Kotlin", [None, None]),
    ("Java", [None]),
    ("", []),
]


@pytest.mark.parametrize(("text", "groups"), GROUPS)
def test_alternatives_share_a_group(text: str, groups: list[int | None]) -> None:
    spans = [Span(*match.span()) for match in re.finditer(r"Java|Kotlin|Scala|SQL", text)]
    assert or_groups(text, spans) == groups


@given(st.lists(st.sampled_from([" or ", " and ", ", ", "/", "; ", ". ", " with the "]), min_size=1, max_size=6))
def test_groups_are_runs_of_two_or_more_numbered_from_one(gaps: list[str]) -> None:
    text, spans = "Java", [Span(0, 4)]
    for gap in gaps:
        start = len(text) + len(gap)
        text += f"{gap}Java"
        spans.append(Span(start, start + 4))
    numbers = [number for number in or_groups(text, spans) if number]
    assert all(numbers.count(number) >= 2 for number in numbers)
    assert sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
    assert numbers == sorted(numbers)


def test_the_table_uses_known_words() -> None:
    table = list(rows("demand_cues.tsv", "metier.facts"))
    assert {row["demand"] for row in table} == {"required", "preferred", "context", "elsewhere"}
    assert {row["where"] for row in table} == {"any", "before", "after", "beside"}
