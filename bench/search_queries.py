"""Queries as people type them, made from the postings that are searched: the same seed gives the same queries."""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from metier.index.document import entry
from metier.model.posting import Kept
from metier.taxonomy import roles, tools

#: Facets that filter a query; of those a posting states, two are taken.
FILTERED = ("place", "level", "workplace", "employment", "experience", "education", "source")
_WORD = re.compile(r"[a-z]{5,}")


class Asked(msgspec.Struct, frozen=True):
    """A query: what is typed, and the values of two facets that the results must have."""

    kind: str
    text: str
    filters: dict[str, tuple[str, ...]]


def queries(postings: Sequence[Kept], count: int, seed: int) -> list[Asked]:
    """So many queries, the kinds in turn; each is about one posting, whose values the filters are."""
    rng = random.Random(seed)  # noqa: S311 (the same queries again)
    named = [kept for kept in postings if kept.facts.role and kept.facts.role.id in roles.ROLES()]
    held = Counter(tool.id for kept in named for tool in kept.facts.tools)
    kinds: dict[str, Callable[[Kept], str]] = {
        "role": _role,
        "role, place": lambda kept: f"{_role(kept)} {_town(kept)}",
        "role, tool": lambda kept: f"{_role(kept)} {_tool(kept, rng)}",
        "level, role, remote": lambda kept: f"{kept.facts.seniority or 'senior'} {_role(kept)} remote",
        "rare tool": lambda kept: _rare(kept, held),
        "employer": lambda kept: kept.posting.employer,
        "three words": lambda kept: " ".join(rng.sample(sorted(set(_WORD.findall(kept.posting.text.lower()))), 3)),
        "misspelt": lambda kept: _misspelt(_role(kept), rng),
    }
    found = []
    for number in range(count):
        kind = list(kinds)[number % len(kinds)]
        usable = [kept for kept in named if kept.facts.tools] if "tool" in kind else named
        kept = rng.choice(usable)
        text = kinds[kind](kept)
        found.append(Asked(kind, " ".join(text.split()), _filters(kept, rng)))
    return found


def prefixes(asked: Sequence[Asked]) -> list[str]:
    """What has been typed of some queries after each of the first letters of their first words."""
    return [each.text[:letters] for each in asked[::2] for letters in (1, 2, 3, 5) if len(each.text) >= letters]


def _role(kept: Kept) -> str:
    assert kept.facts.role
    return roles.ROLES()[kept.facts.role.id or ""].name.lower()


def _town(kept: Kept) -> str:
    return re.split(r"[,;(/-]", kept.posting.location)[0].strip().lower()


def _tool(kept: Kept, rng: random.Random) -> str:
    return tools.TOOLS()[rng.choice(kept.facts.tools).id].name.lower()


def _rare(kept: Kept, held: Counter[str]) -> str:
    return tools.TOOLS()[min((tool.id for tool in kept.facts.tools), key=lambda tool: (held[tool], tool))].name.lower()


def _misspelt(text: str, rng: random.Random) -> str:
    """Two letters within the longest word have changed places."""
    word = max(text.split(), key=len)
    at = rng.randrange(1, len(word) - 2)
    return text.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)


def _filters(kept: Kept, rng: random.Random) -> dict[str, tuple[str, ...]]:
    held = {name: values for name, values in entry(kept).facets.items() if name in FILTERED and values}
    return {name: (rng.choice(held[name]),) for name in rng.sample(sorted(held), 2)}
