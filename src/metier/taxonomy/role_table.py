"""The table of roles and the phrases that name them, folded as titles are."""

from functools import cache

import msgspec

from metier.taxonomy import titles
from metier.taxonomy.lexicon import all_rows, rows

_SOFTWARE = frozenset({"software", "data", "infrastructure", "security"})
_TWINS = {"engineer": ("developer", "programmer"), "developer": ("engineer", "programmer")}


class Role(msgspec.Struct, frozen=True):
    """A kind of work. `name` is lower-case singular, `parent` a family's id, `soc` SOC-2018, `isco` ISCO-08 (may be empty).

    `variant_of` is the broader role that this one is a kind of (a backend software engineer is a software engineer), empty
    where there is none; `neighbours` are other kinds of work beside it (DevOps engineer, data engineer).
    """

    id: str
    name: str
    parent: str
    field: str
    soc: str
    isco: str
    aliases: tuple[str, ...]
    variant_of: str = ""
    neighbours: tuple[str, ...] = ()


class Family(msgspec.Struct, frozen=True):
    """A family of roles."""

    id: str
    name: str
    field: str


class Alias(msgspec.Struct, frozen=True):
    """A phrase that names a role: its folded words, those beside the head noun, and the role's id."""

    words: tuple[str, ...]
    rest: frozenset[str]
    role: str


@cache
def ROLES() -> dict[str, Role]:  # noqa: N802 - a table of constants, read when first asked for
    """All roles by id, in the table's order."""
    return {row["id"]: _role(row) for row in _table()}


@cache
def _table() -> tuple[dict[str, str], ...]:
    return tuple(all_rows("roles"))


@cache
def contested() -> dict[tuple[str, ...], str]:
    """Folded words that several roles list, to the id of the role that has them."""
    return {titles.fold(row["alias"]): row["role"] for row in rows("contested_titles.tsv")}


@cache
def families() -> dict[str, Family]:
    """All families by id."""
    return {row["id"]: Family(row["id"], row["name"], row["field"]) for row in rows("role_families.tsv")}


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _role(row: dict[str, str]) -> Role:
    names = _parts(f"{row['aliases']}|{row['de']}|{row['fr']}")
    official = (row["parent"], row["field"], row["soc"], row["isco"])
    return Role(row["id"], row["name"], *official, tuple(dict.fromkeys(names)), row["variant_of"], tuple(_parts(row["neighbours"])))


@cache
def _written() -> dict[str, str]:
    return {row["word"]: row["written"] for row in rows("role_words.tsv")}


def written(words: str) -> str:
    """Words with acronyms and proper names as they are written: `ai engineer` is `AI engineer`."""
    return " ".join(_written().get(word, word) for word in words.split(" "))


def spelled_name(role: Role | str) -> str:
    """A role's name inside a sentence: `iOS software engineer`, `backend software engineer`; of an unknown id its words."""
    known = ROLES().get(role) if isinstance(role, str) else role
    return written(known.name if known else str(role).replace("-", " "))


def display(role: Role | str) -> str:
    """A role's name as a title: `AI engineer`, `iOS software engineer`, `HVAC technician`, `Backend software engineer`."""
    name = spelled_name(role)
    first = name.partition(" ")[0]
    return name if first != first.lower() else name[:1].upper() + name[1:]


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """Folded words of every name and alias to the role's id; the table of contested titles wins, then names over aliases."""
    found = dict(_english())
    for row in _table():
        for alias in _parts(f"{row['de']}|{row['fr']}"):
            found.setdefault(titles.fold(alias), row["id"])
    return found


@cache
def _heads() -> frozenset[str]:
    """Last words of names and aliases: the nouns that say what a worker is."""
    return frozenset(titles.fold(name)[-1] for row in _table() for name in (row["name"], *_parts(row["aliases"])))


def singular(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """Head nouns in the singular (`engineers` is `engineer`)."""
    heads = _heads()
    return tuple(
        word[:-1] if len(word) > 4 and word.endswith("s") and word not in heads and word[:-1] in heads else word
        for word in phrase
    )


@cache
def _english() -> dict[tuple[str, ...], str]:
    """The English phrases: their last word is the head noun."""
    found = dict(contested())
    for row in _table():
        found.setdefault(titles.fold(row["name"]), row["id"])
    for row in _table():
        for alias in _parts(row["aliases"]):
            found.setdefault(titles.fold(alias), row["id"])
    for phrase, role in list(found.items()):
        found.setdefault(singular(phrase), role)
        if ROLES()[role].field in _SOFTWARE and len(phrase) > 1:
            for twin in _TWINS.get(phrase[-1], ()):
                found.setdefault((*phrase[:-1], twin), role)
    return found


@cache
def by_head() -> dict[str, dict[str, list[Alias]]]:
    """Aliases by head noun and by the first of their other words (empty for a single word)."""
    found: dict[str, dict[str, list[Alias]]] = {}
    for phrase, role in _english().items():
        alias = Alias(phrase, frozenset(phrase[:-1]), role)
        found.setdefault(phrase[-1], {}).setdefault(phrase[0] if len(phrase) > 1 else "", []).append(alias)
    return found


@cache
def spelled() -> dict[tuple[int, str], list[tuple[str, ...]]]:
    """Phrases by their number of words and first letter, to look for near-misses among."""
    found: dict[tuple[int, str], list[tuple[str, ...]]] = {}
    for phrase in phrases():
        found.setdefault((len(phrase), phrase[0][0]), []).append(phrase)
    return found


@cache
def vocabulary() -> frozenset[str]:
    """Every word of every phrase."""
    return frozenset(word for phrase in phrases() for word in phrase)
