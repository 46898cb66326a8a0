"""Hard skills: central ones first, with exact quotes, never more than twelve."""

from metier.facts.document import Document
from metier.facts.extractors.hard_skills import EXTRACTOR, MOST, read_hard_skills
from metier.taxonomy.skills import SKILLS

POSTING = """What you'll do
- Support data pipelines

Requirements
- Experience with distributed systems and data modeling
- Degree in statistics or mathematics
- Distributed systems at scale
- Nice: budgeting is a plus

Benefits
- Classes in photography and negotiation
"""


def test_central_skills_come_first_and_fields_of_study_not_at_all() -> None:
    found = read_hard_skills(Document(POSTING), {}) or ()
    assert [(skill.id, skill.req) for skill in found] == [
        ("distributed-systems", "required"),
        ("data-modeling", "required"),
        ("budget-management", "preferred"),
        ("data-pipelines", "context"),
    ]
    assert all(POSTING[skill.start : skill.end] == skill.quote for skill in found)


def test_the_title_makes_a_skill_central() -> None:
    found = read_hard_skills(Document(POSTING, title="Data pipelines engineer"), {}) or ()
    assert (found[0].id, found[0].req) == ("data-pipelines", "required")


def test_there_are_at_most_twelve() -> None:
    text = "Requirements\n" + "\n".join(f"- {entry.name}" for entry in list(SKILLS().values())[:40])
    assert len(read_hard_skills(Document(text), {}) or ()) == MOST


def test_nothing_is_none() -> None:
    assert EXTRACTOR.read(Document("Hello."), {}) is None
