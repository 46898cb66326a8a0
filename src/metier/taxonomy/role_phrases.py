"""The phrases that name roles, folded as titles are, and the indexes in which they are looked up."""

from functools import cache

import msgspec

from metier.taxonomy import titles
from metier.taxonomy.role_table import ROLES, contested, keys, parts, table
from metier.taxonomy.uncollected import uncollected

_SOFTWARE = frozenset({"software", "data", "infrastructure", "security"})
_TWINS = {"engineer": ("developer", "programmer"), "developer": ("engineer", "programmer")}
_PLAIN_LEVELS = frozenset({"senior", "junior", "i", "ii", "iii", "iv", "v"})


class Alias(msgspec.Struct, frozen=True):
    """A phrase that names a role: its folded words, those beside the head noun, and the role's id."""

    words: tuple[str, ...]
    rest: frozenset[str]
    role: str


def alias_of(words: tuple[str, ...], role: str) -> Alias:
    """The alias that words make, the last of them its head noun."""
    return Alias(words, frozenset(words[:-1]), role)


@cache
@uncollected()
def phrases() -> dict[tuple[str, ...], str]:
    """Words of every name and alias to the role's id; the table of contested titles wins, then names over aliases."""
    found = as_written() | english() | as_written()  # what is written stands first, and as it is written
    heads = by_head()
    called = [(alias, row["id"]) for row in table() for alias in parts(f"{row['de']}|{row['fr']}")]
    for phrase, (_, role) in zip(keys(alias for alias, _ in called), called, strict=True):
        if phrase and (len(phrase) > 1 or phrase[0] not in heads):  # `cutter` means the English word
            found.setdefault(phrase, role)
    return found


@cache
def names() -> dict[tuple[str, ...], str]:
    """Words of the roles' own names to the role's id, so turned that the last word is the head noun."""
    named = zip(keys(role.name for role in ROLES().values()), ROLES(), strict=True)
    return {titles.turned(phrase) if "of" in phrase else phrase: role for phrase, role in named}


@cache
@uncollected()
def as_written() -> dict[tuple[str, ...], str]:
    """The English phrases as the tables have them, to the role's id: without twins, `of` not turned."""
    found = dict(contested())
    called = [(row["name"], row["id"]) for row in table()]
    called += [(alias, row["id"]) for row in table() for alias in parts(row["aliases"])]
    for phrase, (_, role) in zip(keys(name for name, _ in called), called, strict=True):
        found.setdefault(phrase, role)
    levels = _PLAIN_LEVELS
    return {
        phrase: role
        for phrase, role in found.items()
        if phrase and not ((phrase[0] in levels or phrase[-1] in levels) and _is_dressed(phrase, role, found))
    }


def _is_dressed(phrase: tuple[str, ...], role: str, found: dict[tuple[str, ...], str]) -> bool:
    """A plain level before or behind another role's name makes no new role: a senior lifeguard is a lifeguard."""
    for bare, word in ((phrase[1:], phrase[0]), (phrase[:-1], phrase[-1])):
        if word in _PLAIN_LEVELS and found.get(bare, role) != role:
            return True
    return False


@cache
@uncollected()
def english() -> dict[tuple[str, ...], str]:
    """The English phrases to the role's id, so turned that the last word is the head noun (`nursing director`)."""
    found: dict[tuple[str, ...], str] = {}
    for phrase, role in as_written().items():
        found.setdefault(titles.turned(phrase) if "of" in phrase else phrase, role)
    software = {role.id for role in ROLES().values() if role.field in _SOFTWARE}
    for phrase, role in list(found.items()):
        if phrase[-1] in _TWINS and role in software and len(phrase) > 1 and phrase[-2] not in _TWINS:
            for twin in _TWINS[phrase[-1]]:
                found.setdefault((*phrase[:-1], twin), role)
    return found


@cache
def by_head() -> dict[str, list[tuple[str, ...]]]:
    """The English phrases by head noun."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in english():
        found.setdefault(phrase[-1], []).append(phrase)
    return found


@cache
def aliases_of_head(head: str) -> dict[str, list[Alias]]:
    """The aliases with a head noun by the first of their other words (empty for the head noun alone)."""
    found: dict[str, list[Alias]] = {}
    for phrase in by_head().get(head, ()):
        first = phrase[0] if len(phrase) > 1 else ""
        found.setdefault(first, []).append(alias_of(phrase, english()[phrase]))
    return found


@cache
def beside_head(head: str) -> dict[str, list[Alias]]:
    """The aliases with a head noun by each of their other words."""
    found: dict[str, list[Alias]] = {}
    for aliases in aliases_of_head(head).values():
        for alias in aliases:
            for word in alias.rest:
                found.setdefault(word, []).append(alias)
    return found


@cache
def roles_of_head(head: str) -> frozenset[str]:
    """The roles that use a head noun."""
    return frozenset(english()[phrase] for phrase in by_head().get(head, ()))


@cache
def spelled() -> dict[tuple[int, str], list[tuple[str, ...]]]:
    """Phrases by their number of words and first two letters, to look for near-misses among."""
    found: dict[tuple[int, str], list[tuple[str, ...]]] = {}
    for phrase in phrases():
        found.setdefault((len(phrase), phrase[0][:2]), []).append(phrase)
    return found


@cache
def vocabulary() -> frozenset[str]:
    """Every word of every phrase."""
    return frozenset().union(*phrases())


@cache
def roles_of_word() -> dict[str, int]:
    """How many roles use a word beside a head noun."""
    found: dict[str, set[str]] = {}
    for phrase, role in english().items():
        for word in phrase[:-1]:
            found.setdefault(word, set()).add(role)
    return {word: len(roles) for word, roles in found.items()}
