"""Addresses, the small print and the benefits of a posting are no claims about skills or tools."""

import pytest

from metier.facts.document import Document
from metier.facts.extractors.hard_skills import EXTRACTOR as HARD_SKILLS
from metier.facts.extractors.tools import EXTRACTOR as TOOLS

CORE = "Backend Engineer\n\nRequirements\n- Go and PostgreSQL\n\n"
BOILERPLATE = [
    "Apply at https://python.example/jobs/react-developer?src=java or write to kubernetes@docker.example.",
    "Benefits\n- Access to Udemy courses on Python, Excel and Tableau\n- A budget for Slack and Zoom at home\n- Dental",
    "What we offer\n401(k), dental and vision insurance, stock options, a gym membership and discounts at Oracle.",
    "Acme is an equal opportunity employer and decides without regard to race, religion, sex or age. Call the Excel hotline.",
    "Privacy notice\nYour personal data is kept in Salesforce and Workday in line with our privacy policy.",
    "Fraud alert\nWe never interview on Telegram, WhatsApp or Zoom. Please be vigilant.",
    "How to apply\nSend a link to your GitHub, GitLab or LinkedIn profile and your resume as a Word document.",
    "Accommodations\nIf you need a reasonable accommodation, call us or use Microsoft Teams.",
]


def names(text: str) -> set[str]:
    document = Document(text=text, title="Backend Engineer", employer="Acme")
    return {claim.name for extractor in (TOOLS, HARD_SKILLS) for claim in extractor.read(document, {}) or ()}


@pytest.mark.parametrize("boilerplate", BOILERPLATE)
def test_boilerplate_adds_nothing(boilerplate: str) -> None:
    assert names(CORE + boilerplate) == names(CORE)


def test_the_requirements_themselves_are_read() -> None:
    assert {"Go", "PostgreSQL"} <= names(CORE)
