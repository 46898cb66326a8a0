"""Which alias one segment of a title means, and how sure that is.

The last head noun (engineer, nurse, manager) decides what may match: an alias must end with it and find its other words in the
title. How sure: how much of the segment the alias explains (`role_fit`), and the odds of the role by all words (`role_odds`).
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from metier.taxonomy import titles
from metier.taxonomy.role_fit import Part, fit, left_over, may_borrow, score, unsaid
from metier.taxonomy.role_odds import Odds, likeliest
from metier.taxonomy.role_phrases import Alias, alias_of, aliases_of_head, by_head, english, names, phrases, roles_of_head
from metier.taxonomy.role_table import above, kind
from metier.taxonomy.titles import telling

ACCEPT = 0.5
_WHOLE, _GENERIC = 0.97, 0.6
# measured on titles that workers report with their occupation: a role's own name is right more often than one of its aliases
_NAME, _OF_NAME, _AGAINST_NAME = 0.76, 0.19, 0.65
_LEAST, _OF_ODDS, _AGAINST_ODDS, _FOREIGN = 0.54, 0.32, 0.5, 0.8
_CLEAR = 0.85  # the rules are right more often than the odds from here on
_LIKELY = 0.55  # and the odds more often than unclear rules from here on
_BASE, _OF_FIT, _OF_SHARE = 0.33, 0.25, 0.4
_STRICT = 0.04
_OF_KIND = 0.5  # of the share of a kind of role, for a role of that kind that is not its likeliest
_ODDS = 0.8
_OTHER_HEAD = 0.75  # of the odds of a role none of whose names ends as the title does
_DOUBT, _MORE_DOUBT = 0.75, 0.6
_SHARED_HEAD = 3  # roles whose names end in a word: then it says what a worker is
_PASSED = 0.5  # of an alias before the last head noun: an anesthesiologist assistant is no anesthesiologist
_INSIDE, _LEFT_INSIDE, _FIELD = 0.85, 0.08, 0.08
_LONGEST_INSIDE = 6

Others = tuple[tuple[str, ...], ...]


class Found(NamedTuple):
    """An alias, how plainly the title names it, and how likely its role is right for that, each 0 to 1."""

    plain: float
    alias: Alias
    likely: float


def _told(plain: float, alias: Alias) -> Found:
    """An alias that the title spells out: right as often as the odds of its role are high."""
    return Found(plain, alias, _as_likely(alias))


def _unclear(plain: float, alias: Alias) -> Found:
    return Found(plain, alias, plain - _STRICT)


@lru_cache(maxsize=16384)
def _as_likely(alias: Alias) -> float:
    odds = likeliest(telling(alias.words) or alias.words) if alias.words in english() else None
    if odds is None:
        return _FOREIGN
    named = names().get(alias.words) == alias.role
    share = odds.kind_share if kind(alias.role) == odds.kind else 0.0
    if named:
        return _NAME + _OF_NAME * share if share else _AGAINST_NAME
    return _LEAST + _OF_ODDS * share if share else _AGAINST_ODDS


def match_part(part: tuple[str, ...], others: Others) -> Found | None:
    """The best alias for one segment: as a whole, by its head noun, by its field of work, by a phrase inside, or by the odds."""
    whole = _whole(part)
    if whole and not (others and len(whole.words) < 3):
        return _told(_sure(whole), whole)
    turned = titles.turned(part)
    headed = _match_head(turned, others)
    if headed and turned != part and "of" in part and headed.alias.words[-1] != turned[-1]:
        headed = None  # `head of courier operations` is no courier
    if whole:
        return (
            _told(headed.plain, headed.alias) if headed and _refines(headed.alias, whole, others) else _told(_sure(whole), whole)
        )
    best = headed
    if best is None or best.plain < ACCEPT:
        best = _match_field(turned, others) or best
    if best is None and "of" not in part:
        best = _inside(part)
    return _weighed(turned, best)


def _refines(longer: Alias, whole: Alias, others: Others) -> bool:
    """`Engineer - Platform`, `Software Engineer, Backend`: another segment says which kind of the role named is meant."""
    if len(longer.words) <= len(whole.words):
        return False
    if longer.role == whole.role or (len(whole.words) == 1 and whole.words[0] in titles.words().generic):
        return True
    if above(whole.role):
        return False  # `Backend Engineer (Go)`: the kind is told already
    if whole.role in above(longer.role):
        return True
    return any(telling(other) and not unsaid(other, longer) and longer.rest & frozenset(other) for other in others[:1])


def _weighed(words: tuple[str, ...], found: Found | None) -> Found | None:
    """What the rules found, weighed against the role that the words fit best."""
    said = telling(words)
    if found is None and not _may_be_work(said):
        return None
    odds = likeliest({*said, *(found.alias.rest if found else ())})
    if odds is None:
        return found
    if found and kind(found.alias.role) == odds.kind:
        share = odds.share if found.alias.role == odds.role else _OF_KIND * odds.kind_share
        share = max(share, odds.kind_share if odds.kind == found.alias.role else 0.0)
        return _unclear(min(_WHOLE, _BASE + _OF_FIT * found.plain + _OF_SHARE * share), found.alias)
    told = None if found and found.plain >= _CLEAR else _by_odds(said, odds)
    if told or found is None:
        return told
    doubt = _DOUBT if found.plain >= _CLEAR or len(found.alias.words) == 1 else _MORE_DOUBT
    return _unclear(doubt * found.plain, found.alias)


def _by_odds(said: tuple[str, ...], odds: Odds) -> Found | None:
    """The likeliest role, or the broader one it is a kind of where the words do not tell which kind."""
    role, share = (odds.role, odds.share) if odds.share >= _LIKELY else (odds.kind, odds.kind_share)
    if said and role not in roles_of_head(said[-1]):
        share *= _OTHER_HEAD
    return _unclear(_ODDS * share, alias_of(said, role)) if share >= _LIKELY and _may_be_work(said) else None


def _may_be_work(said: tuple[str, ...]) -> bool:
    """Whether words end as names of workers do, something telling before."""
    return len(said) > 1 and (said[-1] in by_head() or said[-1] in titles.words().field)


def _sure(alias: Alias) -> float:
    """A word that many kinds of workers share (`Consultant`) is a poor name even when it stands alone."""
    return _GENERIC if len(alias.words) == 1 and alias.words[0] in titles.words().generic else _WHOLE


def _whole(part: tuple[str, ...]) -> Alias | None:
    """The alias that a segment is, with its level words or, one after another from either end, without them."""
    known = phrases()
    return next((alias_of(words, known[words]) for words in _stripped(part) if words in known), None)


def _stripped(part: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """A segment without level words and terms at its ends, the fewest words taken first, and then without any."""
    front = next((place for place, word in enumerate(part) if not _is_dress(word)), len(part))
    back = next((place for place, word in enumerate(reversed(part)) if not _is_dress(word)), 0)
    for taken in range(front + back + 1):
        for end in range(min(taken, back), -1, -1):
            if taken - end <= front:
                yield part[taken - end : len(part) - end]
    yield telling(part)


def _is_dress(word: str) -> bool:
    return titles.is_level(word) or titles.is_noise(word)


def _match_head(words: tuple[str, ...], others: Others) -> Found | None:
    """The best contained alias that ends with the last head noun of the segment for which any fits."""
    heads = by_head()
    passed = False
    for place in range(len(words) - 1, -1, -1):
        if words[place] in heads and not _only_level(words, place):
            found = _contained(Part(words[:place], words[place], words[place + 1 :], others))
            if found:
                return _unclear(_PASSED * found.plain, found.alias) if passed else found
            passed = passed or len(roles_of_head(words[place])) >= _SHARED_HEAD
    return None


def _only_level(part: tuple[str, ...], index: int) -> bool:
    """A level word at the end is no head noun when another word before it is (`engineering lead`, `data science intern`)."""
    return titles.is_level(part[index]) and index == len(part) - 1 and part not in phrases() and part[-2:] not in phrases()


def _contained(part: Part) -> Found | None:
    near = frozenset(part.before)
    everything = near.union(part.after, *part.others)
    by_first = aliases_of_head(part.head)
    best: tuple[float, Alias] | None = None
    for first in chain(("",), everything):
        for alias in by_first.get(first, ()):
            if alias.rest <= everything and (alias.rest <= near or may_borrow(alias, part)):
                value = score(alias, part.before, near)
                if best is None or (value, alias.words) > (best[0], best[1].words):
                    best = (value, alias)
    return _unclear(fit(best[1], part), best[1]) if best else None


def _inside(part: tuple[str, ...]) -> Found | None:
    """The longest alias that stands in a segment as it is: titles whose head noun comes first (`développeur python`)."""
    known, heads = phrases(), by_head()
    last_head = max((index for index, word in enumerate(part) if word in heads), default=-1)
    for size in range(min(len(part), _LONGEST_INSIDE), 0, -1):
        for start in range(len(part) - size + 1):
            if start + size <= last_head and not titles.is_level(part[last_head]):
                continue  # a head noun further on says what the work is
            phrase = part[start : start + size]
            if phrase in known and not (size == 1 and (phrase[0] in heads or titles.is_level(phrase[0]))):
                alias = alias_of(phrase, known[phrase])
                left = len(left_over(part, alias)) - (phrase[-1] in part)
                return _unclear(max(ACCEPT, _INSIDE - _LEFT_INSIDE * left), alias)
    return None


def _match_field(words: tuple[str, ...], others: Others) -> Found | None:
    """`engineering lead`, `data science intern`, `platform engineering`: the field of work names the worker."""
    rest = telling(words)
    worker = titles.words().field.get(rest[-1]) if rest else None
    if worker is None:
        return None
    found = _match_head((*rest[:-1], worker), others)
    if found and len(found.alias.words) == 1:
        return None  # a field alone (`Engineering`, `Science`) is a department
    return _unclear(found.plain - _FIELD, found.alias) if found else None
