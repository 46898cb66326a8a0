"""The names of levels, workplaces and schooling for people, and where those of roles and places come from."""

from collections.abc import Callable

import msgspec

LEVELS = {
    "intern": "Intern", "entry": "Entry", "mid": "Mid", "senior": "Senior", "staff": "Staff and lead", "principal": "Principal",
    "manager": "Manager", "director": "Director", "executive": "Executive",
}  # fmt: skip
WORKPLACES = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "On site"}
EDUCATION = {
    "high_school": "High school", "vocational": "Vocational training", "associate": "Associate degree",
    "bachelor": "Bachelor's degree", "master": "Master's degree", "doctorate": "Doctorate", "not_stated": "Not stated",
}  # fmt: skip


class RoleName(msgspec.Struct, frozen=True):
    """A role for people: its name, other names, SOC code, its family (name and id) and the field it belongs to."""

    name: str
    aliases: tuple[str, ...] = ()
    soc: str | None = None
    family: str = ""
    field: str = ""
    family_id: str = ""


class Names(msgspec.Struct, frozen=True):
    """Where names come from; `written` gives small words with acronyms and proper names as these are written."""

    role: Callable[[str], RoleName]
    place: Callable[[str], str]
    category: Callable[[str], str]
    written: Callable[[str], str] = str
    family: Callable[[str], str] = str
