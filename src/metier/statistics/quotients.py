"""Location quotients: whether there is more of a role in a place than the place's size explains.

The rows are all of the role's openings; the value of one is the part of it that stands in the place. The jobs of all roles,
here and everywhere, are constants: what is asked is where this role's employers post, given how large the places are, and all
jobs together are so many that their own error is small beside that of the few employers of one role in one place.
"""

import math

import msgspec
import numpy as np

from metier.statistics.counted import Constants, Counted
from metier.statistics.estimate import Estimate, Floats, Ints, dense
from metier.statistics.gamma import gamma_distribution, gamma_quantile
from metier.statistics.shares import effective_size, wilson
from metier.statistics.student import t_quantile

METHOD = "location-quotient@2"
SHRUNK = "location-quotient-eb@1"
CHANCE = "location-quotient-chance@1"
#: The spread between a few employers is averaged with the widest there can be, which counts as so many employers.
PRIOR_EMPLOYERS = 8
_USUAL_SPREAD, _USUAL_VARIANCE = 0.5, 0.25
_LEAST_SPREAD, _MOST_SPREAD = 0.2, 10.0


class Part(msgspec.Struct, frozen=True):
    """The part of a role's openings that stands in a place: `size` is the effective number of openings it is known from.

    `n` openings of `k` employers stand there at least in part, `top` of the part is the largest employer's; `freedom` are the
    degrees of freedom of its variance.
    """

    part: float
    size: float
    freedom: int
    n: int
    k: int
    top: float


def part(employer: Ints, value: Floats) -> Part:
    """The part P = sum y_j / sum n_j of the openings (n_j of employer j) that stands in the place (y_j), employers as clusters.

    Its variance is that of a ratio, linearised: v = K/(K-1) sum (y_j - P n_j)^2 / (sum n_j)^2, K = (sum n_j)^2 / sum n_j^2 the
    effective number of employers; moderated towards P(1-P)/K, the widest there can be (each employer wholly here or wholly
    elsewhere), which counts as 8 employers; K-1+8 degrees of freedom. Sources: Cochran 1977, 6.2 (ratio); Smyth 2004.
    """
    codes, _ = dense(employer)
    sizes, here = np.bincount(codes).astype(np.float64), np.bincount(codes, weights=value).astype(np.float64)
    (p,), (variance,), freedom = _parts(sizes, here[None, :])
    size = effective_size(float(p), float(variance), len(value), len(sizes))
    top = float(here.max() / here.sum()) if here.any() else 0.0
    return Part(float(p), size, math.floor(freedom), int((value > 0).sum()), int((here > 0).sum()), top)


def _parts(sizes: Floats, here: Floats) -> tuple[Floats, Floats, float]:
    """The part in each place (rows of `here`: what each employer has there), its variance, and the degrees of freedom."""
    total = float(sizes.sum())
    p, effective = np.minimum(here.sum(axis=1) / total, 1.0), total**2 / float((sizes**2).sum())
    own = max(effective - 1.0, 1e-9)
    seen = (1.0 + 1.0 / own) * ((here - p[:, None] * sizes) ** 2).sum(axis=1) / total**2
    variance = (own * seen + PRIOR_EMPLOYERS * p * (1.0 - p) / effective) / (own + PRIOR_EMPLOYERS)
    return p, variance, own + PRIOR_EMPLOYERS


def location_quotient(found: Part, place: float, everything: float) -> Estimate:
    """LQ = (part of the role's openings in the place) / (part of all jobs in the place), with a 95% interval.

    The interval is Wilson's of the role's part at its effective size, with Student's t, divided by the place's part of all jobs
    (`place` of `everything`). Source: Moineddin, Beyene and Boyle 2003 (for the delta method); Wilson 1927.

    Raises ValueError when a count is not positive.
    """
    by = _place(place, everything)
    low, high = wilson(found.part, found.size, t_quantile(0.975, found.freedom))
    return Estimate(found.part / by, low / by, high / by, found.n, found.k, found.size, found.top)


def shrunk_quotient(found: Part, place: float, everything: float, strength: float) -> Estimate:
    """LQ* = (y + k) / (E + k), drawn towards 1 the more the less is known, with the 95% interval of its posterior.

    Places' quotients follow a gamma law of mean 1 and variance 1/k (`strength` k, see `prior_strength`); y and E are the seen and
    the expected openings at the effective size, so the posterior is gamma with shape y + k and rate E + k.
    Source: Clayton and Kaldor 1987 (empirical Bayes for rates).
    """
    shape, rate = _posterior(found, _place(place, everything), strength)
    low, high = gamma_quantile(0.025, shape, rate), gamma_quantile(0.975, shape, rate)
    return Estimate(shape / rate, low, high, found.n, found.k, found.size, found.top)


def chance_of_more(found: Part, place: float, everything: float, strength: float) -> Estimate:
    """P(LQ > 1): how sure it is, under the same posterior, that there is more of the role than the place's size explains."""
    shape, rate = _posterior(found, _place(place, everything), strength)
    above = 1.0 - gamma_distribution(1.0, shape, rate)
    return Estimate(above, None, None, found.n, found.k, found.size, found.top)


def in_place(rows: Counted, constants: Constants) -> Estimate:
    """The location quotient of rows as above; `all_jobs_here` and `all_jobs` are the jobs of all roles."""
    return location_quotient(part(rows.employer, rows.value), constants["all_jobs_here"], constants["all_jobs"])


def in_place_shrunk(rows: Counted, constants: Constants) -> Estimate:
    """The shrunk quotient of rows; `prior_strength` is that of the role's places."""
    return shrunk_quotient(part(rows.employer, rows.value), *_constants(constants))


def in_place_chance(rows: Counted, constants: Constants) -> Estimate:
    """How sure it is that the quotient is above 1, of rows."""
    return chance_of_more(part(rows.employer, rows.value), *_constants(constants))


def _constants(constants: Constants) -> tuple[float, float, float]:
    return constants["all_jobs_here"], constants["all_jobs"], constants["prior_strength"]


def prior_strength(sizes: Floats, here: Floats, jobs: Floats) -> float:
    """How alike a role's places are: k of the gamma law of their quotients, by moments.

    `sizes` are the employers' openings, `here` what of them stands in each place (places x employers), `jobs` the places' parts
    of all jobs; y and E are the seen and expected openings at their effective size. As Var(y) = E + E^2/k, by moments
    1/k = [sum (y - E)^2 - sum y] / sum E^2, with a variance of about 2 / sum E^2; it is weighed against a usual 1/k of 1/2,
    with a variance of 1/4, and kept within 1/5 and 10: what few employers tell must not make all places alike.
    """
    p, variance, _ = _parts(sizes, here)
    size = np.minimum(p * (1.0 - p) / np.maximum(variance, 1e-15), float(sizes.sum()))
    seen, expected = p * size, jobs * size
    excess, told = float(((seen - expected) ** 2 - seen).sum()), float((expected**2).sum())
    spread = (excess / 2.0 + _USUAL_SPREAD / _USUAL_VARIANCE) / (told / 2.0 + 1.0 / _USUAL_VARIANCE)
    return 1.0 / min(max(spread, _LEAST_SPREAD), _MOST_SPREAD)


def _posterior(found: Part, by: float, strength: float) -> tuple[float, float]:
    return found.part * found.size + strength, by * found.size + strength


def _place(place: float, everything: float) -> float:
    if min(place, everything) <= 0:
        raise ValueError("a location quotient needs jobs in the place and everywhere")
    return place / everything
