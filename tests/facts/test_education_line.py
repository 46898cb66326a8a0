"""One line of education."""

from typing import Any

import pytest

from metier.facts.education_line import read_education_line


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
