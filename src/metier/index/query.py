"""Read what a person typed: words, "phrases", -exclusions and OR; and check the rest of the query before it is run."""

import re
from collections.abc import Callable
from itertools import pairwise

import msgspec

from metier.errors import UsageError
from metier.index.fields import (
    EMPTY_WORDS,
    FACETS,
    MOST_CHARACTERS,
    MOST_CLAUSES,
    MOST_HITS,
    MOST_OFFSET,
    MOST_VALUES,
    SORTS,
    UNSTATED,
)
from metier.model.search import SearchQuery

#: Finds the ids of the tools a short text names.
ToolIds = Callable[[str], tuple[str, ...]]

_TOKEN = re.compile(r'(-?)"([^"]*)"?|(\S+)')
_SIGNS = re.compile(r"[+#.]")
_LETTERS = re.compile(r"\w")
_OR = frozenset({"OR", "|", "||"})
_AND = frozenset({"AND", "&", "&&", "+"})


class Term(msgspec.Struct, frozen=True):
    """A word, or words that stand next to each other. `tools` are the ids it names; `only_tool`: no plain word to look for."""

    text: str
    phrase: bool = False
    tools: tuple[str, ...] = ()
    only_tool: bool = False


class Asked(msgspec.Struct, frozen=True):
    """What a text asks: of every group in `all_of` at least one term, and none of `none_of`."""

    all_of: tuple[tuple[Term, ...], ...] = ()
    none_of: tuple[Term, ...] = ()
    ignored: tuple[str, ...] = ()

    def terms(self) -> list[Term]:
        """All that is looked for, in the order typed."""
        return [term for group in self.all_of for term in group]

    def tools(self) -> frozenset[str]:
        """The ids of the tools looked for."""
        return frozenset(tool for term in self.terms() for tool in term.tools)

    def pairs(self) -> list[tuple[Term, Term]]:
        """Single plain words typed one after the other."""
        plain = [group[0] if len(group) == 1 and not group[0].phrase else None for group in self.all_of]
        return [(first, second) for first, second in pairwise(plain) if first and second]


def read(text: str, tool_ids: ToolIds) -> Asked:
    """Read a search text. Nothing a person types is an error; what has no effect is told in `ignored`."""
    ignored: list[str] = []
    if len(text) > MOST_CHARACTERS:
        ignored.append(f"text: only the first {MOST_CHARACTERS} characters count")
        text = text[:MOST_CHARACTERS]
    groups: list[list[Term]] = []
    none_of: list[Term] = []
    joining = False
    for match in _TOKEN.finditer(text):
        word = match[3]
        if word in _OR:
            joining = bool(groups)
            continue
        if word in _AND:
            continue
        negative, term = _term(match, tool_ids)
        if term is None:
            ignored.append(f"text: {match[0][:40]!r} holds no word")
        elif len(groups) + len(none_of) >= MOST_CLAUSES:
            ignored.append(f"text: only the first {MOST_CLAUSES} words count")
            break
        elif negative:
            none_of.append(term)
        elif joining:
            groups[-1].append(term)
        else:
            groups.append([term])
        joining = False
    groups = _join_tools(_telling(groups), tool_ids)
    return Asked(tuple(tuple(group) for group in groups), tuple(none_of), tuple(dict.fromkeys(ignored)))


def _term(match: "re.Match[str]", tool_ids: ToolIds) -> tuple[bool, Term | None]:
    if match[3] is None:
        negative, words, phrase = match[1] == "-", match[2].strip(), True
    else:
        bare = match[3].rstrip(",;:!?)]}'").lstrip("([{'")
        negative, words, phrase = bare.startswith("-") and len(bare) > 1, bare.lstrip("-+*?~^").rstrip("*?~^"), False
    if not _LETTERS.search(words):
        return negative, None
    tools = tool_ids(words)
    signs = bool(_SIGNS.search(words.strip(".")))
    return negative, Term(words, phrase or signs, tools, only_tool=bool(tools) and signs and not phrase)


def _telling(groups: list[list[Term]]) -> list[list[Term]]:
    kept = [group for group in groups if len(group) > 1 or group[0].phrase or group[0].text.lower() not in EMPTY_WORDS]
    return kept or groups


def _join_tools(groups: list[list[Term]], tool_ids: ToolIds) -> list[list[Term]]:
    """Two single words next to each other that together name one tool also find it by its id (`spring boot`)."""
    for first, second in pairwise(groups):
        if len(first) == len(second) == 1 and not first[0].phrase and not second[0].phrase:
            together = tool_ids(f"{first[0].text} {second[0].text}")
            if len(together) == 1 and together[0] not in first[0].tools + second[0].tools:
                first[0] = msgspec.structs.replace(first[0], tools=together)
                second[0] = msgspec.structs.replace(second[0], tools=together)
    return groups


def check(query: SearchQuery) -> None:
    """Raise UsageError for a query that has no sound answer: page, sort order or pay out of range."""
    if not 0 <= query.limit <= MOST_HITS:
        raise UsageError(f"limit {query.limit}", f"0 to {MOST_HITS}")
    if not 0 <= query.offset <= MOST_OFFSET:
        raise UsageError(f"offset {query.offset}", f"0 to {MOST_OFFSET}", "narrow the search instead of leafing on")
    for name in FACETS:
        if len(getattr(query, name)) > MOST_VALUES:
            raise UsageError(f"{name} has {len(getattr(query, name)):,} values", f"at most {MOST_VALUES} of one field")
    if query.sort not in SORTS:
        raise UsageError(f"sort {query.sort!r}", f"one of {', '.join(SORTS)}")
    if query.unstated_pay not in UNSTATED:
        raise UsageError(f"unstated_pay {query.unstated_pay!r}", f"one of {', '.join(UNSTATED)}")
    if query.pay_min is not None and not 0 <= query.pay_min <= 1e9:
        raise UsageError(f"pay_min {query.pay_min}", "a year's pay, 0 to 1,000,000,000")


def no_tools(_: str) -> tuple[str, ...]:
    """The tool finder of an index without a lexicon."""
    return ()
