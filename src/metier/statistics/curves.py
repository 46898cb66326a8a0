"""Which few things reach the most employers: greedy coverage."""

import numpy as np

from metier.statistics.estimate import Floats, Ints

METHOD = "greedy-coverage@1"


def coverage_curve(weight: Floats, row: Ints, item: Ints, most: int) -> list[tuple[int, float]]:
    """The items that together reach the most rows, one by one, with the part of the weight reached so far.

    Each step takes the item that adds the most weight not yet reached (ties: the smaller item number), at most `most` items.
    The greedy choice reaches at least 1 - 1/e of the best possible (Nemhauser, Wolsey and Fisher 1978).
    """
    reached = np.zeros(len(weight), dtype=np.bool_)
    total = float(weight.sum())
    items = int(item.max()) + 1 if len(item) else 0
    steps: list[tuple[int, float]] = []
    while len(steps) < most and items and total > 0:
        fresh = ~reached[row]
        gain = np.bincount(item[fresh], weights=weight[row[fresh]], minlength=items)
        best = int(gain.argmax())
        if gain[best] <= 1e-12:
            break
        reached[row[item == best]] = True
        steps.append((best, float(weight[reached].sum()) / total))
    return steps
