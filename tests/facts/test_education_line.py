"""One line of education."""

import csv
from pathlib import Path
from typing import Any

import pytest

from metier.facts.education_line import read_education_line

ROWS = [line for line in Path(__file__).with_name("education_lines.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
CASES = list(csv.DictReader(ROWS, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_line_asks_this_level(case: dict[str, str]) -> None:
    told = read_education_line(case["text"], {})
    if not case["level"]:
        assert told is None
        return
    assert told is not None
    assert told["level"] == case["level"]
    if case["required"]:
        assert ["yes" if told["required"] else "no", "yes" if told["equivalent_ok"] else ""] == [
            case["required"],
            case["instead"],
        ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("BS in Physics or equivalent experience", {"level": "bachelor", "equivalent_ok": True, "fields": ["Physics"]}),
        ("BA/MA in Economics", {"level": "bachelor", "levels": ["bachelor", "master"], "fields": ["Economics"]}),
        ("Master's degree required; PhD preferred", {"level": "master", "required": True, "preferred_level": "doctorate"}),
        ("Bachelor's degree in Biology or a related field", {"equivalent_ok": False, "related_field": True}),
        ("High school diploma or GED", {"level": "high_school", "required": True}),
        ("No degree required", {"level": "none", "required": False}),
        ("Bac+3 en comptabilité", {"level": "bachelor", "fields": ["Accounting"]}),
        ("Currently pursuing a Bachelor's degree in Physics", {"enrolled": True, "level": "bachelor"}),
        ("education_code: master_degree", {"level": "master"}),
    ],
)  # fmt: skip
def test_a_line_says(text: str, says: dict[str, Any]) -> None:
    told = read_education_line(text, {})
    assert told is not None
    assert {name: told.get(name) for name in says} == says


@pytest.mark.parametrize("text", ["Our CEO holds a PhD from a famous school", "bachelor pad with a view", "We like cats", ""])
def test_nothing_is_asked(text: str) -> None:
    assert read_education_line(text, {}) is None
