import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.index.fields import MOST_CHARACTERS, MOST_CLAUSES
from metier.index.query import Asked, Term, no_tools, read


def tools(text: str) -> tuple[str, ...]:
    return {"c++": ("c-plus-plus",), "spring boot": ("spring-boot",), "spring": ("spring",), "node.js": ("node-js",)}.get(
        text.lower(), ()
    )


def shape(asked: Asked) -> tuple[list[list[str]], list[str]]:
    return [[term.text for term in group] for group in asked.all_of], [term.text for term in asked.none_of]


@pytest.mark.parametrize(
    ("text", "all_of", "none_of"),
    [
        ("data engineer", [["data"], ["engineer"]], []),
        ('"data engineer" berlin', [["data engineer"], ["berlin"]], []),
        ('account -"uber eats" -junior', [["account"]], ["uber eats", "junior"]),
        ("nurse OR doctor berlin", [["nurse", "doctor"], ["berlin"]], []),
        ('a | "b c" | d', [["a", "b c", "d"]], []),
        ("OR nurse OR", [["nurse"]], []),
        ("nurse AND (doctor)", [["nurse"], ["doctor"]], []),
        ('"never closed', [["never closed"]], []),
        ("state-of-the-art", [["state-of-the-art"]], []),
    ],
)
def test_what_is_typed_is_read(text: str, all_of: list[list[str]], none_of: list[str]) -> None:
    assert shape(read(text, no_tools)) == (all_of, none_of)


def test_signs_send_a_word_to_the_tools_only_when_it_names_one() -> None:
    assert read("C++", tools).all_of == ((Term("C++", True, ("c-plus-plus",), True),),)
    assert read("x.y", tools).all_of == ((Term("x.y", True, ()),),)
    assert read("Node.js,", tools).all_of == ((Term("Node.js", True, ("node-js",), True),),)


def test_two_words_may_name_one_tool() -> None:
    asked = read("spring boot java", tools)
    assert [group[0].tools for group in asked.all_of] == [("spring-boot",), ("spring-boot",), ()]


def test_too_much_is_cut_and_told() -> None:
    asked = read("a " * (MOST_CLAUSES + 5), no_tools)
    assert len(asked.all_of) == MOST_CLAUSES
    assert asked.ignored == (f"text: only the first {MOST_CLAUSES} words count",)
    assert read("a" * 5_000, no_tools).ignored == (f"text: only the first {MOST_CHARACTERS} characters count",)


@given(st.text(max_size=80))
def test_nothing_typed_is_an_error(text: str) -> None:
    asked = read(text, no_tools)
    assert all(term.text.strip() for group in asked.all_of for term in group)
