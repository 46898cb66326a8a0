"""Names for the ids of facets, as far as the taxonomy holds them."""

from functools import cache
from importlib import import_module
from types import ModuleType

_LEVELS = {"intern": "Intern", "entry": "Entry level", "mid": "Mid level", "executive": "Executive", "unclear": "Not clear"}


@cache
def _room(name: str) -> ModuleType:
    # loaded when first asked for: the tables cost more than opening the index
    return import_module(f"metier.taxonomy.{name}")


def label(field: str, value: str) -> str:
    """What people call a facet's value; the id itself where nothing better is known."""
    if not value:
        return "Not stated"
    if field == "role" and value in _room("roles").ROLES():
        return str(_room("roles").ROLES()[value].name)
    if field == "tool" and value in _room("tools").TOOLS():
        return str(_room("tools").TOOLS()[value].name)
    if field == "place":
        return "Remote" if value == "remote" else _place(value)
    if field in {"level", "workplace", "status", "employment"}:
        return _LEVELS.get(value, value.replace("_", " ").capitalize())
    return value


def _place(value: str) -> str:
    try:
        return str(_room("places").label(value)) or value
    except ImportError:
        return value


def tool_ids(text: str) -> tuple[str, ...]:
    """The ids of the tools a short text names."""
    return tuple(_room("tools").find(text))
