"""`pay:<p10 to p90>` of the middle of the advertised bands, `pay:low:<p50>` and `pay:high:<p50>` of their ends."""

from metier.guides import pay
from metier.guides.measures import Family, Ground, Measured
from metier.guides.rows import Cut


def take(cut: Cut, what: str, _: Ground) -> Measured:
    """An employer-weighted quantile of pay."""
    side, quantile = what.rpartition(":")[::2]
    sample, found, verdict = pay.quantile(cut, side or "middle", quantile)
    return Measured(
        sample=sample, estimate=found, verdict=verdict, method=pay.METHOD, formula=pay.formula(side or "middle", quantile),
        coverage=round(pay.distribution(cut, side or "middle").n / cut.n, 4) if cut.n else None,
        constants={"p": pay.QUANTILES[quantile]},
        exact=cut.cell.employer is not None,
    )  # fmt: skip


FAMILY = Family(take)
