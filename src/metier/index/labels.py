"""Names for the ids of facets, as far as the taxonomy holds them."""

from metier.taxonomy import places, roles, skills, tools
from metier.taxonomy.world import region_members

_LEVELS = {"intern": "Intern", "entry": "Entry level", "mid": "Mid level", "executive": "Executive", "unclear": "Not clear"}


def label(field: str, value: str) -> str:
    """What people call a facet's value; the id itself where nothing better is known."""
    if not value:
        return "Not stated"
    if field == "role" and value in roles.ROLES():
        return roles.ROLES()[value].name
    if field == "tool" and value in tools.TOOLS():
        return tools.TOOLS()[value].name
    if field == "place":
        return "Remote" if value == "remote" else places.label(value) or value
    if field in {"level", "workplace", "status", "employment"}:
        return _LEVELS.get(value, value.replace("_", " ").capitalize())
    return value


def chip_label(kind: str, value: str) -> str:
    """What is shown for a slot of a search."""
    if kind in {"place", "remote_from", "only"}:
        area, _, town = value.partition(":")
        named = label("place", area)
        if named == area and region_members(area):
            named = area.replace("_", " ").title() if len(area) > 5 else area
        named = f"{town}, {named}" if town else named
        return {"remote_from": f"remote from {named}", "only": f"{named} only"}.get(kind, named)
    if kind == "role" and value.startswith("*"):
        return f"{value[1:]} of any kind"
    if kind == "skill" and value in skills.SKILLS():
        return skills.SKILLS()[value].name
    if kind == "pay":
        currency, _, amount = value.rpartition(" ")
        return f"pay from {float(amount):,.0f} {currency}".strip() + " a year"
    if kind == "experience":
        return "no experience asked" if value == "0" else f"at most {value} years of experience asked"
    return "visa sponsored" if kind == "visa" else label(kind, value)
