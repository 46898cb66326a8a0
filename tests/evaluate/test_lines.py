"""Lines compared by meaning."""

from typing import Any

import pytest

from metier.evaluate.lines import says


@pytest.mark.parametrize(
    ("expect", "read"),
    [
        ({"seniority": "junior"}, {"seniority": "entry", "level": "I"}),
        ({"seniority": "lead"}, {"seniority": "staff"}),
        ({"seniority": "vp"}, {"seniority": "executive"}),
        ({"min": 150000, "max": None}, {"min": 150000.0, "max": None, "currency": "USD"}),
        ([], []),
        (None, {"months_min": None, "required": False}),
        (None, []),
        ("FULL_TIME", ["FULL_TIME"]),
        (["FULL_TIME", "PART_TIME"], ["PART_TIME", "FULL_TIME"]),
        ({"city": "Köln", "region": "TX", "country": "US"}, {"city": "köln", "region": "Texas", "country": "US"}),
        ({"workplace": None}, {"type": "unclear"}),
        ({"city": "Malmö", "region": None, "country": "SE"}, {"city": "Malmö", "region": "Skåne", "country": "SE"}),
        ([{"benefit": "equity"}], [{"id": "equity", "quote": "equity"}]),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_right(expect: Any, read: Any) -> None:
    assert says(expect, read)


@pytest.mark.parametrize(
    ("expect", "read"),
    [
        ({"seniority": "junior"}, {"seniority": "senior"}),
        ({"months_min": 0, "required": True}, {"months_min": None, "required": True}),
        ({"months_min": 12}, {"months_min": 12.5}),
        ([], [{"min": 40000000}]),
        (None, {"months_min": 180}),
        ([{"min": 1}, {"min": 2}], [{"min": 1}]),
        ([{"min": 1}], [{"min": 1}, {"min": 2}]),
        ({"workplace": "remote"}, {"workplace": None}),
        ({"workplace": None}, {"workplace": "onsite"}),
        ([{"city": "Paris", "region": "TX", "country": "US"}], [{"city": "Paris", "region": None, "country": "US"}]),
        ("FULL_TIME", ["FULL_TIME", "PART_TIME"]),
    ],
)  # fmt: skip
def test_another_meaning_is_wrong(expect: Any, read: Any) -> None:
    assert not says(expect, read)
