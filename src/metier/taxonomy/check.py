"""Whether the tables hang together: ids, codes, parents, circles, and names that two entries claim.

A fault must be mended. A shared name is none as long as it is known who has it, and why.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec

from metier.taxonomy import skills, tools
from metier.taxonomy.categories import labels
from metier.taxonomy.lexicon import all_rows, fold, rows
from metier.taxonomy.role_table import ROLES, contested, families, key

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ISCO = re.compile(r"\d{4}|\d{3}|")


class Finding(msgspec.Struct, frozen=True):
    """One thing seen: in which table, what, and how it is resolved; a finding that is not resolved is a fault."""

    table: str
    what: str
    resolved: str | None = None


@cache
def occupations() -> dict[str, str]:
    """The official title of every detailed SOC-2018 occupation, by code."""
    return {row["code"]: row["title"] for row in rows("soc.tsv")}


def findings() -> list[Finding]:
    """Everything there is to say about the tables, faults first."""
    found = [*_ids(), *_roles(), *_tools(), *_shared_titles(), *_shared_surfaces()]
    return sorted(found, key=lambda item: (item.resolved is not None, item.table, item.what))


def summary() -> dict[str, int]:
    """How many of each kind of entry the tables hold."""
    return {
        "roles": len(ROLES()),
        "titles of roles": sum(len(role.aliases) + 1 for role in ROLES().values()),
        "occupations covered": len({role.soc for role in ROLES().values()} & occupations().keys()),
        "tools": len(tools.TOOLS()),
        "names of tools": sum(len(entry.aliases) + 1 for entry in tools.TOOLS().values()),
        "hard skills": len(skills.SKILLS()),
        "names of hard skills": sum(len(entry.aliases) + 1 for entry in skills.SKILLS().values()),
    }


def _ids() -> Iterator[Finding]:
    for table in ("roles", "tools", "skills"):
        counted = Counter(row["id"] for row in all_rows(table))
        for entry, times in counted.items():
            if times > 1:
                yield Finding(table, f"the id {entry} stands in {times} rows")
            if not _SLUG.fullmatch(entry):
                yield Finding(table, f"the id {entry!r} is not small letters, digits and hyphens")


def _roles() -> Iterator[Finding]:
    roles = ROLES()
    for role in roles.values():
        if role.parent not in families():
            yield Finding("roles", f"{role.id} belongs to a family {role.parent!r} that is none")
        if role.soc not in occupations():
            yield Finding("roles", f"{role.id} has the SOC code {role.soc!r}, which is none")
        if not _ISCO.fullmatch(role.isco):
            yield Finding("roles", f"{role.id} has the ISCO code {role.isco!r}, which is none")
        for other in (*filter(None, [role.variant_of]), *role.neighbours):
            if other not in roles or other == role.id:
                yield Finding("roles", f"{role.id} names the role {other!r}, which is none beside it")
    yield from _circles("roles", {role.id: [role.variant_of] for role in roles.values() if role.variant_of})
    for code in sorted(occupations().keys() - {role.soc for role in roles.values()}):
        yield Finding("roles", f"no role for the occupation {code} {occupations()[code]}")


def _tools() -> Iterator[Finding]:
    known = tools.TOOLS()
    for entry in known.values():
        if entry.category not in labels():
            yield Finding("tools", f"{entry.id} is of a category {entry.category!r} that is none")
        for parent in entry.parents:
            if parent not in known:
                yield Finding("tools", f"{entry.id} has a parent {parent!r} that is none")
    yield from _circles("tools", {entry.id: list(entry.parents) for entry in known.values()})
    ruled = {name for row in rows("ambiguity.tsv") for name in row["tools"].split("|")} - {"*"}
    for name in sorted(ruled - known.keys()):
        yield Finding("ambiguity", f"rules for {name!r}, which is no tool")


def _circles(table: str, parents: Mapping[str, Iterable[str]]) -> Iterator[Finding]:
    """Entries that are their own ancestors."""
    for entry in parents:
        above, waiting = set[str](), list(parents[entry])
        while waiting:
            step = waiting.pop()
            if step not in above:
                above.add(step)
                waiting += parents.get(step, ())
        if entry in above:
            yield Finding(table, f"{entry} is its own ancestor")


def _shared_titles() -> Iterator[Finding]:
    """Folded titles that several roles list."""
    claims: dict[tuple[str, ...], dict[str, bool]] = defaultdict(dict)
    for role in ROLES().values():
        for alias in role.aliases:
            claims[key(alias)].setdefault(role.id, False)
        claims[key(role.name)][role.id] = True
    for words, roles in claims.items():
        if len(roles) > 1:
            named = [role for role, by_name in roles.items() if by_name]
            decided = contested().get(words)
            why = f"{decided} has it by contested_titles.tsv" if decided else None
            if why is None and len(named) == 1:
                why = f"{named[0]} has it, being its name"
            yield Finding("roles", f"the title {' '.join(words)!r} is claimed by {', '.join(sorted(roles))}", why)


def _shared_surfaces() -> Iterator[Finding]:
    """Names that several tools or skills list: in any case, or both only as written."""
    claims: dict[str, dict[str, bool]] = defaultdict(dict)
    for tool in tools.TOOLS().values():
        for alias in tools.aliases_of(tool):
            claims[alias.surface if alias.cased else fold(alias.surface)].setdefault(f"tool {tool.id}", alias.weak)
    for skill in skills.SKILLS().values():
        for alias in skills.aliases_of(skill):
            claims[alias.surface if alias.cased else fold(alias.surface)].setdefault(f"skill {skill.id}", alias.weak)
    for surface, entries in claims.items():
        if len(entries) > 1:
            weak = sum(entries.values())
            why = "every claim needs evidence in the text, and the first that has it counts" if weak >= len(entries) - 1 else None
            yield Finding("names", f"{surface!r} is claimed by {', '.join(sorted(entries))}", why)
