"""How the open jobs of a role match: the employer is the unit, as in every figure."""

from collections.abc import Iterable

import numpy as np

from metier.matching.weights import ENOUGH
from metier.model.matching import JobMatch, RoleMatch
from metier.statistics.estimate import Estimate
from metier.statistics.floors import judge_share
from metier.statistics.shares import effective_size, mean_variance, wilson
from metier.statistics.student import t_quantile


def role_match(role: str, openings: int, jobs: Iterable[tuple[str, JobMatch]]) -> RoleMatch:
    """The mean over employers of the mean score of their jobs, with its 95% interval; null below the floors of a share.

    `jobs` are pairs (employer, match) of a sample of the role's `openings`. A score lies between 0 and 1 as a share does, so its
    interval is that of `metier.statistics.shares.share`.
    """
    found: dict[str, list[float]] = {}
    ready = 0
    for employer, job in jobs:
        found.setdefault(employer, []).append(job.score)
        ready += job.score >= ENOUGH
    n, k = sum(map(len, found.values())), len(found)
    part = np.array([sum(scores) / len(scores) for scores in found.values()])
    mean = float(part.mean()) if k else 0.0
    low = high = None
    sure = 1.0
    if k > 1:
        variance, freedom = mean_variance(part, mean)
        sure = effective_size(mean, variance, n, k)
        low, high = wilson(mean, sure, t_quantile(0.975, freedom))
    verdict = judge_share(Estimate(mean, low, high, n, k, sure, 1.0 / max(k, 1)))
    if verdict.suppressed or low is None or high is None:
        return RoleMatch(
            role=role, openings=openings, n=n, k=k, ready=ready, suppressed=verdict.suppressed or "too few employers"
        )
    return RoleMatch(
        role=role, openings=openings, n=n, k=k, ready=ready, score=round(mean, 4), low=round(low, 4), high=round(high, 4)
    )
