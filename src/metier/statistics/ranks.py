"""How sure the order of a list is: the list made anew from employers drawn again and again."""

import msgspec
import numpy as np

from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Estimate, Floats, Ints, dense

FIRST, RANK = "first-of-list@1", "list-rank@1"
REPLICATES = 400
MOST = 40
_DIGITS = 9


class Ranks(msgspec.Struct, frozen=True):
    """For each item: its rank in the list, the 95% interval of its rank, and how often it is among the first `first`."""

    rank: Floats
    low: Floats
    high: Floats
    among: Floats


def ranks(employer: Ints, item: Ints, weight: Floats, draw: tuple[int, int]) -> Ranks:
    """The ranks of items by their summed weight, with what a draw of other employers would make of them.

    Employers are drawn with replacement, as many as there are, `REPLICATES` times, always in the order in which the rows first
    name them; each draw ranks the items anew. Items with equal sums share the first of their ranks; in draws each may have
    any of them. `low` and `high` are the 2.5% and 97.5% quantiles of an item's ranks; `among` is how often it is one of the
    first `first`, a tie at the end counting for its part. `draw` is the seed and `first`; `item` counts from 0 without gaps.

    Source: the bootstrap of ranks, employers as clusters (Goldstein and Spiegelhalter 1996; Hall and Miller 2009).
    """
    seed, first = draw
    who = _in_order(employer)
    k, items = int(who.max()) + 1, int(item.max()) + 1
    sums = np.bincount(who * items + item, weights=weight, minlength=k * items).reshape(k, items)
    drawn = _draws(k, seed) @ sums
    above, equal = _ranked(drawn)
    rank = _ranked(sums.sum(axis=0, keepdims=True))[0][0] + 1.0
    low = np.quantile(above + 1.0, 0.025, axis=0, method="inverted_cdf")
    high = np.quantile(above + equal, 0.975, axis=0, method="inverted_cdf")
    among = np.clip((first - above) / equal, 0.0, 1.0).mean(axis=0)
    return Ranks(rank, np.minimum(low, rank), np.maximum(high, rank), among)


def first_of_list(rows: Counted, constants: Constants) -> Estimate:
    """How often the item whose rows have the value 1 is among the `first` of the list (see `ranks`)."""
    found, asked = _asked(rows, constants)
    return _plain(rows, float(found.among[asked]))


def list_rank(rows: Counted, constants: Constants) -> Estimate:
    """The rank of the item whose rows have the value 1, with the 95% interval of it (see `ranks`)."""
    found, asked = _asked(rows, constants)
    return msgspec.structs.replace(
        _plain(rows, float(found.rank[asked])), low=float(found.low[asked]), high=float(found.high[asked])
    )


def of_item(rows: Counted, found: Ranks, asked: int) -> tuple[Estimate, Estimate]:
    """Both estimates of an item from the ranks of its list: how often it is among the first, and its rank."""
    plain = _plain(rows, float(found.among[asked]))
    low, high = float(found.low[asked]), float(found.high[asked])
    return plain, msgspec.structs.replace(plain, value=float(found.rank[asked]), low=low, high=high)


def _asked(rows: Counted, constants: Constants) -> tuple[Ranks, int]:
    if rows.group is None:
        raise ValueError("a list needs the item of each row")
    item = _in_order(rows.group)
    asked = np.flatnonzero(rows.value > 0.5)
    if not len(asked):
        raise ValueError("no row is of the item asked for")
    draw = int(constants["seed"]), int(constants["first"])
    return ranks(rows.employer, item, rows.weight, draw), int(item[asked[0]])


def _in_order(codes: Ints) -> Ints:
    """Codes renumbered by where they first appear, so that the same rows give the same draws however they are numbered."""
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    place = np.empty(len(first), dtype=np.int64)
    place[np.argsort(first, kind="stable")] = np.arange(len(first))
    return place[inverse]


def _draws(k: int, seed: int) -> Floats:
    """How often each of `k` employers is drawn in each replicate."""
    chosen = np.random.default_rng([seed, k]).integers(0, k, size=(REPLICATES, k))
    places = chosen + np.arange(REPLICATES)[:, None] * k
    return np.bincount(places.ravel(), minlength=REPLICATES * k).reshape(REPLICATES, k).astype(np.float64)


def _ranked(sums: Floats) -> tuple[Floats, Floats]:
    """In each row how many items have more than each item, and how many (itself too) as much."""
    sums = np.round(sums, _DIGITS)
    above = np.stack([(sums > sums[:, [n]]).sum(axis=1) for n in range(sums.shape[1])], axis=1).astype(np.float64)
    equal = np.stack([(sums == sums[:, [n]]).sum(axis=1) for n in range(sums.shape[1])], axis=1).astype(np.float64)
    return above, equal


def _plain(rows: Counted, value: float) -> Estimate:
    n, sizes = dense(rows.opening)[1], np.bincount(rows.employer)
    return Estimate(value, None, None, n, int((sizes > 0).sum()), n, float(sizes.max() / len(rows.employer)))
