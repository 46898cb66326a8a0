"""A small market with known truth: kept postings made from a seed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from metier.guides.watched import Spell
from metier.model.facts import Duty, Education, Experience, Facts, Flag, HardSkill, Pay, RoleRead, Tool, Workplace
from metier.model.place import Place
from metier.model.posting import Kept, Life, Posting

AS_OF = date(2026, 11, 14)
BACKEND, NURSE = "backend-software-engineer", "registered-nurse"
TRUTH = {
    "postgresql": 0.6, "java": 0.4, "python": 0.4, "go": 0.25, "docker": 0.3,
    "degree": 0.6, "pay": 0.7, "remote": 0.3, "median": 150_000.0,
}  # fmt: skip
WATCHED = tuple(Spell("greenhouse", f"board{who}", AS_OF - timedelta(days=420), AS_OF) for who in range(60))
_NAMES = {"postgresql": ("PostgreSQL", "database"), "java": ("Java", "language"), "python": ("Python", "language"),
          "go": ("Go", "language"), "docker": ("Docker", "containers"), "epic": ("Epic", "health_records")}  # fmt: skip
_METROS = (("Austin", "TX", "austin-tx"), ("Boise", "ID", "boise-id"), ("Chicago", "IL", "chicago-il"))
_LEVELS = ("entry", "mid", "senior", "staff")
_STEP = {"entry": 0.7, "mid": 0.9, "senior": 1.1, "staff": 1.35}
_DUTIES = {
    BACKEND: (
        "Design and build services that handle many requests a day",
        "Model data and keep queries fast as tables grow",
        "Own what you ship: monitoring, on-call and reviews",
        "Work with product and design on the shape of an API",
    ),
    NURSE: (
        "Assess patients and keep their charts up to date",
        "Give medicines as ordered and watch for reactions",
        "Teach patients and families how to care at home",
    ),
}


class _Text:
    """A text that grows, and the place of each quote in it."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str, quote: str) -> dict[str, Any]:
        start = len(self.text) + words.index(quote)
        self.text += words + "\n"
        return {"quote": quote, "start": start, "end": start + len(quote)}


def market(n: int = 300, employers: int = 60, seed: int = 7) -> list[Kept]:
    """`n` postings of two roles (two thirds back-end) by `employers` of very different sizes, sorted by posting id."""
    rng = np.random.default_rng(seed)
    size = rng.pareto(1.1, employers) + 0.3
    effect = rng.normal(0, 0.12, employers)
    kept = []
    for i in range(n):
        who = int(rng.choice(employers, p=size / size.sum())) if i >= employers else i
        kept.append(one(i, who, float(effect[who]), rng))
    return sorted(kept, key=lambda k: k.posting.id)


def one(i: int, who: int, effect: float, rng: np.random.Generator) -> Kept:
    """One posting of employer `who`."""
    role = NURSE if i % 3 == 2 else BACKEND
    level = _LEVELS[int(rng.choice(4, p=[0.15, 0.3, 0.4, 0.15]))]
    text = _Text()
    title = f"{level.title()} {'Nurse' if role == NURSE else 'Backend Engineer'}"
    facts = _facts(role, level, effect, rng, text)
    first = AS_OF - timedelta(days=int(rng.integers(1, 330)))
    closed = rng.random() < 0.3
    last = min(first + timedelta(days=30), AS_OF) if closed else AS_OF
    posting = Posting(
        id=f"p{i:06d}", source="greenhouse", board=f"board{who}", digest=f"d{i:06d}", title=title, employer=f"Employer {who}",
        employer_id=f"employer-{who}", text=text.text, date_posted=first, simulated=True,
    )  # fmt: skip
    life = Life(_noon(first), _noon(last), "closed" if closed else "open", last if closed else None, 3)
    return Kept(posting, facts, life, vacancy=f"v{i:06d}")


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _facts(role: str, level: str, effect: float, rng: np.random.Generator, text: _Text) -> Facts:
    duties = [Duty(**text.add(f"- {d}", d)) for d in _DUTIES[role] if rng.random() < 0.6]
    tools = []
    for tool in ("postgresql", "java", "python", "go", "docker") if role == BACKEND else ("epic",):
        if rng.random() < TRUTH.get(tool, 0.5):
            name, category = _NAMES[tool]
            req = "required" if rng.random() < 0.7 else "preferred"
            group = 1 if tool in {"java", "python", "go"} else None
            where = text.add(f"Experience with {name}.", name)
            tools.append(Tool(id=tool, name=name, category=category, req=req, or_group=group, **where))
    skills: tuple[HardSkill, ...] = ()
    if rng.random() < 0.5:
        skills = (HardSkill(id="teamwork", name="teamwork", req="required", **text.add("Teamwork matters.", "Teamwork")),)
    education = experience = None
    if rng.random() < TRUTH["degree"]:
        where = text.add("Bachelor's degree or equivalent experience", "Bachelor's degree or equivalent experience")
        education = Education(level="bachelor", equivalent_ok=bool(rng.random() < 0.4), **where)
    if rng.random() < 0.5:
        years = {"entry": 1, "mid": 3, "senior": 5, "staff": 8}[level]
        experience = Experience(min_years=years, **text.add(f"{years}+ years of experience", f"{years}+ years"))
    remote = rng.random() < TRUTH["remote"]
    kind = "remote" if remote else "onsite"
    city, region, metro = _METROS[int(rng.choice(3, p=[0.5, 0.3, 0.2]))]
    return Facts(
        role=RoleRead(id=role, name=role.replace("-", " "), soc="15-1252", confidence=0.9, field="title"),
        seniority=level,
        pay=_pay(role, level, effect, rng, text),
        workplace=Workplace(type=kind, countries=("US",) if remote else (), **text.add(f"This is {kind} work.", kind)),
        places=(Place(city=city, region=region, country="US", metro=metro),),
        employment_type=("FULL_TIME",),
        experience=experience, education=education, tools=tuple(tools), hard_skills=tuple(skills), duties=tuple(duties),
        flags=(Flag(id="agency", field="employer"),) if rng.random() < 0.05 else (),
    )  # fmt: skip


def _pay(role: str, level: str, effect: float, rng: np.random.Generator, text: _Text) -> tuple[Pay, ...]:
    if rng.random() >= TRUTH["pay"]:
        return ()
    base = (TRUTH["median"] if role == BACKEND else 90_000.0) * _STEP[level]
    middle = round(base * float(np.exp(effect + rng.normal(0, 0.05))), -2)
    low, high = round(middle * 0.9), round(middle * 1.1)
    quote = f"${low:,} to ${high:,} a year"
    where = text.add(f"We pay {quote}.", quote)
    return (Pay(min=low, max=high, currency="USD", unit="YEAR", annual_min=low, annual_max=high, **where),)
