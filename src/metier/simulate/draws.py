"""Random draws that are the same for the same seed, and cheap one at a time."""

from bisect import bisect
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

Item = TypeVar("Item")

_BLOCK = 4096


class Draws:
    """A stream of draws from NumPy's PCG64, fetched in blocks: a scalar call of a Generator costs ten times a list look-up."""

    def __init__(self, *seed: int) -> None:
        """Start the stream that belongs to the given whole numbers (all at least 0)."""
        self._rng = np.random.default_rng(list(seed))
        self._uniform: list[float] = []
        self._normal: list[float] = []

    def uniform(self) -> float:
        """A number in [0, 1)."""
        if not self._uniform:
            self._uniform = self._rng.random(_BLOCK).tolist()
        return self._uniform.pop()

    def normal(self, mean: float = 0.0, sd: float = 1.0) -> float:
        """A normally distributed number."""
        if not self._normal:
            self._normal = self._rng.standard_normal(_BLOCK).tolist()
        return mean + sd * self._normal.pop()

    def chance(self, share: float) -> bool:
        """True with probability `share`."""
        return self.uniform() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.uniform() * (high - low + 1))

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items, all equally likely."""
        return items[int(self.uniform() * len(items))]

    def weighted(self, items: Sequence[Item], cumulative: Sequence[float]) -> Item:
        """One of the items; `cumulative` are running sums of their weights."""
        return items[min(bisect(cumulative, self.uniform() * cumulative[-1]), len(items) - 1)]

    def sample(self, items: Sequence[Item], count: int) -> list[Item]:
        """`count` different items in random order (all of them if there are fewer)."""
        pool = list(items)
        for place in range(min(count, len(pool))):
            other = place + int(self.uniform() * (len(pool) - place))
            pool[place], pool[other] = pool[other], pool[place]
        return pool[:count]

    def keyed(self, items: Sequence[Item], weight: Callable[[Item], float], count: int) -> list[Item]:
        """`count` different items, heavier ones more likely (Efraimidis and Spirakis: the largest u ** (1 / w))."""
        ranked = sorted(items, key=lambda item: -(self.uniform() ** (1.0 / max(weight(item), 1e-9))))
        return ranked[:count]


def running(weights: Sequence[float]) -> list[float]:
    """Running sums of weights, for `Draws.weighted`."""
    return [float(total) for total in np.cumsum(np.asarray(weights, dtype=float))]
