"""`share:<question>`: the share of employers' postings that say so."""

from metier.guides.asking import asked
from metier.guides.measures import Family, Ground, Measured
from metier.guides.rows import Cut


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """Every employer counts the same, however many postings it has."""
    return asked(cut, what, ground.seed)


FAMILY = Family(take)
