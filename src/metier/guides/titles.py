"""Kinds of a role, told by the words that employers add to its title."""

from collections import Counter
from functools import cache
from typing import NamedTuple

import numpy as np

from metier.guides.desk import Desk
from metier.guides.rows import SIGNS, plain_title
from metier.guides.wording import capital
from metier.statistics import floors
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
    known, texts = _known(desk), desk.table.title
    names, codes = desk.table.employer_name, desk.table.employer.codes
    pairs = np.unique(np.stack([texts.codes[desk.cut.row], codes[desk.cut.row]]), axis=1)
    employers: dict[str, set[int]] = {}
    phrases: dict[int, frozenset[str]] = {}
    for text, employer in pairs.T.tolist():
        if text not in phrases:
            phrases[text] = _phrases(desk.table.plain_titles[text].split(), known)
        if phrases[text]:
            own = frozenset(plain_title(names.get(desk.table.employer.words[employer], "")).split()) - known.own
            for phrase in phrases[text]:
                if own.isdisjoint(phrase.split()):
                    employers.setdefault(phrase, set()).add(employer)
    low, high = _LEAST_SHARE * desk.k, _MOST_SHARE * desk.k
    kept = {p: len(heads) for p, heads in employers.items() if max(floors.ITEM_EMPLOYERS, low) <= len(heads) <= high}
    return sorted(_settled(kept), key=lambda phrase: (-kept[phrase], phrase))


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
    places = {code for kind in ("country", "region", "metro") for code, _ in desk.cut.per_place(kind)}
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
