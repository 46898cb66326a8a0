"""Names people read for the ids the data holds."""

from functools import cache

from metier.facts.cues import table
from metier.taxonomy import categories, places, roles, skills, tools

LEVELS = {
    "intern": "Intern",
    "entry": "Entry",
    "mid": "Mid",
    "senior": "Senior",
    "staff": "Staff and lead",
    "principal": "Principal",
    "manager": "Manager",
    "director": "Director",
    "executive": "Executive",
    "unclear": "Not clear",
}
WORKPLACES = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote", "unclear": "Not clear"}
EMPLOYMENT = {
    "FULL_TIME": "Full time",
    "PART_TIME": "Part time",
    "CONTRACTOR": "Contract",
    "TEMPORARY": "Temporary",
    "INTERN": "Internship",
    "VOLUNTEER": "Volunteer",
    "PER_DIEM": "Per diem",
}


@cache
def _benefits() -> dict[str, str]:
    return {row["id"]: row["label"] for row in table("benefits.tsv")}


@cache
def _languages() -> dict[str, str]:
    return {row["language"]: row["names"].split("|")[0].strip("*").capitalize() for row in table("languages.tsv")}


def place_words(place: str) -> str:
    """A place's name where `find_place` leads back from it to the place, else its id: what a field for places may hold."""
    name = places.label(place)
    return name if places.find_place(name) == place else place


class Labels:
    """Display names; an unknown id is shown as it is."""

    def role(self, role: str) -> str:
        """`backend-software-engineer` -> `Backend software engineer`."""
        return roles.display(role)

    def place(self, place: str) -> str:
        """`austin-tx` -> `Austin, TX`; `remote` -> `Remote`."""
        return "Remote" if place == "remote" else places.label(place)

    def level(self, level: str) -> str:
        """`senior` -> `Senior`."""
        return LEVELS.get(level, level)

    def workplace(self, workplace: str) -> str:
        """`onsite` -> `On site`."""
        return WORKPLACES.get(workplace, workplace)

    def employment(self, kind: str) -> str:
        """`FULL_TIME` -> `Full time`."""
        return EMPLOYMENT.get(kind, kind.replace("_", " ").capitalize())

    def tool(self, tool: str) -> str:
        """`postgresql` -> `PostgreSQL`."""
        entry = tools.TOOLS().get(tool)
        return entry.name if entry else tool

    def skill(self, skill: str) -> str:
        """`distributed-systems` -> `distributed systems`."""
        entry = skills.SKILLS().get(skill)
        return entry.name if entry else skill

    def benefit(self, benefit: str) -> str:
        """`hsa_fsa` -> `health savings or spending account`."""
        return _benefits().get(benefit, benefit.replace("_", " "))

    def language(self, code: str) -> str:
        """`es` -> `Spanish`."""
        return _languages().get(code, code)

    def category(self, category: str) -> str:
        """`database` -> `Databases`."""
        return categories.label(category)
