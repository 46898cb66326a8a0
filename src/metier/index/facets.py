"""The values of one facet as they are listed."""

from collections.abc import Callable, Mapping, Sequence

from metier.index.fields import FACET_VALUES
from metier.model.search import FacetValue


def listed(counts: Mapping[str, int], missing: int, asked: Sequence[str], label: Callable[[str], str]) -> tuple[FacetValue, ...]:
    """Most frequent first, ties by id; then values asked for that are not among them; last those that state none (empty id)."""
    ranked = sorted(counts, key=lambda value: (-counts[value], value))[:FACET_VALUES]
    ranked += [value for value in dict.fromkeys(asked) if value and value not in ranked]
    values = [FacetValue(value, label(value), counts.get(value, 0)) for value in ranked]
    if missing or "" in asked:
        values.append(FacetValue("", label(""), missing))
    return tuple(values)
