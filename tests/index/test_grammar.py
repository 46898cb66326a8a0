import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.index.fields import MOST_CHARACTERS, MOST_CLAUSES
from metier.index.grammar import Group, Node, typed


def shape(node: Node) -> object:
    if isinstance(node, Group):
        options = [[shape(each) for each in option] for option in node.options]
        return ("-", options) if node.negative else options
    marks = ("-" * node.negative) + (f"{node.field}:" if node.field else "")
    text = f'"{node.text}"' if node.phrase else node.text
    return marks + text + "*" * node.prefix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data engineer", ["data", "engineer"]),
        ('"data engineer" berlin', ['"data engineer"', "berlin"]),
        ('account -"uber eats" -junior', ["account", '-"uber eats"', "-junior"]),
        ("nurse OR doctor berlin", [[["nurse"], ["doctor"]], "berlin"]),
        ('a | "b c" | d', [[["a"], ['"b c"'], ["d"]]]),
        ("OR nurse OR", ["nurse"]),
        ("nurse AND (doctor)", ["nurse", [["doctor"]]]),
        ("nurse (doctor OR surgeon) -(junior intern)", ["nurse", [[[["doctor"], ["surgeon"]]]], ("-", [["junior", "intern"]])]),
        ('"never closed', ['"never closed"']),
        ("((open", [[[[["open"]]]]]),
        ("closed))) more", ["closed", "more"]),
        ("state-of-the-art", ["state-of-the-art"]),
        ("nurs* a*", ["nurs*", "a"]),
        ("title:nurse company:acme http://x", ["title:nurse", "employer:acme", "http://x"]),
        ('title:"staff nurse" skill:(c++ OR rust)', ['title:"staff nurse"', [[[["skill:c++"], ["skill:rust"]]]]]),
        ("c++, .net; $80k+", ["c++", ".net", "$80k+"]),
    ],
)
def test_what_is_typed_is_read(text: str, expected: list[object]) -> None:
    assert [shape(node) for node in typed(text).nodes] == expected


def test_what_has_no_effect_is_told() -> None:
    assert typed("a -- ... b").told == ("text: '--' holds no word", "text: '...' holds no word")
    many = typed("a " * (MOST_CLAUSES + 5))
    assert len(many.units()) == MOST_CLAUSES
    assert many.told == (f"text: only the first {MOST_CLAUSES} words count",)
    assert typed("a" * 5_000).told == (f"text: only the first {MOST_CHARACTERS} characters count",)


@given(st.text(alphabet='ab ()"-:*OR+title', max_size=80) | st.text(max_size=80))
def test_nothing_typed_is_an_error_and_every_unit_stands_where_it_says(text: str) -> None:
    for unit in typed(text).units():
        assert unit.text.strip()
        assert text[unit.start : unit.end].strip() == unit.text


def test_a_thousand_brackets_are_read() -> None:
    assert typed("(" * 990 + "a").units()[0].text == "a"
