import re

import pytest

from metier.simulate import tables
from metier.simulate.grammar import wordings

ROLE_IDS = re.findall(
    r"\S+",
    """
backend-software-engineer frontend-software-engineer full-stack-software-engineer devops-engineer mobile-software-engineer
data-engineer data-analyst data-scientist machine-learning-engineer business-intelligence-analyst
product-designer ux-researcher graphic-designer interior-designer motion-designer
registered-nurse medical-assistant physical-therapist pharmacist dental-hygienist
electrician plumber welder hvac-technician carpenter
accountant financial-analyst auditor bookkeeper loan-officer
elementary-school-teacher high-school-teacher special-education-teacher instructional-designer school-counselor
truck-driver warehouse-associate logistics-coordinator supply-chain-analyst forklift-operator
""",
)

NAMES = {"employer", "customers", "focus", "plain", "article", "article_cap", "field", "city", "place", "product", "work"}
GIVEN = {"years", "tools", "ortools", "label", "skills"}


def test_the_forty_roles_are_there() -> None:
    assert sorted(tables.roles()) == sorted(ROLE_IDS)


@pytest.mark.parametrize("role_id", ROLE_IDS)
def test_a_role_has_eight_duties_in_six_wordings_each(role_id: str) -> None:
    duties = tables.roles()[role_id].duties
    assert len(duties) >= 8
    for templates in duties.values():
        assert len(set(templates)) >= 6
        assert all(wordings(template) >= 2 or "{" in template for template in templates)


@pytest.mark.parametrize("role_id", ROLE_IDS)
def test_all_that_a_role_names_is_known(role_id: str) -> None:
    role = tables.roles()[role_id]
    known = tables.tool_names()
    assert {tool.id for tool in role.tools} | {cert.name for cert in role.certs} <= known.keys()
    assert role.kinds.keys() <= tables.kinds().keys()
    assert role.titles.keys() == role.levels.keys()
    assert 0.99 < sum(share for share, _ in role.levels.values()) < 1.01
    assert 0.99 < sum(role.workplace.values()) < 1.01


@pytest.mark.parametrize("role_id", ROLE_IDS)
def test_every_slot_can_be_filled(role_id: str) -> None:
    role = tables.roles()[role_id]
    field = tables.fields()[role.field]
    groups = {f"g:{tool.group}" for tool in role.tools}
    fillable = NAMES | field.lists.keys() | tables.tool_names().keys() | groups
    duties = [template for templates in role.duties.values() for template in templates]
    wording = [template for templates in field.wording.values() for template in templates]
    for template in duties + wording:
        assert template.count("[") == template.count("]")
        slots = {slot for slot in re.findall(r"\{([^}]*)\}", template) if not slot.startswith("s:")}
        assert slots <= (fillable | GIVEN if template in wording else fillable)


def test_a_skill_that_names_a_tool_is_a_tool() -> None:
    assert tables.skill_fact("REST APIs") == ("tool", "rest")
    assert tables.skill_fact("distributed systems") == ("skill", "distributed-systems")
    named = {fact for kind, fact in tables.skill_ids().values() if kind == "tool"}
    assert named <= tables.tool_names().keys()


def test_a_like_kind_borrows_what_it_does_not_say() -> None:
    kinds = tables.kinds()
    assert kinds["dental"].about == kinds["clinic"].about
    assert kinds["dental"].second != kinds["clinic"].second
