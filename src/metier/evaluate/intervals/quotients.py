"""Location quotients: employers that post mostly at home, of sizes with a heavy tail, in places of known size."""

from collections.abc import Iterator

import msgspec
import numpy as np

from metier.evaluate.intervals.market import Market, Random, Trial, estimated, owners, rows_of, trial
from metier.statistics import floors, quotients
from metier.statistics.counted import Counted
from metier.statistics.estimate import Estimate

PLACES = 24
TRUE = "said to be more than its size explains, and is"
_ALL_JOBS = 100_000.0
_HALVED = 0.2


def cell(rng: Random, k: int, part: float, home: float) -> Counted:
    """Openings of a role's `k` employers, each with the part of it that stands in a place of the given `part` of the role.

    The less `home`, the more an employer posts in one place only. Every fifth opening stands in two places at once.
    """
    owner = owners(rng, k)
    own = rng.beta(part * home, (1.0 - part) * home, k)
    here = (rng.random(len(owner)) < own[owner]).astype(np.float64)
    return rows_of(owner, here * np.where(rng.random(len(owner)) < _HALVED, 0.5, 1.0), np.ones(len(owner)))


def draw(rng: Random, k: int) -> Iterator[Trial]:
    """The quotient of one place; `k` employers post the role, so many as come of it post it there."""
    part, home, true = float(rng.choice([0.02, 0.05, 0.15])), float(rng.choice([0.3, 1.0, 3.0])), float(rng.choice([0.5, 1, 2]))
    rows = cell(rng, k, part, home)
    here = part * (1.0 - _HALVED / 2) / true
    constants = {"all_jobs_here": here * _ALL_JOBS, "all_jobs": _ALL_JOBS}
    found = estimated(quotients.METHOD, rows, constants)
    yield _trial("location quotient", quotients.METHOD, found, true, here * len(rows.value))


def draw_shrunk(rng: Random, k: int) -> Iterator[Trial]:
    """A role's quotients in its places follow a gamma law; of one of the places the shrunk one and its interval."""
    everything = rng.dirichlet(np.full(PLACES, 1.0))
    alike, home = float(rng.choice([2.0, 4.0, 10.0])), float(rng.choice([0.5, 1.5, 4.0]))
    true = rng.gamma(alike, 1.0 / alike, PLACES)
    true /= float(everything @ true)
    owner = owners(rng, k)
    own = rng.dirichlet(np.maximum(everything * true, 1e-6) * home, k)
    place = (np.cumsum(own, axis=1)[owner] < rng.random(len(owner))[:, None]).sum(axis=1).clip(0, PLACES - 1)
    here = np.bincount(place * k + owner, minlength=PLACES * k).reshape(PLACES, k).astype(np.float64)
    strength = quotients.prior_strength(here.sum(axis=0), here, everything)
    asked = int(rng.integers(PLACES))
    rows = rows_of(owner, (place == asked).astype(np.float64), np.ones(len(owner)))
    constants = {"all_jobs_here": everything[asked] * _ALL_JOBS, "all_jobs": _ALL_JOBS, "prior_strength": strength}
    expected = float(everything[asked]) * len(owner)
    yield _trial("shrunk quotient", quotients.SHRUNK, estimated(quotients.SHRUNK, rows, constants), float(true[asked]), expected)
    chance = estimated(quotients.CHANCE, rows, constants)
    if _shown(chance, expected) and chance.value >= floors.QUOTIENT_CHANCE:
        yield Trial(measure=TRUE, method=quotients.CHANCE, employers=chance.k, covered=bool(true[asked] > 1.0))


def _trial(name: str, method: str, found: Estimate, true: float, expected: float) -> Trial:
    return msgspec.structs.replace(trial(name, method, found, true, true), published=_shown(found, expected))


def _shown(found: Estimate, expected: float) -> bool:
    return found.k >= floors.QUOTIENT_EMPLOYERS and expected >= floors.QUOTIENT_EXPECTED


MARKET = Market(("location quotient",), (30, 60, 120, 250, 500, 1000), draw)
SHRUNK = Market(("shrunk quotient",), (30, 60, 120, 250), draw_shrunk)
