"""Kinds of a role, told by the words that employers add to its title."""

from collections import Counter
from functools import cache
from typing import NamedTuple

import numpy as np

from metier.guides.desk import Desk
from metier.guides.rows import SIGNS, plain_title
from metier.guides.wording import capital
from metier.statistics import floors
from metier.statistics.estimate import Ints
from metier.taxonomy.lexicon import rows
from metier.taxonomy.titles import is_level, is_noise

_LEAST_SHARE, _MOST_SHARE = 0.01, 0.75
_PAIR = 0.6
_OWN_SHARE = 0.05
"""A word in more than this share of a role's titles is one of the role's own."""


_HALVES = "halves of pairs"


@cache
def _no_kinds() -> dict[str, frozenset[str]]:
    return {row["why"]: frozenset(row["words"].split()) for row in rows("no_kinds.tsv", "metier.guides")}


def variants(desk: Desk) -> list[str]:
    """The words and pairs of words that enough employers add to the role's name in titles, the most used first.

    Left out are words of the role's own names, of levels and of places, and of the name of the employer who writes them. A
    pair of words takes the place of a word that most often stands in it.
    """
    written = _written(desk)
    firsts, counts = written.starts[:-1], np.diff(written.starts)
    title, employer = desk.table.title.codes[desk.cut.row], desk.table.employer.codes[desk.cut.row]
    each = counts[title]
    place = np.repeat(firsts[title] - np.cumsum(each) + each, each) + np.arange(int(each.sum()))
    pairs = np.sort(written.phrases[place] * len(desk.table.employer.words) + np.repeat(employer, each))
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    pairs = pairs[~np.isin(pairs, written.own)] // len(desk.table.employer.words)
    heads = np.bincount(pairs, minlength=len(written.words))
    low, high = max(floors.ITEM_EMPLOYERS, _LEAST_SHARE * desk.k), _MOST_SHARE * desk.k
    kept = {written.words[code]: int(heads[code]) for code in np.flatnonzero((heads >= low) & (heads <= high))}
    return sorted(_settled(kept), key=lambda phrase: (-kept[phrase], phrase))


class _Written(NamedTuple):
    """The telling phrases of a role's titles: of title t those with the numbers `phrases[starts[t]:starts[t + 1]]`.

    `own` are the pairs (phrase x employers + employer) of which the phrase has a word of the employer's name, in order.
    """

    words: list[str]
    phrases: Ints
    starts: Ints
    own: Ints


def _written(desk: Desk) -> _Written:
    """The phrases of a role's titles, kept with its table."""
    known = desk.table.kept.get("titles")
    if not isinstance(known, _Written):
        known = desk.table.kept["titles"] = _read(desk)
    return known


def _read(desk: Desk) -> _Written:
    table, known = desk.table, _known(desk)
    numbers: dict[str, int] = {}
    phrases: list[int] = []
    starts = [0]
    for plain in table.plain_titles:
        phrases += [numbers.setdefault(phrase, len(numbers)) for phrase in sorted(_phrases(plain.split(), known))]
        starts.append(len(phrases))
    having: dict[str, list[int]] = {}
    for phrase, number in numbers.items():
        for word in phrase.split():
            having.setdefault(word, []).append(number)
    own = {
        number * len(table.employer.words) + employer
        for employer, name in enumerate(table.employer.words)
        for word in frozenset(plain_title(table.employer_name.get(name, "")).split()) - known.own
        for number in having.get(word, ())
    }
    return _Written(list(numbers), *(np.array(part, dtype=np.int64) for part in (phrases, starts, sorted(own))))


class _Known(NamedTuple):
    """Words that tell no kind: `own` those of the role's names and of places; `soft` may stand beside one that does."""

    own: frozenset[str]
    soft: frozenset[str]


def _known(desk: Desk) -> _Known:
    role = desk.role
    names = [plain_title(name).split() for name in (role.name, *role.aliases)]
    times = Counter(word for name in names for word in set(name))
    heads = set(names[0]) | {name[-1] for name in names if name} | {name[0] for name in names if len(name) == 1}
    heads |= {ending for head in heads for ending in (f"{head}s", f"{head}ing", head.removesuffix("er") + "ing")}
    soft = {word for word, count in times.items() if count > max(1, _OWN_SHARE * len(names))} - heads
    places = {place for column in (desk.table.country, desk.table.region, desk.table.metro) for place in column.words if place}
    away = {word for place in places for word in plain_title(f"{desk.names.place(place)} {place.partition('-')[2]}").split()}
    table = _no_kinds()
    none = frozenset(word for why, words in table.items() if why != _HALVES for word in words)
    return _Known(frozenset(heads | soft | away) | none | table[_HALVES], (frozenset(soft) | table[_HALVES]) - none)


def _phrases(words: list[str], known: _Known) -> frozenset[str]:
    """Single words that tell a kind, and pairs of words side by side (or joined by `and`) of which one does."""
    tells = [len(word) > 1 and word.isalpha() and word not in known.own and not is_level(word) for word in words]
    tells = [told and not is_noise(word) for word, told in zip(words, tells, strict=True)]
    found = {word for word, told in zip(words, tells, strict=True) if told}
    for gap in (1, 2):
        for first in range(len(words) - gap):
            last, between = first + gap, words[first + 1 : first + gap]
            ends = {words[first], words[last]}
            fit = all(tells[n] or words[n] in known.soft for n in (first, last))
            if fit and between in ([], ["and"]) and len(ends) == 2 and (tells[first] or tells[last]):
                found.add(" ".join(words[first : last + 1]))
    return frozenset(found)


def _settled(kept: dict[str, int]) -> list[str]:
    """Phrases of which none says again what a commoner one says."""
    pairs = {p: p.split() for p in kept if " " in p}
    inside = {word for pair, words in pairs.items() for word in words if kept[pair] >= _PAIR * kept.get(word, 10**9)}
    rare = {pair for pair, words in pairs.items() if not inside.intersection(words)}
    return [phrase for phrase in kept if phrase not in inside and phrase not in rare]


def label(desk: Desk, phrase: str) -> str:
    """How titles write a phrase, acronyms and proper names as they are, else with a capital first letter only."""
    size, forms, wanted = len(phrase.split()), Counter[str](), f" {phrase} "
    for text, plain in zip(desk.table.title.words, desk.table.plain_titles, strict=True):
        if wanted not in f" {plain} ":
            continue
        words = [word.strip(".") for word in SIGNS.sub(" ", text.replace("&", " and ")).split()]
        for start in range(len(words) - size + 1):
            form = " ".join(words[start : start + size])
            if form.casefold() == phrase:
                forms[form] += 1
    common = min(forms.items(), key=lambda pair: (-pair[1], pair[0]))[0] if forms else phrase
    small, known, seen = phrase.split(), desk.names.written(phrase).split(), common.split()
    words = [_cased(desk, *three) for three in zip(small, known, seen, strict=True)]
    return capital(" ".join(words))


def _cased(desk: Desk, small: str, known: str, seen: str) -> str:
    """A word as it is known to be written; of others the name of a tool, or an acronym as titles write it."""
    if known != small:
        return known
    tool = desk.base.name(f"tool:{small}")
    if tool.casefold() == small and tool != small:
        return tool
    return small if seen.istitle() or seen.islower() or len(seen) > 5 else seen
