"""How well words fit each role: naive Bayes over the words of the roles' own names and aliases.

A second opinion beside the rules of `role_match`: the aliases are the sample, a role's words its distribution, smoothed, so
the share a role takes of all roles' odds is an honest probability for titles that no alias spells out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from math import exp, log
from typing import NamedTuple

from metier.taxonomy.role_phrases import english
from metier.taxonomy.role_table import kind
from metier.taxonomy.titles import is_level, is_noise
from metier.taxonomy.uncollected import uncollected

_SMOOTHING = 0.1
_SPREAD = 20.0  # added to the number of words a role uses: one with few aliases is not sure by one word
_PRIOR = 0.5
_UNKNOWN = 0.5
_COMMON = 60
_FAR = 8.0


class Odds(NamedTuple):
    """The kind of role that words fit best (`role_table.kind`), the likeliest role of that kind, and each one's share of 1."""

    kind: str
    kind_share: float
    role: str
    share: float


class _Sample(NamedTuple):
    """By word the number of names in which each role uses it; by role what a word costs, and its start."""

    counts: dict[str, dict[str, int]]
    costs: dict[str, float]
    starts: dict[str, float]


@cache
@uncollected()
def _sample() -> _Sample:
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    sizes: Counter[str] = Counter()
    dull = {word for word in set().union(*english()) if is_level(word) or is_noise(word)}
    for phrase, role in english().items():
        said = dict.fromkeys(phrase) if dull.isdisjoint(phrase) else set(phrase) - dull or phrase
        for word in said:
            of_word = counts[word]
            of_word[role] = of_word.get(role, 0) + 1
        sizes[role] += len(said)
    costs = {role: log(size + _SPREAD) for role, size in sizes.items()}
    return _Sample(dict(counts), costs, {role: _PRIOR * log(size) for role, size in sizes.items()})


@cache
def _gain(count: int) -> float:
    return log((count + _SMOOTHING) / _SMOOTHING)


@cache
def _weight_of_rest(word: str, known: int) -> float:
    """The odds that all roles using a word have by it alone, among so many known words."""
    counts, costs, starts = _sample()
    return sum(exp(_gain(count) + starts[role] - known * costs[role]) for role, count in counts[word].items())


def likeliest(words: Iterable[str]) -> Odds | None:
    """What words fit best; None when no word is known. Words that no role uses lower the shares.

    A word of very many roles puts none forward by itself where a rarer one stands beside it; all its roles take their share.
    """
    counts, costs, starts = _sample()
    asked = set(words)
    known = sorted((word for word in asked if word in counts), key=lambda word: len(counts[word]))
    if not known:
        return None
    odds: dict[str, float] = {}
    rest = 0.0
    for number, word in enumerate(known):
        of_word = counts[word]
        if number and len(of_word) > _COMMON:
            rest += _weight_of_rest(word, len(known))
            for role in odds:
                if role in of_word:
                    odds[role] += _gain(of_word[role])
        else:
            for role, count in of_word.items():
                odds[role] = odds.get(role, 0.0) + _gain(count)
    scored = {role: gain + starts[role] - len(known) * costs[role] for role, gain in odds.items()}
    return _shared(scored, rest, len(known) / (len(known) + _UNKNOWN * (len(asked) - len(known))))


def _shared(scored: dict[str, float], rest: float, sure: float) -> Odds:
    """The shares of the best; `rest` is the weight of roles not scored, `sure` what is left for unknown words."""
    top = max(scored.values())
    total = rest * exp(-top)
    kinds: dict[str, float] = {}
    for role, score in scored.items():
        if score > top - _FAR:
            part = exp(score - top)
            total += part
            name = kind(role)
            kinds[name] = kinds.get(name, 0.0) + part
    likely = max(kinds, key=lambda name: kinds[name])
    best = max((role for role in scored if scored[role] > top - _FAR and kind(role) == likely), key=lambda name: scored[name])
    return Odds(likely, kinds[likely] * sure / total, best, exp(scored[best] - top) * sure / total)
