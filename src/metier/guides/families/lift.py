"""`lift:<question>`: the share of employers here divided by the share in all roles together."""

import msgspec

from metier.guides.asking import SHARE_WORDS, asked
from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.statistics.floors import Verdict
from metier.statistics.methods import RATIO


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """A ratio of shares; the share in all roles is taken as known."""
    known = ground.base.items(None).get(what)
    shared = asked(cut, what, ground.seed)
    everywhere = known.share if known else 0.0
    words = f"The share of employers ({SHARE_WORDS}) divided by the share in all roles together, {everywhere:.4f}."
    if shared.estimate is None or not everywhere or shared.verdict.suppressed:
        verdict = shared.verdict if shared.verdict.suppressed else Verdict(None, "not named in the twelve months compared with")
        return msgspec.structs.replace(shared, estimate=None, verdict=verdict, formula=words, method=RATIO)
    constants = {"share_in_all_roles": everywhere}
    return msgspec.structs.replace(
        shared, sample=msgspec.structs.replace(shared.sample, unit="ratio"), formula=words, method=RATIO, constants=constants,
        estimate=estimated(shared.sample, RATIO, constants),
    )  # fmt: skip


FAMILY = Family(take)
