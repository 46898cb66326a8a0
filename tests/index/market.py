"""Postings drawn at random, and searches over them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from metier.model.facts import (
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
from metier.model.posting import Kept, Life, Posting
from metier.model.search import SearchQuery

NOW, FIRST = datetime(2026, 3, 1, tzinfo=UTC), date(2026, 1, 1)
ROLES, LEVELS = (None, "data-engineer", "registered-nurse"), (None, "mid", "senior")
TOOLS, SKILLS = ("python", "c-plus-plus", "sql"), ("data-modeling", "patient-care")
PLACES = (
    Place(city="Austin", region="TX", country="US", metro="austin-tx", lat=30.267, lon=-97.743),
    Place(country="DE"),
    Place(city="Anywhere"),
    Place(city="Berlin", country="DE", metro="berlin-de", lat=52.52, lon=13.405),
    Place(city="Potsdam", country="DE", lat=52.39, lon=13.06),
)
EMPLOYERS = ("", "acme", "bolt-works")
STATES = ("open", "closed", "unknown")
PLAIN: dict[str, Any] = {"title": "Engineer", "text": "We build things.", "employer": "acme", "status": "open", "days": 0}
#: What remote work may be told of where one lives: countries, parts (of countries and of the world), or anywhere.
AREAS: tuple[dict[str, Any], ...] = (
    {"countries": ("US",)},
    {"countries": ("DE", "FR")},
    {"regions": ("US-TX",)},
    {"regions": ("US-TX", "EUROPE"), "countries": ("US",)},
    {"regions": ("DACH",)},
    {"worldwide": True},
    {},
)


def kept(number: int, copies: tuple[int, ...] = (), **given: Any) -> Kept:
    """A posting by its number; `copies` are the numbers of all postings of its vacancy."""
    fields = PLAIN | given
    names = {each: f"p{'abcdefghij'[each // 10]}{'abcdefghij'[each % 10]}{'a' * 10}" for each in (number, *copies)}
    posting = Posting(
        id=names[number],
        source=fields.get("source", "greenhouse"),
        board="b",
        digest="d" * 32,
        title=fields["title"],
        employer=fields["employer"].title(),
        employer_id=fields["employer"],
        text=fields["text"],
        location=fields.get("location", ""),
        language=fields.get("written", ""),
        date_posted=None if fields["days"] is None else FIRST + timedelta(days=fields["days"]),
    )
    first = names[min((number, *copies))]
    others = tuple(sorted(name for each, name in names.items() if each != number))
    seen = NOW if fields.get("seen") is None else datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=fields["seen"])
    return Kept(posting, facts_of(fields), Life(seen, NOW, fields["status"]), "v" + first[1:], others)


def facts_of(fields: dict[str, Any]) -> Facts:
    """What is read from a posting of these fields."""
    area = fields.get("area", {"countries": ("US",)})
    years, visa = fields.get("years"), fields.get("visa")
    return Facts(
        role=RoleRead(id=fields["role"]) if fields.get("role") else None,
        seniority=fields.get("level"),
        workplace=Workplace(type=fields["workplace"], **area) if fields.get("workplace") else None,
        tools=tuple(Tool(id=tool, name=tool) for tool in fields.get("tools", ())),
        hard_skills=tuple(HardSkill(id=skill, name=skill, known=skill in SKILLS) for skill in fields.get("skills", ())),
        places=tuple(fields.get("places", ())),
        employment_type=tuple(fields.get("employment", ())),
        experience=None if years is None else Experience(min_years=years),
        education=Education(level=fields["education"]) if fields.get("education") else None,
        languages=tuple(LanguageDemand(language=each) for each in fields.get("languages", ())),
        visa=None if visa is None else Visa(sponsored=visa),
        flags=tuple(Flag(id=each) for each in fields.get("flags", ())),
        pay=tuple(_band(told) for told in _several(fields.get("pay"))),
        openings=tuple(Opening(number=1, title="o", role=RoleRead(id=role)) for role in fields.get("openings", ())),
    )


def _several(pay: Any) -> tuple[Any, ...]:
    return () if pay is None else pay if isinstance(pay, tuple) else (pay,)


def _band(told: Any) -> Pay:
    if isinstance(told, Pay):
        return told
    return Pay(annual_min=told, annual_max=told, unit="YEAR", currency="USD")


PAYS = (
    None,
    50_000.0,
    120_000.0,
    Pay(annual_min=60_000.0, annual_max=95_000.0, unit="YEAR", currency="EUR"),
    Pay(annual_min=9e6, annual_max=9.5e6, unit="YEAR", currency="JPY"),
    Pay(annual_min=100_000.0, unit="YEAR"),  # nobody can tell the currency
    Pay(annual_max=900_000.0, unit="YEAR", currency="USD", rejected="a placeholder"),
    (Pay(annual_max=20_000.0, unit="YEAR", currency="USD", kind="bonus"), 70_000.0),
)
FIELDS = st.fixed_dictionaries(
    {
        "role": st.sampled_from(ROLES),
        "level": st.sampled_from(LEVELS),
        "workplace": st.sampled_from((None, "remote", "remote", "hybrid", "unclear")),
        "area": st.sampled_from(AREAS),
        "tools": st.lists(st.sampled_from(TOOLS), unique=True, max_size=2),
        "skills": st.lists(st.sampled_from((*SKILLS, "writing-odes")), unique=True, max_size=2),
        "places": st.lists(st.sampled_from(PLACES), max_size=2),
        "employer": st.sampled_from(EMPLOYERS),
        "employment": st.lists(st.sampled_from(("FULL_TIME", "INTERN")), unique=True, max_size=1),
        "years": st.sampled_from((None, 0.0, 0.5, 2.0, 10.0)),
        "education": st.sampled_from((None, "bachelor", "master")),
        "languages": st.lists(st.sampled_from(("de", "en")), unique=True, max_size=2),
        "written": st.sampled_from(("", "en", "de")),
        "visa": st.sampled_from((None, True, False)),
        "flags": st.lists(st.sampled_from(("agency", "travel")), unique=True, max_size=2),
        "source": st.sampled_from(("greenhouse", "lever")),
        "status": st.sampled_from(STATES),
        "pay": st.sampled_from(PAYS),
        "days": st.sampled_from((None, 0, 1, 2, 3)),
        "seen": st.integers(0, 4),
        "text": st.sampled_from(("python and data", "nursing care", "data <b>care</b> & more")),
    }
)


@st.composite
def markets(draw: st.DrawFn) -> list[Kept]:
    """Up to 12 postings, some of them copies of each other."""
    count = draw(st.integers(1, 12))
    group_of = [draw(st.integers(0, 15)) for _ in range(count)]
    made = []
    for number in range(count):
        same = tuple(other for other in range(count) if group_of[other] == group_of[number])
        made.append(kept(number, same if len(same) > 1 and group_of[number] < 5 else (), **draw(FIELDS)))
    return made


def _some(*values: str, left_out: bool = True) -> st.SearchStrategy[tuple[str, ...]]:
    """Mostly nothing, else a few values of a facet: as they are, left out (`-`), not stated (empty), or stated (`-` alone)."""
    each = st.sampled_from((*values, *values, *(f"-{value}" for value in values if left_out), "", "-"))
    return st.one_of(st.just(()), st.just(()), st.just(()), st.lists(each, min_size=1, max_size=3).map(tuple))


QUERIES = st.builds(
    SearchQuery,
    text=st.sampled_from(("", "", "", "data", "care -python", "python OR nursing", '"data care"')),
    role=_some("data-engineer", "registered-nurse"),
    place=_some("US", "US-TX", "austin-tx", "DE", "remote", "EUROPE"),
    remote_from=_some("US", "US-TX", "US-CA", "DE", "EUROPE", "NORTH_AMERICA", "CET", "worldwide", "no"),
    level=_some("senior", "mid"),
    workplace=_some("remote", "hybrid"),
    tool=_some("python", "sql"),
    skill=_some("data-modeling", "patient-care"),
    employer=_some("acme", "bolt-works"),
    employment=_some("FULL_TIME", "INTERN"),
    experience=_some("0", "1-2", "10+"),
    education=_some("bachelor", "master"),
    language=_some("de", "en"),
    written=_some("en", "de"),
    visa=_some("sponsored", "refused"),
    flag=_some("agency", "travel"),
    source=_some("greenhouse", "lever"),
    status=_some("open", "closed", "unknown"),
    near=st.sampled_from(("", "", "", "52.52,13.40", "30.3,-97.7", "-10,170")),
    radius=st.sampled_from((5.0, 50.0, 1_000.0)),
    pay_min=st.sampled_from((None, None, 0.0, 70_000.0, 100_000.0)),
    pay_currency=st.sampled_from(("", "", "USD", "EUR", "JPY")),
    unstated_pay=st.sampled_from(("include", "include", "exclude", "only")),
    posted_since=st.sampled_from((None, None, None, FIRST + timedelta(days=2))),
    seen_since=st.sampled_from((None, None, None, FIRST + timedelta(days=2))),
    per_employer=st.sampled_from((0, 1, 2)),
    sort=st.sampled_from(("relevance", "newest", "pay")),
    copies=st.booleans(),
)
