"""What sets a role apart: eight hundred skills, a few planted as more common in the role, employers on both sides."""

from collections.abc import Iterator

import numpy as np

from metier.evaluate.intervals.market import Market, Random, Trial, sizes
from metier.statistics import distinctive, floors
from metier.statistics.estimate import Bools, Floats, Ints

SKILLS = 800
ELSEWHERE = 400
"""Employers that do not post the role."""

PLANTED = 0.06
OVERLAPS = (0.2, 0.7, 1.0)
"""Parts of the role's employers that also post other roles, and say there what they say here when it is as common there."""

POSTS = ((1, 1), (3, 1), (1, 3))
"""How many times the usual number of postings employers have in the role, and in others."""

TRUE, FOUND = "said to set a role apart, and does", "sets a role apart, and is said to"


def laws(rng: Random) -> tuple[Floats, Floats, Floats]:
    """Of each skill: how often a posting of an employer that uses it says so, the share elsewhere, the share in the role.

    Six in a hundred are two, three or five times as common in the role; of the others two in five are rarer there.
    """
    says = rng.uniform(0.3, 0.95, SKILLS)
    elsewhere = np.minimum(np.maximum(rng.beta(0.5, 6.0, SKILLS), 0.003), says * 0.6)
    lot, lift = rng.random(SKILLS), np.ones(SKILLS)
    planted, rarer = lot < PLANTED, lot > 1.0 - 0.4 * (1.0 - PLANTED)
    lift[planted] = rng.choice([2.0, 3.0, 5.0], int(planted.sum()))
    lift[rarer] = rng.uniform(0.2, 1.0, int(rarer.sum()))
    return says, elsewhere, np.minimum(elsewhere * lift, says * 0.98)


def draw(rng: Random, k: int) -> Iterator[Trial]:
    """A role of `k` employers: each skill said to set it apart, and each planted skill."""
    says, elsewhere, here = laws(rng)
    users = rng.random((k + ELSEWHERE, SKILLS))
    posts, often = _posts(rng, k), users < elsewhere / says
    told_here = rng.binomial(posts[0, :k, None], says * (users[:k] < here / says))
    told = rng.binomial(posts[1, :, None], says * often)
    told[:k] += told_here
    share = (told_here / posts[0, :k, None]).mean(axis=0)
    everywhere = (told / posts.sum(axis=0)[:, None]).mean(axis=0)
    named = np.flatnonzero((told_here > 0).sum(axis=0) >= floors.ITEM_EMPLOYERS)
    kept = np.zeros(SKILLS, dtype=np.bool_)
    kept[named] = distinctive.sets_apart(share[named], k, everywhere[named], k + ELSEWHERE)[1]
    yield from _trials(k, kept, here > elsewhere * 1.001)


def _posts(rng: Random, k: int) -> Ints:
    """How many postings each employer has in the role (first row) and in others."""
    overlap, (more_here, more_there) = float(rng.choice(OVERLAPS)), POSTS[rng.integers(len(POSTS))]
    posts = np.zeros((2, k + ELSEWHERE), dtype=np.int64)
    posts[0, :k], posts[1] = sizes(rng, k) * more_here, sizes(rng, k + ELSEWHERE) * more_there
    posts[1, round(k * overlap) : k] = 0
    return posts


def _trials(k: int, kept: Bools, true: Bools) -> Iterator[Trial]:
    for right in true[kept].tolist():
        yield Trial(measure=TRUE, method=distinctive.METHOD, employers=k, covered=right)
    for found in kept[true].tolist():
        yield Trial(measure=FOUND, method=distinctive.METHOD, employers=k, covered=found)


MARKET = Market((TRUE,), (20, 30, 100), draw)
