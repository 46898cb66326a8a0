"""The openings inside a posting that advertises several roles."""

from collections.abc import Mapping
from typing import Any

from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.listed_roles import Listed, listed_roles
from metier.model.facts import Opening, RoleRead
from metier.taxonomy.levels import level


def read(document: Document, _: Mapping[str, Any]) -> tuple[Opening, ...] | None:
    """The listed roles in order, at least two, each with the words (line) that list it; None when there is one role."""
    found = listed_roles(document)
    return tuple(_opening(number, item, document) for number, item in enumerate(found, 1)) or None


def _opening(number: int, item: Listed, document: Document) -> Opening:
    role = item.match.role
    read_role = RoleRead(id=role.id, name=role.name, soc=role.soc or None, confidence=item.match.confidence)
    seniority = level(item.title)
    if item.in_title:
        return Opening(number=number, title=item.title, role=read_role, seniority=seniority, field="title")
    quote = document.text[item.start : item.end]
    return Opening(
        number=number, title=item.title, role=read_role, seniority=seniority, quote=quote, start=item.start, end=item.end
    )


EXTRACTOR = Extractor(
    field="openings",
    version=2,
    description="Roles listed in one posting, each with its own title, level and line.",
    example="Hiring: - Senior Backend Engineer (Go) - Frontend Engineer",
    read=read,
)
