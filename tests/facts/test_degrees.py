"""Words that name a level of education, and words that only look like it."""

import pytest

from metier.facts.cues import cues_of
from metier.facts.degrees import degrees


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("BS/MS in Physics", ["bachelor"]),
        ("B.A. degree or higher", ["bachelor"]),
        ("Master of our domain, scrum master and master data", []),
        ("MFA, LLM and MS Office", []),
        ("LLM degree", ["master"]),
        ("a high degree of autonomy; 360 degree view", []),
        ("relevant degree or similar", ["degree"]),
        ("high school students", []),
        ("high school diploma or GED", ["high_school", "high_school"]),
        ("retail associates and suppliers", []),
        ("Associate's degree in welding", ["associate"]),
        ("without a college degree", []),
        ("Weiterbildung und Ausbildung zum Koch", ["vocational"]),
        ("Ph.D. in Botany", ["doctorate"]),
    ],
)
def test_degrees(text: str, levels: list[str]) -> None:
    assert [cue.id for cue in degrees(text, cues_of(text))] == levels
