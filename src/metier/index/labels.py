"""Names for the ids of facets, as far as the taxonomy holds them."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from metier.facts.cues import table
from metier.index.fields import NOT_REMOTE, WORLDWIDE
from metier.taxonomy import places, roles, skills, tools
from metier.taxonomy.world import region_members

_WORDS = {
    "intern": "Intern", "entry": "Entry level", "mid": "Mid level", "unclear": "Not clear", "sponsored": "Sponsored",
    "refused": "Not sponsored", "agency": "By an agency", "not_a_job": "Perhaps no job",
}  # fmt: skip
_ANYWHERE = {
    ("place", "remote"): "Remote", ("remote_from", NOT_REMOTE): "Not remote", ("remote_from", WORLDWIDE): "Anywhere in the world",
}  # fmt: skip
_FIXED = frozenset(("level", "workplace", "status", "employment", "education", "visa", "flag"))
_TABLES: dict[str, Callable[[], Mapping[str, Any]]] = {"role": roles.ROLES, "tool": tools.TOOLS, "skill": skills.SKILLS}


def label(field: str, value: str) -> str:
    """What people call a facet's value; the id itself where nothing better is known."""
    if not value:
        return "Not stated"
    if field in _TABLES and value in (table := _TABLES[field]()):
        return str(table[value].name)
    if field in {"place", "remote_from"}:
        return _ANYWHERE.get((field, value)) or _area(value)
    if field in _FIXED:
        return _WORDS.get(value, value.replace("_", " ").capitalize())
    if field in {"language", "written"}:
        return _languages().get(value, value)
    return _years(value) if field == "experience" else value


@cache
def _languages() -> dict[str, str]:
    return {row["language"]: row["names"].split("|")[0].strip("*").capitalize() for row in table("languages.tsv")}


def _area(value: str) -> str:
    named = places.label(value) or value
    if named == value and region_members(value):
        return value.replace("_", " ").title() if len(value) > 5 else value
    return named


def _years(band: str) -> str:
    return "No experience" if band == "0" else f"{band.replace('-', ' to ')} years"


def chip_label(kind: str, value: str) -> str:
    """What is shown for a slot of a search."""
    if kind == "near":
        _, kilometres, name = value.split(" ", 2)
        return f"within {kilometres} km of {name.title()}"
    if kind in {"place", "remote_from", "only"}:
        area, _, town = value.partition(":")
        named = f"{town}, {label('place', area)}" if town else label("place", area)
        return {"remote_from": f"remote from {named}", "only": f"{named} only"}.get(kind, named)
    if kind == "role" and value.startswith("*"):
        return f"{value[1:]} of any kind"
    if kind == "pay":
        currency, _, amount = value.rpartition(" ")
        return f"pay from {float(amount):,.0f} {currency}".strip() + " a year"
    if kind == "experience":
        return "no experience asked" if value == "0" else f"at most {value} years of experience asked"
    return "visa sponsored" if kind == "visa" else label(kind, value)
