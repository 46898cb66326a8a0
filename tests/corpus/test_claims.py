from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from metier.corpus.claims import READ, Row, from_rows, to_rows
from metier.model.facts import (
    Benefit,
    Duty,
    Education,
    Experience,
    Facts,
    Flag,
    HardSkill,
    LanguageDemand,
    Opening,
    Pay,
    RoleRead,
    Tool,
    Visa,
    Workplace,
)
from metier.model.place import Place

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9)
EVIDENCE = {
    "quote": st.none() | WORDS,
    "start": st.none() | st.integers(0, 10**6),
    "end": st.none() | st.integers(0, 10**6),
    "field": st.none() | WORDS,
}


def claims(form: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(form, **EVIDENCE, **fields)


def many(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


ROLES = claims(RoleRead, id=st.none() | WORDS, name=st.none() | WORDS, soc=st.none() | WORDS, confidence=st.floats(0, 1))
PAY = claims(
    Pay, min=st.none() | NUMBERS, max=st.none() | NUMBERS, currency=st.none() | WORDS, kind=WORDS, rejected=st.none() | WORDS
)
FACTS = st.builds(
    Facts,
    role=st.none() | ROLES,
    seniority=st.none() | WORDS,
    pay=many(PAY),
    workplace=st.none()
    | claims(Workplace, countries=many(WORDS), worldwide=st.booleans(), office_days=st.none() | st.integers(0, 5)),
    places=many(st.builds(Place, city=st.none() | WORDS, metro=st.none() | WORDS, lat=st.none() | st.floats(-90, 90))),
    employment_type=many(WORDS),
    experience=st.none() | claims(Experience, min_years=st.none() | NUMBERS),
    education=st.none() | claims(Education, level=st.none() | WORDS, required=st.booleans()),
    tools=many(claims(Tool, id=WORDS, name=WORDS, category=WORDS, req=WORDS, or_group=st.none() | st.integers(0, 9))),
    hard_skills=many(claims(HardSkill, id=WORDS, name=WORDS)),
    duties=many(claims(Duty)),
    languages=many(claims(LanguageDemand, language=WORDS)),
    visa=st.none() | claims(Visa, sponsored=st.booleans()),
    flags=many(claims(Flag, id=WORDS)),
    benefits=many(claims(Benefit, id=WORDS)),
    openings=many(claims(Opening, number=st.integers(1, 9), title=WORDS, role=st.none() | ROLES, seniority=st.none() | WORDS)),
)


def back(rows: list[Row]) -> Facts:
    return from_rows((row.kind, row.value, row.quote, row.start, row.end, row.field) for row in rows)


@settings(max_examples=60, deadline=None)
@given(FACTS)
def test_rows_give_back_the_very_same_facts(facts: Facts) -> None:
    rows = list(to_rows(facts))
    assert back(rows) == facts
    assert [row.number for row in rows] == list(range(len(rows)))
    assert rows[0].kind == READ


def test_every_field_of_facts_is_tried() -> None:
    assert set(Facts.__struct_fields__) == {row.kind for row in to_rows(everything())} - {READ}


def everything() -> Facts:
    tool, skill = Tool(id="t", name="T"), HardSkill(id="s", name="S")
    return Facts(
        role=RoleRead(),
        seniority="mid",
        pay=(Pay(),),
        workplace=Workplace(),
        places=(Place(),),
        employment_type=("FULL_TIME",),
        experience=Experience(),
        education=Education(),
        tools=(tool,),
        hard_skills=(skill,),
        duties=(Duty(),),
        languages=(LanguageDemand(language="en"),),
        visa=Visa(sponsored=True),
        flags=(Flag(id="f"),),
        benefits=(Benefit(id="b"),),
        openings=(Opening(number=1, title="o"),),
    )


def test_origin_tells_field_words_or_neither() -> None:
    facts = Facts(
        tools=(Tool(id="a", name="A", field="x"), Tool(id="b", name="B", quote="B", start=0, end=1), Tool(id="c", name="C"))
    )
    assert [(row.key, row.origin) for row in to_rows(facts)][1:] == [("a", "stated"), ("b", "extracted"), ("c", "inferred")]
