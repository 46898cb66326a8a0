"""Values too far from the rest to be believed are set aside and counted, never deleted in silence."""

import numpy as np

from metier.statistics.estimate import Bools, Floats

LIMIT = 4.0
_NORMAL = 1.4826


def far_out(value: Floats, limit: float = LIMIT) -> Bools:
    """Which positive values lie further than `limit` robust deviations from the median, on the logarithm.

    |ln x - median| > limit x 1.4826 x MAD; nothing is far out where the MAD is zero or fewer than eight values are known.
    Source: Hampel 1974.
    """
    if len(value) < 8:
        return np.zeros(len(value), dtype=np.bool_)
    logs = np.log(value)
    distance = np.abs(logs - np.median(logs))
    spread = float(np.median(distance)) * _NORMAL
    return np.asarray(distance > limit * spread, dtype=np.bool_) if spread > 0 else np.zeros(len(value), dtype=np.bool_)
