"""Roles, tools, skills and employers among the words typed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from metier.index.asking.spans import Span, worth
from metier.index.kindred import head_of
from metier.taxonomy import roles, skills, tools
from metier.taxonomy.role_phrases import phrases
from metier.taxonomy.titles import is_level, plain

#: Words of the longest name looked for.
MOST_WORDS = 6
_ROLE, _ROLE_BY_NAME, _ROLE_OF_ONE, _TOOL, _WEAK_TOOL, _SKILL, _EMPLOYER = 0.3, 0.35, -0.2, 0.3, -0.35, -0.25, 0.0
#: Everyday words that are names of tools only beside what bears it out.
_HARDLY_TOOLS = frozenset(
    ("access", "teams", "word", "rest", "go", "c", "r", "less", "next", "box", "notion", "linear", "office")
)


@cache
def role_words() -> frozenset[str]:
    """Every word that stands in a role's name."""
    return frozenset(word for phrase in phrases() for word in phrase)


@lru_cache(maxsize=32768)
def role_of(text: str) -> str | None:
    """The id of the role a text names as a whole."""
    role = roles.find(text)
    return role.id if role else None


@lru_cache(maxsize=32768)
def tool_of(text: str) -> tuple[str, bool] | None:
    """The id of the tool a text names as a whole, and whether the name is an everyday word too."""
    found = tools.lexicon().exact(text)
    if found is None:
        return None
    low = text.lower()
    weak = low in _HARDLY_TOOLS or any(hit.weak for hit in tools.lexicon().find(text))
    return found, weak


def role_spans(words: Sequence[str]) -> Iterator[Span]:
    """Roles by their names and aliases."""
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + MOST_WORDS) + 1):
            role = role_of(" ".join(words[first:last]))
            if role is None and last - first == 1:
                role = head_of(words[first])
            if role is None:
                continue
            length = last - first
            leading = length > 1 and is_level(words[first])  # `senior engineer` is a level and a role
            prior = _ROLE if length > 1 else _ROLE_BY_NAME if role == plain(words[first]) else _ROLE_OF_ONE
            if _of_a_tool(words[first:last], role):
                yield Span(first, last, "role", role, worth(length, prior - 0.4))
            elif not leading:
                yield Span(first, last, "role", role, worth(length, prior))


def tools_beside(words: Sequence[str], role: str) -> list[int]:
    """Which words of a role's name are tools it would be named without (`embedded c++ engineer`)."""
    places = [at for at, word in enumerate(words) if (named := tool_of(word)) and not named[1]]
    others = [word for at, word in enumerate(words) if at not in places]
    return places if others and role_of(" ".join(others)) == role else []


def _of_a_tool(words: Sequence[str], role: str) -> bool:
    """`python developer` is a tool and a role; `iOS developer` is a role that has its tool in its name."""
    own = set(role.split("-"))
    for first in range(len(words)):
        for last in range(first + 1, len(words) + (first > 0)):
            named = tool_of(" ".join(words[first:last]))
            if named and not named[1] and not set(words[first:last]) & own:
                return True
    return False


def tool_spans(words: Sequence[str]) -> Iterator[Span]:
    """Tools and skills by their names and aliases."""
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + 4) + 1):
            text = " ".join(words[first:last])
            named = tool_of(text)
            if named:
                yield Span(first, last, "tool", named[0], worth(last - first, _WEAK_TOOL if named[1] else _TOOL))
            elif (skill := skills.lexicon().exact(text)) is not None:
                yield Span(first, last, "skill", skill, worth(last - first, _SKILL))


def employer_spans(words: Sequence[str], employers: Mapping[tuple[str, ...], str]) -> Iterator[Span]:
    """Employers by the names they have in the corpus; a name of one word that is no employer's alone is left to the words."""
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + 5) + 1):
            name = tuple(plain(word) for word in words[first:last])
            employer = employers.get(name)
            if employer and (len(name) > 1 or len(name[0]) > 2):
                yield Span(first, last, "employer", employer, worth(last - first, _EMPLOYER), hard=True)
