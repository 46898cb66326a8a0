"""Location quotients: whether there is more of a role in a place than the place's size explains."""

import math

from metier.statistics.estimate import Estimate

METHOD = "location-quotient@1"


def location_quotient(here: float, place: float, role: float, everything: float, effect: float = 1.0) -> Estimate:
    """LQ = (y_rm/y_m)/(Y_r/Y), with a 95% interval on the logarithm.

    var ln LQ = (1/y_rm - 1/y_m + 1/Y_r - 1/Y) x design effect, where `effect` says how much postings of one employer come
    together (postings an employer in the cell). Arguments: the role's vacancies here, all vacancies here, the role's
    vacancies everywhere, all vacancies. Source: delta method; Moineddin, Beyene and Boyle 2003.

    Raises ValueError when a count is not positive.
    """
    if min(here, place, role, everything) <= 0:
        raise ValueError("a location quotient needs positive counts")
    value = (here / place) / (role / everything)
    variance = max(1 / here - 1 / place + 1 / role - 1 / everything, 0.0) * effect
    reach = 1.959963984540054 * math.sqrt(variance)
    return Estimate(value, value * math.exp(-reach), value * math.exp(reach), round(here), 0, here / effect, 0.0)
