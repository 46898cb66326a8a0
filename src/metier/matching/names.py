"""What people call the things a ledger names by id."""

from functools import cache

from metier.facts.cues import table
from metier.taxonomy.skills import SKILLS
from metier.taxonomy.tools import TOOLS

EDUCATION = {
    "high_school": "high school", "vocational": "vocational training", "associate": "associate degree",
    "bachelor": "bachelor’s degree", "master": "master’s degree", "doctorate": "doctorate",
}  # fmt: skip


def kind_of(held: str) -> str:
    """`tool` or `skill`, by the table an id stands in."""
    return "tool" if held in TOOLS() else "skill"


def name_of(held: str) -> str:
    """The name of a tool or a skill; the id itself where neither table has it."""
    entry = TOOLS().get(held) or SKILLS().get(held)
    return entry.name if entry else held


@cache
def _languages() -> dict[str, str]:
    return {row["language"]: row["names"].split("|")[0].strip("*").capitalize() for row in table("languages.tsv")}


def language_name(code: str) -> str:
    """`es` -> `Spanish`."""
    return _languages().get(code, code)
