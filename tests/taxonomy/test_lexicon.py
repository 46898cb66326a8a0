"""Names are found whole, longest first, with offsets into the text as it was given."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.taxonomy.lexicon import Alias, Hit, Lexicon, fold, rows, stands_alone

NAMES = [
    "Java",
    "JavaScript",
    "C",
    "C++",
    "C#",
    ".NET",
    "ASP.NET",
    "Node.js",
    "CI/CD",
    "Amazon Web Services",
    "React",
    "React Native",
    "R",
]
LEXICON = Lexicon(Alias(name, name) for name in NAMES)


def surfaces(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Java, JavaScript and C++/C#.", ["Java", "JavaScript", "C++", "C#"]),
        ("We run .NET, ASP.NET and node.js; CI/CD too.", [".NET", "ASP.NET", "node.js", "CI/CD"]),
        ("React Native (not React)", ["React Native", "React"]),
        ("react natively", ["react"]),
        ("AMAZON\u00a0WEB SERVICES", ["AMAZON\u00a0WEB SERVICES"]),
        ("C, R. And C++: yes", ["C", "R", "C++"]),
        ("R&D, C-level, C.V. and Rs", []),
        ("ajava javas java_home java.io", []),
        ("Use Java.Then rest", ["Java"]),
        ("İstanbul: Java für İzmir, C#", ["Java", "C#"]),
    ],
)
def test_whole_names_are_found(text: str, found: list[str]) -> None:
    assert surfaces(text) == found


def test_a_cased_alias_needs_its_case_and_keeps_its_mark() -> None:
    lexicon = Lexicon(
        [Alias("Go", "go", cased=True, weak=True), Alias("Excel", "excel", cased=True, weak=True), Alias("golang", "go")]
    )
    assert lexicon.find("Excel, excel, GOLANG, Go, go") == [
        Hit(0, 5, "excel", True),
        Hit(14, 20, "go", False),
        Hit(22, 24, "go", True),
    ]


def test_the_exact_look_up_ignores_case_and_space() -> None:
    assert LEXICON.exact(" c++ ") == "C++"
    assert LEXICON.exact("r") == "R"
    assert LEXICON.exact("javas") is None


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=6)), max_size=12).map(" ".join))
def test_hits_are_ordered_apart_and_spell_their_name(text: str) -> None:
    hits = LEXICON.find(text)
    assert all(first.end <= second.start for first, second in pairwise(hits))
    assert all(fold(text[hit.start : hit.end]) == fold(hit.id) for hit in hits)
    assert all(stands_alone(text, hit.start, hit.end) or len(hit.id) <= 2 for hit in hits)


def test_a_table_skips_its_comments() -> None:
    table = list(rows("categories.tsv"))
    assert {"id", "label"} == set(table[0])
    assert not any(row["id"].startswith("#") for row in table)
