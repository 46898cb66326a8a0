"""`rank:place`, `rank:tool:<id>`, `rank:skill:<id>`: where an item stands in its list; before it `first:` how surely at the top.

`rank:place` is asked of a cell with a place: its rank by openings among the places of its kind, a vacancy in L places counting
1/L. Tools and skills rank among those of their kind by the share of employers that name them. `rank:first:place` is the
probability of being among the first few.
"""

from typing import NamedTuple

import msgspec
import numpy as np

from metier.guides.coded import Coded
from metier.guides.measures import Family, Ground, Measured, counted
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics import floors, ranks
from metier.statistics.estimate import Floats, Ints
from metier.statistics.floors import Verdict

_RANK = "The rank of a group by its sum of weights; the interval is that of its ranks when employers are drawn anew."
_FIRST = "How often the group whose rows have the value 1 is among the first of the list when employers are drawn anew."


class _Pairs(NamedTuple):
    """Which counted opening (a place in the cut) names which item (a code of `items`), with what weight, by which words."""

    opening: Ints
    item: Ints
    weight: Floats
    items: Coded
    source: str
    words: Ints


class _List(msgspec.Struct, frozen=True):
    """A list: a row for each opening and item of it, the item as group, and the ranks of the items."""

    sample: Sample
    ranks: ranks.Ranks | None


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """The rank with its interval, or the probability of being among the first few."""
    first = what.startswith("first:")
    kind, _, item = what.removeprefix("first:").partition(":")
    if kind == "place" and not item and cut.cell.place:
        item = cut.cell.place
        around = ground.cut_of(msgspec.structs.replace(cut.cell, place=None))
        known = _known(around, _kind(item), ground)
    elif kind in {"tool", "skill"} and item:
        item = f"{kind}:{item}"
        known = _known(cut, kind, ground)
    else:
        raise KeyError(what)
    return _measured(known, known.sample.groups.index(item), first, ground)


def _measured(known: _List, code: int, first: bool, ground: Ground) -> Measured:
    assert known.sample.group is not None
    value = (known.sample.group == code).astype(np.float64)
    sample = msgspec.structs.replace(known.sample, value=value, unit="share" if first else "rank")
    reason = floors.too_few(sample.k, floors.RANK_EMPLOYERS, "employers in the list")
    found = ranks.of_item(counted(sample), known.ranks, code)[0 if first else 1] if known.ranks else None
    return Measured(
        sample=sample, estimate=found, verdict=Verdict(None, reason), method=ranks.FIRST if first else ranks.RANK,
        formula=_FIRST if first else _RANK, constants={"seed": float(ground.seed), "first": floors.RANK_FIRST},
    )  # fmt: skip


def _kind(place: str) -> str:
    if len(place) == 2 and place.isupper():
        return "country"
    return "region" if place[:2].isupper() else "metro"


def _known(cut: Cut, kind: str, ground: Ground) -> _List:
    """The list of a cell, kept with its cut: the items with the largest sums, at most `ranks.MOST`."""
    known = cut.kept.get(f"list of {kind}")
    if not isinstance(known, _List):
        pairs = _items(cut, kind) if kind in {"tool", "skill"} else _places(cut, getattr(cut.table, kind))
        sample = _sample(cut, pairs)
        found = None
        if sample.group is not None and len(sample.row) and sample.k >= floors.RANK_EMPLOYERS:
            found = ranks.ranks(sample.employer, sample.group, sample.weight, (ground.seed, int(floors.RANK_FIRST)))
        known = cut.kept[f"list of {kind}"] = _List(sample, found)
    return known


def _places(cut: Cut, column: Coded) -> _Pairs:
    table = cut.table
    rows = np.flatnonzero(cut.counted[table.place_row] & ~column.equal(""))
    opening = table.place_row[rows]
    return _Pairs(cut.position[opening], column.codes[rows], table.place_weight[rows], column, "openings", opening)


def _items(cut: Cut, kind: str) -> _Pairs:
    """Each item once an opening whose text is held; an employer's openings weigh one together."""
    table = cut.table
    mine = np.array([word.startswith(f"{kind}:") for word in table.item.words], dtype=np.bool_)
    rows = np.flatnonzero((cut.counted & table.has_text)[table.mention_row] & mine[table.item.codes])
    _, once = np.unique(table.mention_row[rows] * len(mine) + table.item.codes[rows], return_index=True)
    rows = rows[once]
    opening = cut.position[table.mention_row[rows]]
    told = np.bincount(cut.employer, weights=cut.weight * cut.has_text, minlength=max(cut.k, 1))
    weight = cut.weight[opening] / told[cut.employer[opening]]
    return _Pairs(opening, table.item.codes[rows], weight, table.item, "mentions", rows)


def _sample(cut: Cut, pairs: _Pairs) -> Sample:
    size = len(pairs.items.words)
    sums = np.round(np.bincount(pairs.item, weights=pairs.weight, minlength=size), 9)
    largest = [int(code) for code in np.lexsort((np.arange(size), -sums))[: ranks.MOST] if sums[code] > 0]
    number = np.full(size, -1, dtype=np.int64)
    number[largest] = np.arange(len(largest))
    rows = np.flatnonzero(number[pairs.item] >= 0)
    opening = pairs.opening[rows]
    return Sample(
        row=cut.row[opening], employer=cut.employer[opening], value=np.zeros(len(rows)), weight=pairs.weight[rows],
        source=pairs.source, words=pairs.words[rows], excluded=cut.excluded, group=number[pairs.item[rows]],
        groups=tuple(pairs.items.words[code] for code in largest),
    )  # fmt: skip


FAMILY = Family(take)
