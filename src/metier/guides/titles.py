"""Kinds of a role, told by the words that employers add to its title."""

import numpy as np

from metier.guides.desk import Desk
from metier.guides.names import LEVELS
from metier.guides.predicates import plain_title
from metier.statistics import floors

_RANKS = """
senior sr junior jr lead staff principal intern internship trainee apprentice entry level mid graduate associate chief head
manager director vp executive i ii iii iv v 1 2 3 the of and for a an in at to with or m w d f x all genders remote hybrid
onsite on site full part time fulltime parttime contract temporary permanent us usa uk eu
"""
_LEAST_SHARE, _MOST_SHARE = 0.02, 0.75


def variants(desk: Desk) -> list[str]:
    """The words and pairs of words that enough employers add to the role's name in titles, the most used first."""
    known = set(_RANKS.split()) | set(plain_title(desk.role.name).split()) | set(LEVELS)
    heads = {plain_title(alias).split()[-1] for alias in (*desk.role.aliases, desk.role.name) if plain_title(alias)}
    known |= heads | {f"{head}s" for head in heads} | {f"{head}ing" for head in heads}
    known |= {word for place, _ in desk.cut.per_place("metro") for word in plain_title(desk.names.place(place)).split()}
    texts = desk.table.title
    of_text = [_phrases(plain_title(text).split(), known) for text in texts.words]
    employers: dict[str, set[int]] = {}
    openings: dict[str, int] = {}
    codes = desk.table.employer.codes
    for row in desk.cut.row.tolist():
        for phrase in of_text[int(texts.codes[row])]:
            employers.setdefault(phrase, set()).add(int(codes[row]))
            openings[phrase] = openings.get(phrase, 0) + 1
    low, high = _LEAST_SHARE * desk.k, _MOST_SHARE * desk.k
    kept = {p: len(heads) for p, heads in employers.items() if max(floors.ITEM_EMPLOYERS, low) <= len(heads) <= high}
    single = {p for p in kept if " " not in p}
    inside = {p for p in single for pair in kept if " " in pair and p in pair.split() and kept[pair] >= 0.8 * kept[p]}
    return sorted((p for p in kept if p not in inside), key=lambda p: (-kept[p], p))


def _phrases(words: list[str], known: set[str]) -> set[str]:
    """Single words that tell a kind, and pairs of such words side by side."""
    telling = np.array([word not in known and not word.isdigit() and len(word) > 1 for word in words], dtype=np.bool_)
    single = {word for word, tells in zip(words, telling, strict=True) if tells}
    pairs = {f"{a} {b}" for a, b, x, y in zip(words, words[1:], telling, telling[1:], strict=False) if x and y}
    return single | pairs
