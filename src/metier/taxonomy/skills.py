"""The hard skills: knowledge areas and competencies that have no proper name."""

from collections.abc import Iterator
from functools import cache

import msgspec

from metier.taxonomy.lexicon import Alias, Hit, Lexicon, all_rows
from metier.taxonomy.uncollected import uncollected


class SkillEntry(msgspec.Struct, frozen=True):
    """One skill. `field` is the kind of work it belongs to; `aliases` are as in the table, marks included."""

    id: str
    name: str
    field: str
    aliases: tuple[str, ...] = ()


@cache
def SKILLS() -> dict[str, SkillEntry]:  # noqa: N802 - the rooms agreed on this name for the table
    """Every hard skill by id."""
    return {
        row["id"]: SkillEntry(row["id"], row["name"], row["field"], tuple(part for part in row["aliases"].split("|") if part))
        for row in all_rows("skills")
    }


def aliases_of(entry: SkillEntry) -> Iterator[Alias]:
    """The ways to write one skill: as in the table, hyphens as spaces, and the plural."""
    for alias in (entry.name, *entry.aliases):
        if alias.startswith("="):
            yield Alias(alias[1:], entry.id, cased=True)
            continue
        for surface in (alias, alias.replace("-", " ")) if "-" in alias else (alias,):
            yield Alias(surface, entry.id)
            if not surface.endswith("s"):
                yield Alias(f"{surface}s", entry.id)


@cache
@uncollected()
def lexicon() -> Lexicon:
    """The lexicon of all hard skills."""
    return Lexicon(alias for entry in SKILLS().values() for alias in aliases_of(entry))


def mentions(text: str) -> list[Hit]:
    """The hard skills named in a text, in order."""
    return lexicon().find(text)


def find(text: str) -> tuple[str, ...]:
    """The ids of the hard skills named in a short query, whole matches first."""
    whole = lexicon().exact(text)
    return (whole,) if whole else tuple(dict.fromkeys(hit.id for hit in mentions(text)))
