"""How much of what one role asks for another does not: a gap that is not the same both ways."""

from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Estimate

METHOD = "skill-gap@1"


def skill_gap(rows: Counted, _: Constants) -> Estimate:
    """gap(A to B) = sum over the skills s that B asks for of w_s (1 - p_A(s)) / sum of w_s.

    A row for each skill: its weight w_s is the share of B's employers that name it, its value 1 - p_A(s), where p_A(s) is the
    share of A's. Source: the asymmetric skill distance of Dawson et al. 2021, simplified.
    """
    return Estimate(float((rows.weight * rows.value).sum() / rows.weight.sum()), None, None, 0, 0, 0.0, 0.0)
