"""The weights of the ranking: one table, tuned on judged queries."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from metier.taxonomy.lexicon import rows

Weights = Mapping[str, float]


@cache
def weights() -> Weights:
    """Each weight by its name."""
    return MappingProxyType({row["name"]: float(row["weight"]) for row in rows("weights.tsv", "metier.index")})
