"""The names of the taxonomy, in the form guides ask for them."""

from metier.guides.names import Names, RoleName
from metier.taxonomy import categories, places, roles


def role_name(role: str) -> RoleName:
    """What the taxonomy calls a role; the words of the id where it does not know it."""
    known = roles.ROLES().get(role)
    if known is None:
        return RoleName(roles.spelled_name(role))
    family = roles.families().get(known.parent)
    name = family.name if family else ""
    return RoleName(roles.spelled_name(known), known.aliases, known.soc or None, name, known.field, known.parent)


def family_name(family: str) -> str:
    """What the taxonomy calls a family of roles; the words of the id where it does not know it."""
    known = roles.families().get(family)
    return known.name if known else family.replace("-", " ")


def category_name(category: str) -> str:
    """What the taxonomy calls a category of tools; the words of the id where it does not know it."""
    return categories.labels().get(category, category.replace("-", " ").replace("_", " "))


TAXONOMY = Names(role=role_name, place=places.label, category=category_name, written=roles.written, family=family_name)
"""The names of the taxonomy."""
