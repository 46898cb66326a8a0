import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.sources import json_text


def test_lone_surrogates_are_replaced_and_pairs_joined() -> None:
    assert json_text.decode(b'{"a": "x \\ud83d y", "\\udc00": "\\ud83d\\ude00"}') == {"a": "x \ufffd y", "\ufffd": "😀"}
    assert json_text.mend("\ud83d\ude00\ud83d") == "😀\ufffd"


def test_what_came_can_always_be_written_as_utf8() -> None:
    assert json_text.encode(json_text.decode(b'["\\udfff"]')).decode("utf-8") == '["\ufffd"]'


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a": NaN}', {"a": None}),
        (b'"a\nb"', "a\nb"),
        ('"é"'.encode("cp1252"), "é"),
        (b"[123456789012345678901234567890]", [123456789012345678901234567890]),
        (b"\xef\xbb\xbf[1]", [1]),
    ],
)
def test_irregular_json_is_survived(body: bytes, value: Any) -> None:
    assert json_text.decode(body) == value


@pytest.mark.parametrize("body", [b"{", b"", b"[" * 100_000, b'{"a": 1} trailing', b"[" + b"9" * 5000 + b"]"])
def test_what_is_no_json_is_an_error(body: bytes) -> None:
    with pytest.raises(json_text.BrokenJsonError):
        json_text.decode(body)


def test_a_value_nested_too_deep_is_an_error() -> None:
    deep: Any = "\ud800"
    for _ in range(150):
        deep = [deep]
    with pytest.raises(json_text.BrokenJsonError):
        json_text.mended(deep)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_the_same_value_is_always_written_alike(value: Any) -> None:
    written = json_text.encode(value)
    assert json_text.encode(json.loads(written)) == written
    assert json_text.decode(written) == value
