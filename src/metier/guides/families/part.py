"""`part:<question>`: the part of all postings that say so, every posting counted once."""

from metier.guides.asking import predicate
from metier.guides.measures import Family, Ground, Measured, estimated
from metier.guides.rows import Cut
from metier.statistics.floors import Verdict
from metier.statistics.methods import PART


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """A plain description of the rows, without an interval."""
    sample = predicate(cut, what, ground.seed)
    verdict = Verdict(None, None if cut.n else "no postings")
    words = "The rows with value 1 divided by all rows: every posting counts once."
    return Measured(
        sample=sample, estimate=estimated(sample, PART), verdict=verdict, method=PART, formula=words, exact=bool(cut.n)
    )


FAMILY = Family(take)
