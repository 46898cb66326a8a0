"""Names for the ids of facets, as far as the taxonomy holds them."""

from metier.taxonomy import places, roles, tools

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


def tool_ids(text: str) -> tuple[str, ...]:
    """The ids of the tools a short text names."""
    return tools.find(text)
