"""The roles around the one a person names: its kinds, the broader one, those beside it, and its family."""

from functools import cache, lru_cache

import msgspec

from metier.taxonomy import roles
from metier.taxonomy.role_table import above, spelled_name
from metier.taxonomy.titles import plain, singular

#: Marks a value that is no role but the head noun of many (`*designer`).
HEAD = "*"
#: A noun is the head of many roles when so many names end with it; of its other names a role is known by so many.
_MANY, _OTHER_NAMES = 2, 10


class Kin(msgspec.Struct, frozen=True):
    """A role and those around it, by id. `others` are names people also use for it, of several words each."""

    name: str
    own: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for role in roles.ROLES().values():
        found.setdefault(role.name.split()[-1], []).append(role.id)
    return {head: tuple(ids) for head, ids in found.items() if len(ids) >= _MANY}


@cache
def _narrower() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for role in roles.ROLES():
        for broader in above(role):
            found.setdefault(broader, []).append(role)
    return {role: tuple(kinds) for role, kinds in found.items()}


@cache
def _families() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for role in roles.ROLES().values():
        found.setdefault(role.parent, []).append(role.id)
    return {family: tuple(ids) for family, ids in found.items()}


def head_of(word: str) -> str | None:
    """The value for a word that many roles' names end with (`*designer`), None for another."""
    one = singular(plain(word))
    return HEAD + one if one in _heads() else None


@lru_cache(maxsize=4096)
def kin(value: str, text: str) -> Kin:
    """The roles around a role's id, or around a head noun; `text` is how the role was named."""
    if value.startswith(HEAD):
        head = value.removeprefix(HEAD)
        return Kin(head, narrower=_heads().get(head, ()))
    role = roles.ROLES()[value]
    kinds = dict.fromkeys([*_narrower().get(value, ()), *(() if " " in text else _heads().get(singular(plain(text)), ()))])
    kinds.pop(value, None)
    others = [alias for alias in role.aliases if " " in alias and alias.isascii()][:_OTHER_NAMES]
    family = tuple(each for each in _families()[role.parent] if each != value and each not in kinds)
    return Kin(spelled_name(role), (value,), tuple(kinds), above(value)[:1], role.neighbours, family, tuple(others))
