"""The tools: technologies, products, standards, licences and certificates that have a proper name."""

from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from metier.errors import unknown
from metier.taxonomy.ambiguity import supported
from metier.taxonomy.lexicon import Alias, Hit, Lexicon, all_rows
from metier.taxonomy.uncollected import uncollected


class ToolEntry(msgspec.Struct, frozen=True):
    """One tool. `aliases` are as in the table, marks included; `parents` are tools that knowing this one implies."""

    id: str
    name: str
    category: str
    aliases: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def TOOLS() -> dict[str, ToolEntry]:  # noqa: N802 - the rooms agreed on this name for the table
    """Every tool by id, from all tables named `tools_*.tsv`."""
    found: dict[str, ToolEntry] = {}
    for row in all_rows("tools"):
        entry = ToolEntry(row["id"], row["name"], row["category"], _parts(row["aliases"]), _parts(row["parents"]))
        found[entry.id] = entry
    return found


def tool(tool_id: str) -> ToolEntry:
    """One tool by its id. Raises UsageError with the nearest known id."""
    if tool_id not in TOOLS():
        raise unknown("tool", tool_id, TOOLS())
    return TOOLS()[tool_id]


def aliases_of(entry: ToolEntry) -> Iterator[Alias]:
    """The ways to write one tool, exact and evidence-needing ones before those in any case."""
    marked = [alias for alias in entry.aliases if alias[0] in "=~"]
    for alias in marked:
        yield Alias(alias[1:], entry.id, cased=True, weak=alias[0] == "~")
    bare = [alias for alias in entry.aliases if alias[0] not in "=~"]
    if entry.name not in {alias[1:] for alias in marked}:
        bare.insert(0, entry.name)
    for alias in bare:
        yield Alias(alias, entry.id)


def _names(tool_id: str) -> Iterator[str]:
    return (alias.surface for alias in aliases_of(TOOLS()[tool_id]))


@cache
@uncollected()
def lexicon() -> Lexicon:
    """The lexicon of all tools."""
    return Lexicon(alias for entry in TOOLS().values() for alias in aliases_of(entry))


def mentions(text: str) -> list[Hit]:
    """The tools named in a text, in order; everyday words count only where the words around them bear them out."""
    return list(_mentions(text))


@lru_cache(maxsize=4)
def _mentions(text: str) -> tuple[Hit, ...]:  # remembered, since the tools and the skills of a posting both need them
    return tuple(supported(text, lexicon().find(text), _names))


def find(text: str) -> tuple[str, ...]:
    """The ids of the tools named in a short query: what a person types, so that no evidence is asked of weak names."""
    query = text.strip()
    whole = lexicon().exact(query)
    if whole:
        return (whole,)
    return tuple(dict.fromkeys(hit.id for hit in lexicon().find(query)))
