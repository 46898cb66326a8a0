"""The formula of each method, in the words of the code that computes it, so that it cannot say something else than is done."""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from metier.statistics import differences, quantiles, quotients, shares, survival
from metier.statistics.methods import ESTIMATORS, RATIO
from metier.statistics.quantiles import Distribution

_WRITTEN: Mapping[str, tuple[Callable[..., Any], ...]] = {
    shares.METHOD: (shares.share, shares.mean_variance),
    RATIO: (shares.share, shares.mean_variance),
    quantiles.METHOD: (Distribution.quantile, shares.mean_variance),
    quotients.METHOD: (quotients.location_quotient, quotients.part),
    quotients.SHRUNK: (quotients.shrunk_quotient, quotients.part),
    quotients.CHANCE: (quotients.chance_of_more, quotients.shrunk_quotient, quotients.part),
    survival.METHOD: (survival.days_open, survival.Survival),
    differences.SHARES: (differences.share_difference, differences.difference),
    differences.QUANTILES: (differences.quantile_difference, differences.difference),
}
"""Where a method's formula is written, if not at its estimator."""


@cache
def formula_of(method: str) -> tuple[str, ...]:
    """What a method computes, with its formula and where it comes from: paragraphs; none for a method of another version."""
    if method not in ESTIMATORS:
        return ()
    functions = _WRITTEN.get(method) or (ESTIMATORS[method],)
    return tuple(part for function in functions for part in paragraphs(inspect.getdoc(function) or ""))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a docstring, without those on errors."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return [part for part in parts if part and not part.startswith("Raises ")]
