"""The names of the taxonomy, in the form guides ask for them."""

from metier.guides.names import Names, RoleName
from metier.taxonomy import categories, places, roles


def role_name(role: str) -> RoleName:
    """What the taxonomy calls a role; the words of the id where it does not know it."""
    known = roles.ROLES().get(role)
    if known is None:
        return RoleName(roles.spelled_name(role))
    family = roles.families().get(known.parent)
    return RoleName(roles.spelled_name(known), known.aliases, known.soc or None, family.name if family else "", known.field)


def category_name(category: str) -> str:
    """What the taxonomy calls a category of tools; the words of the id where it does not know it."""
    return categories.labels().get(category, category.replace("-", " ").replace("_", " "))


TAXONOMY = Names(role=role_name, place=places.label, category=category_name, written=roles.written)
"""The names of the taxonomy."""
