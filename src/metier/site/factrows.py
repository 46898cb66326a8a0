"""What was read from a posting, as rows for people: each with its words, or said to be not stated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from metier.model.facts import Claim, Education, Experience, Facts
from metier.model.posting import Kept
from metier.site import render
from metier.site.cards import place_name, workplace_words

if TYPE_CHECKING:
    from metier.library.labels import Labels

DEGREES = {
    "high_school": "High school",
    "vocational": "Vocational training",
    "associate": "Associate degree",
    "bachelor": "Bachelor’s degree",
    "master": "Master’s degree",
    "doctorate": "Doctorate",
}
DEMANDS = {"required": "Required", "preferred": "Preferred", "context": "Mentioned"}
FIELDS = {"title": "its title", "jobLocation": "its location line"}


class Proof(msgspec.Struct, frozen=True):
    """Where a value stands: the posting's words, or a field of the source in words."""

    quote: str | None = None
    field: str | None = None


class Row(msgspec.Struct, frozen=True):
    """One fact; no values means not stated."""

    name: str
    values: tuple[str, ...]
    proofs: tuple[Proof, ...] = ()


class Demand(msgspec.Struct, frozen=True):
    """A tool or skill with its words."""

    name: str
    quote: str | None
    search: str


def field_words(field: str) -> str:
    """Where a value stands that no sentence says: `its title`, `the source’s field baseSalary`."""
    return FIELDS.get(field, f"the source’s field {field}")


def _proofs(claims: Iterable[Claim | None]) -> tuple[Proof, ...]:
    found = []
    for claim in claims:
        if claim is not None and claim.quote:
            found.append(Proof(quote=claim.quote))
        elif claim is not None and claim.field:
            found.append(Proof(field=field_words(claim.field)))
    return tuple(dict.fromkeys(found))


def _years(experience: Experience | None) -> tuple[str, ...]:
    if experience is None or (experience.min_years is None and experience.max_years is None):
        return ()
    low, high = experience.min_years, experience.max_years
    if low == 0 and high is None:
        return ("None asked",)
    if low is not None and high is not None:
        return (f"{low:g} to {high:g} years",)
    return (f"{low:g} years or more",) if low is not None else (f"up to {high:g} years",)


def _education(education: Education | None) -> tuple[str, ...]:
    if education is None or education.level is None:
        return ()
    parts = [DEGREES.get(education.level, render.words(education.level))]
    parts += [] if education.required else ["preferred"]
    parts += ["or equivalent experience"] if education.equivalent_ok else []
    return (", ".join(parts),)


def rows(kept: Kept, labels: Labels) -> list[Row]:
    """The facts every posting is asked for, stated or not, then those it states besides."""
    facts = kept.facts
    role, place_claim = facts.role, kept.posting.location
    level = facts.seniority if facts.seniority not in {None, "unclear"} else None
    workplace = workplace_words(facts.workplace, labels)
    pay = [band for band in facts.pay if not band.rejected]
    found = [
        Row("Pay", tuple(render.sentence(render.pay(band)) for band in pay), _proofs(pay)),
        Row("Role", (labels.role(role.id),) if role and role.id else (), _proofs([role])),
        Row("Level", (labels.level(level),) if level else ()),
        Row("Workplace", (workplace,) if workplace else (), _proofs([facts.workplace])),
        Row(
            "Place",
            tuple(filter(None, (place_name(place, labels) for place in facts.places))) or ((place_claim,) if place_claim else ()),
        ),
        Row("Type", tuple(labels.employment(kind) for kind in facts.employment_type)),
        Row("Experience", _years(facts.experience), _proofs([facts.experience])),
        Row("Education", _education(facts.education), _proofs([facts.education])),
    ]
    return found + [row for row in _besides(facts, labels) if row.values]


def _besides(facts: Facts, labels: Labels) -> list[Row]:
    visa = () if facts.visa is None else (("Sponsored" if facts.visa.sponsored else "Not sponsored"),)
    languages = tuple(f"{labels.language(item.language)} ({DEMANDS.get(item.req, item.req).lower()})" for item in facts.languages)
    rejected = [band for band in facts.pay if band.rejected]
    return [
        Row("Visa", visa, _proofs([facts.visa])),
        Row("Languages", languages, _proofs(facts.languages)),
        Row("Benefits", tuple(render.sentence(labels.benefit(item.id)) for item in facts.benefits), _proofs(facts.benefits)),
        Row("Also said", tuple(render.sentence(render.words(item.id)) for item in facts.flags), _proofs(facts.flags)),
        Row("Pay read but not counted", tuple(f"{render.pay(band)}: {band.rejected}" for band in rejected), _proofs(rejected)),
    ]


def demands(facts: Facts) -> list[tuple[str, list[Demand]]]:
    """Tools and skills by how much they are asked for: required, preferred, mentioned."""
    found: list[tuple[str, list[Demand]]] = []
    for req, title in DEMANDS.items():
        tools = {item.id: Demand(item.name, item.quote, f"tool={item.id}") for item in facts.tools if item.req == req}
        skills = {item.id: Demand(item.name, item.quote, "") for item in facts.hard_skills if item.req == req}
        if tools or skills:
            found.append((title, [*tools.values(), *skills.values()]))
    return found
