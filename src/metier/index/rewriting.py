"""The same documents asked for in a way that costs an engine less."""

from collections.abc import Sequence
from itertools import pairwise

from metier.index import clauses
from metier.index.clauses import Clause


def pairs(tokens: Sequence[str]) -> list[str]:
    """Words side by side, two and two, each pair as one."""
    return [f"{one} {two}" for one, two in pairwise(tokens)]


def parted(parts: Sequence[Clause]) -> tuple[list[Clause], list[Clause]]:
    """What must be and what must not: to bar documents of others costs less than to look for all that are not barred."""
    wanted: list[Clause] = []
    barred: list[Clause] = []
    for part in parts:
        match part:
            case clauses.NoneOf(those) | clauses.Fixed(clauses.NoneOf(those), 0.0):
                barred += those
            case _:
                wanted.append(part)
    return wanted, barred


def joined(parts: Sequence[Clause]) -> list[Clause]:
    """Alternatives with those of one field of ids made one, which is a look-up."""
    values: dict[str, list[str]] = {}
    rest: list[Clause] = []
    for part in parts:
        match part:
            case clauses.Is(field, value):
                values.setdefault(field, []).append(value)
            case clauses.OneOf(field, several):
                values.setdefault(field, []).extend(several)
            case _:
                rest.append(part)
    return [*(clauses.OneOf(field, tuple(dict.fromkeys(found))) for field, found in values.items()), *rest]


def encodable(value: str) -> str:
    """An id as UTF-8 can hold it: nothing that is indexed has half a surrogate pair, and the engine takes none."""
    return value.encode("utf-8", "replace").decode()
