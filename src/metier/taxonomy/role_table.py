"""The table of roles and the phrases that name them, folded as titles are."""

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from metier.taxonomy import titles
from metier.taxonomy.lexicon import all_rows, rows


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


@cache
def ROLES() -> dict[str, Role]:  # noqa: N802 - a table of constants, read when first asked for
    """All roles by id, in the table's order."""
    return {row["id"]: _role(row) for row in table()}


@cache
def table() -> tuple[dict[str, str], ...]:
    """The rows of all role tables, in order."""
    return tuple(all_rows("roles"))


@cache
def contested() -> dict[tuple[str, ...], str]:
    """Words, as `key` gives them, that several roles list, to the id of the role that has them."""
    told = list(rows("contested_titles.tsv"))
    return dict(zip(keys(row["alias"] for row in told), (row["role"] for row in told), strict=True))


def key(text: str) -> tuple[str, ...]:
    """A title's words as phrases are looked up: folded and in the singular."""
    return singular(titles.fold(text))


def keys(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The keys of many texts, in half the time of one by one: each word is folded but once."""
    known = _key_words()
    for line in map(str.lower, texts):
        words = tuple(map(known.__getitem__, line.split(" ")))
        yield key(line) if "" in words else words


class _Keys(dict[str, str]):
    """Words between spaces as they stand in keys; those are empty that tell nothing without what stands around them."""

    def __missing__(self, word: str) -> str:
        folded = titles.words().fold.get(word, word) if word.isascii() and word.isalnum() else ""
        self[word] = "" if titles.begins_pair(folded) else titles.singular(folded)
        return self[word]


@cache
def _key_words() -> _Keys:
    return _Keys()


def singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words in the singular (`engineers` is `engineer`)."""
    return tuple(map(titles.singular, words))


@cache
def families() -> dict[str, Family]:
    """All families by id."""
    return {row["id"]: Family(row["id"], row["name"], row["field"]) for row in rows("role_families.tsv")}


def parts(cell: str) -> list[str]:
    """The items of a cell of several."""
    return [part for part in cell.split("|") if part]


def _role(row: dict[str, str]) -> Role:
    names = parts(f"{row['aliases']}|{row['de']}|{row['fr']}")
    official = (row["parent"], row["field"], row["soc"], row["isco"])
    return Role(
        row["id"], row["name"], *official, tuple(dict.fromkeys(names)), row["variant_of"], tuple(parts(row["neighbours"]))
    )


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
def above(role_id: str) -> tuple[str, ...]:
    """The broader roles that a role is a kind of, the nearest first; empty where it is a kind of none."""
    found: list[str] = []
    up = ROLES()[role_id].variant_of
    while up in ROLES() and up != role_id and up not in found:
        found.append(up)
        up = ROLES()[up].variant_of
    return tuple(found)


@cache
def kind(role_id: str) -> str:
    """The broadest role that a role is a kind of without leaving its occupation, itself where there is none."""
    same = [role_id]
    for up in above(role_id):
        if ROLES()[up].soc != ROLES()[role_id].soc:
            break
        same.append(up)
    return same[-1]
