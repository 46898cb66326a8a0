"""Ranking the skills and tools of a cell: the most common, those that set it apart, and those offered as alternatives."""

import msgspec
import numpy as np

from metier.guides.desk import Desk
from metier.statistics import floors
from metier.statistics.curves import coverage_curve
from metier.statistics.distinctive import sets_apart
from metier.statistics.estimate import Ints
from metier.statistics.shares import employer_shares

_MOST_ALTERNATIVES = 5


class Ranked(msgspec.Struct, frozen=True):
    """An item of a cell: its employer-weighted share and how many employers name it."""

    item: str
    share: float
    employers: int


def pairs(desk: Desk) -> tuple[Ints, Ints]:
    """The counted (opening, item) pairs of openings whose text is held: places in the cut, and codes of the table's items."""
    table, cut = desk.table, desk.cut
    kept = cut.counted[table.mention_row] & table.has_text[table.mention_row]
    return cut.position[table.mention_row[kept]], table.item.codes[kept]


def ranked(desk: Desk) -> list[Ranked]:
    """The items that enough employers name, the most common first."""
    cut, table = desk.cut, desk.table
    row, item = pairs(desk)
    if not len(row):
        return []
    told = np.flatnonzero(cut.has_text)
    place = np.zeros(cut.n, dtype=np.int64)
    place[told] = np.arange(len(told))
    shares, heads = employer_shares(cut.employer[told], cut.weight[told], place[row], item, len(table.item.words))
    found = [
        Ranked(table.item.words[code], round(float(shares[code]), 6), int(heads[code]))
        for code in np.flatnonzero(heads >= floors.ITEM_EMPLOYERS)
    ]
    return sorted(found, key=lambda one: (-one.share, one.item))


def core(desk: Desk, items: list[Ranked], most: int) -> list[Ranked]:
    """The items most surely common: those with a published share, by the lower end of its interval.

    `items` come by share, and an interval reaches no more than the floor of shares allows: the best `most` by their lower ends
    are sought among twice as many.
    """
    shown = [(desk.share(one.item), one) for one in items[: most * 2]]
    kept = [(figure.low or 0.0, one) for figure, one in shown if figure.value is not None]
    return [one for _, one in sorted(kept, key=lambda pair: (-pair[0], pair[1].item))][:most]


def distinctive(desk: Desk, items: list[Ranked]) -> list[Ranked]:
    """The items that set the role apart from the other roles, the most telling first; false discoveries are held down."""
    everywhere = desk.base.items(None)
    known = [one for one in items if one.item in everywhere]
    if desk.cut.k_text < floors.DISTINCTIVE_EMPLOYERS or not known:
        return []
    z, kept = sets_apart(
        np.array([one.share for one in known]),
        float(desk.cut.k_text),
        np.array([everywhere[one.item].share for one in known]),
        float(everywhere[known[0].item].of),
    )
    chosen = [(float(z[i]), one) for i, one in enumerate(known) if kept[i]]
    return [one for _, one in sorted(chosen, key=lambda pair: (-round(pair[0], 6), pair[1].item))]


def alternatives(desk: Desk, items: list[Ranked]) -> list[tuple[str, ...]]:
    """Sets of items that employers offer as alternatives of one another (X, Y or Z), each set of one category."""
    table, cut = desk.table, desk.cut
    wanted = {table.item.code(one.item) for one in items}
    kept = cut.counted[table.mention_row] & (table.or_group >= 0) & np.isin(table.item.codes, sorted(wanted))
    where = np.flatnonzero(kept)
    groups: dict[tuple[int, int, int], list[int]] = {}
    for place in where.tolist():
        key = (int(table.mention_row[place]), int(table.or_group[place]), int(table.category.codes[place]))
        groups.setdefault(key, []).append(int(table.item.codes[place]))
    together: dict[tuple[int, int], set[int]] = {}
    for (row, _, _), codes in groups.items():
        ordered = sorted(set(codes))
        for i, one in enumerate(ordered):
            for other in ordered[i + 1 :]:
                together.setdefault((one, other), set()).add(int(table.employer.codes[row]))
    strong = {pair: len(heads) for pair, heads in together.items() if len(heads) >= floors.ITEM_EMPLOYERS}
    return _sets(strong, {table.item.code(one.item): n for n, one in enumerate(items)}, table.item.words)


def _sets(strong: dict[tuple[int, int], int], rank: dict[int, int], words: list[str]) -> list[tuple[str, ...]]:
    """Items joined by their strongest pairs, at most `_MOST_ALTERNATIVES` to a set, an item in one set only."""
    home: dict[int, list[int]] = {}
    for (one, other), _ in sorted(strong.items(), key=lambda pair: (-pair[1], words[pair[0][0]], words[pair[0][1]])):
        left, right = home.get(one, [one]), home.get(other, [other])
        if left is right or len(left) + len(right) > _MOST_ALTERNATIVES:
            continue
        merged = left + right
        for code in merged:
            home[code] = merged
    unique = {id(members): members for members in home.values() if len(members) > 1}
    made = [tuple(words[code] for code in sorted(members, key=lambda c: rank[c])) for members in unique.values()]
    return sorted(made, key=lambda names: rank[next(code for code in rank if words[code] == names[0])])


def reach(desk: Desk, items: list[Ranked], most: int) -> list[str]:
    """The items that together are named by the most postings (employers alike), in greedy order."""
    table, cut = desk.table, desk.cut
    row, code = pairs(desk)
    wanted = np.isin(code, [table.item.code(one.item) for one in items])
    told = cut.weight * cut.has_text
    total = np.bincount(cut.employer, weights=told, minlength=max(cut.k, 1))
    weight = told / np.maximum(total[cut.employer], 1e-12)
    steps = coverage_curve(weight, row[wanted], code[wanted], most)
    return [table.item.words[item] for item, _ in steps]
