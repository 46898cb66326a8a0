"""Invented postings that ask for given things."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from metier.matching.names import name_of
from metier.model.facts import Education, Experience, Facts, HardSkill, LanguageDemand, Tool
from metier.model.matching import Held, Profile
from metier.model.posting import Kept, Life, Posting

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def job(name: str, tools: Mapping[str, str] | None = None, skills: Mapping[str, str] | None = None, **more: Any) -> Kept:
    """A posting; `more`: groups (tool to group of alternatives), level, years, degree, equivalent, languages, employer, place."""
    groups, years, degree = more.get("groups", {}), more.get("years"), more.get("degree")
    facts = Facts(
        role=more.get("role"),
        tools=tuple(
            Tool(id=each, name=name_of(each), req=req, or_group=groups.get(each), quote=f"we use {each}")
            for each, req in (tools or {}).items()
        ),
        hard_skills=tuple(HardSkill(id=each, name=name_of(each), req=req, quote=each) for each, req in (skills or {}).items()),
        seniority=more.get("level"),
        experience=Experience(min_years=float(years), quote=f"{years} years") if years is not None else None,
        education=Education(level=degree, equivalent_ok=more.get("equivalent", False), quote="degree") if degree else None,
        languages=tuple(LanguageDemand(language=each) for each in more.get("languages", ())),
        **more.get("facts", {}),
    )
    employer = more.get("employer", name)
    posting = Posting(
        id=name, source="csv", board="b", digest="d", title=f"Job {name}", employer=employer, employer_id=employer, text="",
        location="Austin, TX",
    )  # fmt: skip
    return Kept(posting, facts, Life(NOW, NOW, "open"), f"v-{name}")


def profile(*ids: str, years: float | None = None, education: str | None = None, level: str | None = None) -> Profile:
    """A person who has some tools and skills."""
    held = tuple(Held(kind="tool", id=each, name=name_of(each), quote=f"my {each}") for each in ids)
    return Profile(held=held, years=years, education=education, level=level)
