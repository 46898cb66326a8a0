"""Hostile lines for `metier facts`: read or refused, never a crash; quotes are the given text's; time stays linear."""

import json
import time
from typing import Any

import pytest

from metier.errors import UsageError
from metier.facts.contract import HINTS, answer, decode_line, read_line
from metier.facts.read import read_facts

SMALL = 5_000
#: Time may grow so much more than four times when the text does: a square would be sixteen.
SLACK = 2.2


def quotes(value: Any, text: str) -> None:
    if isinstance(value, dict):
        if value.get("quote") is not None:
            assert value["quote"] in text
            if value.get("start") is not None:
                assert text[value["start"] : value["end"]] == value["quote"]
        for item in value.values():
            quotes(item, text)
    elif isinstance(value, list):
        for item in value:
            quotes(item, text)


@pytest.mark.parametrize(
    "line",
    [
        b'\xef\xbb\xbf{"title": "Nurse"}',
        b'{"title": "Nurse \\ud800", "text": "Python \\udfff is needed. 5 years of \\ud83d SQL.", "location": "\\udfff"}',
        b'{"id": NaN, "title": "Nurse", "text": Infinity}',
        b'{"id": null, "title": null, "text": null}',
        b'{"id": [1], "title": {"a": 1}, "text": 5}',
        b'{"title": "Caf\xe9 chef"}',
        b'{"title": "Nurse", "text": "a\\u0000b\\u202e c"}',
        b'{"title": "Nurse", "html": "<div>' + b"<div>" * 5_000 + b'Python"}',
        b"{}",
    ],
)
def test_a_line_that_can_be_read_is(line: bytes) -> None:
    made = json.loads(answer(line, 7))
    given = json.loads(line.decode("utf-8-sig", "replace"))
    quotes(made, str(given.get("text", "Python")))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"id": ', "not JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"id":' * 100_000, "nested too deep"),
        (b'{"id": ' + b"9" * 6_000 + b"}", "a number too long"),
        (b"\xff\xfe{\0}\0", "not JSON"),
        (b"[1]", "list"),
        (b"null", "NoneType"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(line: bytes, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        answer(line, 1)


@pytest.mark.parametrize(
    "odd", [5, "x", True, [], [None, [], {}], {"value": [[1]]}, {"address": [1]}, {"name": {}}, 1e308, "9" * 400]
)
def test_structured_hints_may_be_anything(odd: Any) -> None:
    answer(json.dumps({"title": "Nurse", "text": "We hire.", **dict.fromkeys(HINTS, odd)}).encode(), 1)


def test_a_hint_nested_deep_is_cut() -> None:
    line = b'{"title": "Nurse", "jobLocation": ' + b"[" * 500 + b"]" * 500 + b"}"
    assert json.loads(answer(line, 1))["id"] == "1"


def seconds(field: str, text: str) -> float:
    document = read_line({"title": "Nurse", "text": "x", field: text})
    best = 9.0
    for _ in range(2):
        begun = time.process_time()
        read_facts(document)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize(
    ("field", "piece"),
    [
        *(
            ("text", piece)
            for piece in ("$", "1,", "or ", "years ", "(", "9", "a.b@", "$1 - ", "five ", "\u202e😀", "\0 ", "C++/")
        ),
        *(("title", piece) for piece in ("English ", "Engineer, ", "(", "Sr. ")),
        ("location", "New York, NY; "),
    ],
)
def test_time_grows_with_the_text_and_no_faster(field: str, piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (SMALL, 4 * SMALL))
    seconds(field, small)
    assert seconds(field, large) < 4 * SLACK * seconds(field, small) + 0.1


def test_decoding_gives_the_value_itself() -> None:
    assert decode_line(b'{"a": [1, "\xc3\xa9"]}') == {"a": [1, "é"]}
