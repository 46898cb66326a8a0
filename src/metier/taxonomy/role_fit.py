"""How well an alias explains a segment of a title.

The weight of the words it explains against the weight of those it leaves: a word is heavy when few roles use it, and heavier
when another role uses it with this very head noun (`Solar` before `Engineer` speaks against a mechanical engineer, `Payments`
against no one).
"""

from functools import cache
from math import log
from typing import NamedTuple

from metier.taxonomy import titles
from metier.taxonomy.role_phrases import Alias, beside_head, roles_of_head, roles_of_word
from metier.taxonomy.role_table import ROLES

_MULTIPLE, _SINGLE = 0.97, 0.93
_GENERIC = 0.4
_BORROWED = 0.7
_BESIDE = 0.5
_WEAK = 0.45
_LENT_IN_PART = 0.1
_TAIL = 0.5
_NEUTRAL = 0.6  # share of a left word's weight that counts when no other role uses it with this head
_CONFLICT = 1.8
_SAME_ROLE = 0.1
_UNKNOWN = 4.0


class Part(NamedTuple):
    """A segment of a title, read for one head noun: the words before it, behind it, and those of the other segments."""

    before: tuple[str, ...]
    head: str
    after: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]


@cache
def weight(word: str) -> float:
    """How telling a word is beside a head noun: high when few roles use it."""
    used = roles_of_word().get(word, 0)
    return log(1 + len(ROLES()) / used) if used else _UNKNOWN


@cache
def _head_weight(head: str) -> float:
    return log(1 + len(ROLES()) / max(1, len(roles_of_head(head))))


def left_over(words: tuple[str, ...], alias: Alias) -> list[str]:
    """The telling words that an alias does not explain."""
    return [word for word in titles.telling(words) if word not in alias.rest]


def unsaid(other: tuple[str, ...], alias: Alias) -> int:
    """How many telling words of another segment an alias does not explain, weak ones aside."""
    weak = titles.words().weak
    return sum(1 for word in left_over(other, alias) if word not in weak)


def may_borrow(alias: Alias, part: Part) -> bool:
    """Whether words may come from behind the head noun, or from one other segment of which they are the telling words.

    In the first other segment one word more may stand. No telling word before the head noun may then stay unexplained: a
    program manager, global mobility, manages a program.
    """
    weak = titles.words().weak
    if any(word not in weak for word in left_over(part.before, alias)):
        return False
    wanted = alias.rest.difference(part.before, part.after)
    if any(titles.is_level(word) or titles.is_noise(word) for word in wanted):
        return False  # `Pilot - Remote` is no remote pilot
    return not wanted or any(
        wanted <= frozenset(other) and unsaid(other, alias) <= (0 if number else 1) for number, other in enumerate(part.others)
    )


def score(alias: Alias, before: tuple[str, ...], near: frozenset[str]) -> float:
    """How much an alias explains, to choose among those that fit; words from elsewhere count less."""
    size = len(alias.words) - 1
    beside = before[len(before) - size :] == alias.words[:-1] if size else False
    here = sum(map(_telling, alias.rest & near))
    borrowed = sum(map(_telling, alias.rest - near))
    return here + (_BESIDE if beside else 0.0) + _BORROWED * borrowed


def _telling(word: str) -> float:
    return (_WEAK if word in titles.words().weak else 1.0) * weight(word)


def fit(alias: Alias, part: Part) -> float:
    """How well an alias explains a segment, 0 to 1."""
    left, tail = left_over(part.before, alias), left_over(part.after, alias)
    if len(alias.words) == 1 and (left or tail) and alias.words[0] in titles.words().generic:
        return _GENERIC
    explained = _head_weight(part.head) + sum(map(weight, alias.rest))
    against = sum(_against(word, alias, part) for word in left) + _TAIL * sum(_against(word, alias, part) for word in tail)
    base = _MULTIPLE if len(alias.words) > 1 else _SINGLE
    wanted = alias.rest.difference(part.before, part.after)
    if wanted and not any(wanted <= frozenset(other) and not unsaid(other, alias) for other in part.others):
        base -= _LENT_IN_PART
    return base * explained / (explained + against)


def _against(word: str, alias: Alias, part: Part) -> float:
    """How much a word left over speaks against an alias: as much as the other role's alias that it belongs to fits the title."""
    beside = beside_head(part.head).get(word, ())
    if any(other.role == alias.role for other in beside):
        return _SAME_ROLE * weight(word)
    here = frozenset(part.before)
    strength = max((_present(other, here) for other in beside), default=0.0)
    return (_NEUTRAL + _CONFLICT * strength) * weight(word)


def _present(alias: Alias, here: frozenset[str]) -> float:
    """The share of an alias that stands in the title, 0 to 1."""
    shared = sum(map(weight, alias.rest & here))
    missing = sum(map(weight, alias.rest - here))
    return shared / (shared + 0.5 * missing)
