"""`years:<p25, p50, p75>`: quantiles of the least years of experience asked."""

from metier.guides import pay
from metier.guides.measures import Family, Ground, Measured
from metier.guides.rows import Cut

_WORDS = "The employer-weighted quantile of the least years asked; postings that state none are left out, not taken as zero."


def take(cut: Cut, what: str, _: Ground) -> Measured:
    """An employer-weighted quantile of years."""
    sample, found, verdict = pay.years(cut, what)
    return Measured(
        sample=sample, estimate=found, verdict=verdict, method=pay.METHOD, formula=_WORDS,
        coverage=round(sample.n / cut.n, 4) if cut.n else None, constants={"p": pay.QUANTILES[what]},
    )  # fmt: skip


FAMILY = Family(take)
