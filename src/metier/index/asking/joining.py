"""Slots that say more together: `remote` with a place, `not` before what is left out, `only` behind a place."""

from collections.abc import Sequence

from msgspec.structs import replace

from metier.index.asking.places import TOWN
from metier.index.grammar import WORDS, Group, Node, Unit, units_of

_CAN_BE_LEFT_OUT = frozenset(("place", "level", "workplace", "employment", "employer", "tool", "skill", "role"))
_ONLY = frozenset(("only", "based", "residents", "citizens"))


def joined(units: Sequence[Unit]) -> list[Unit]:
    """The units of a run with those that belong together made one."""
    return _left_out(_only(_once(units)))


def _once(units: Sequence[Unit]) -> list[Unit]:
    """`San Francisco Bay Area`, `remote ... work from home`: what is said twice in a row is said once."""
    found: list[Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if before and unit.kind != WORDS and _meaning(before) == _meaning(unit):
            found[-1] = replace(before, text=f"{before.text} {unit.text}", end=unit.end)
        else:
            found.append(unit)
    return found


def _meaning(unit: Unit) -> tuple[str, str, bool]:
    return unit.kind, unit.value, unit.negative


def _only(units: Sequence[Unit]) -> list[Unit]:
    """`US only`, `not US only`: from where one may work."""
    found: list[Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if before and before.kind == "place" and unit.kind == WORDS and unit.text.lower() in _ONLY:
            text = f"{before.text} {unit.text}"
            kind = "only" if unit.text.lower() == "only" else "place"
            found[-1] = replace(before, text=text, end=unit.end, kind=kind)
        else:
            found.append(unit)
    return found


def _left_out(units: Sequence[Unit]) -> list[Unit]:
    found: list[Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if before and before.kind == "not" and unit.kind in _CAN_BE_LEFT_OUT | {"only"}:
            found[-1] = replace(unit, text=f"{before.text} {unit.text}", start=before.start, negative=True, hard=True)
        else:
            found.append(unit)
    return found


def from_where(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """With `remote` typed, a place is one to work from, wherever in the text it stands."""
    remote = any(unit.kind == "workplace" and unit.value == "remote" and not unit.negative for unit in units_of(nodes))
    return tuple(_placed(node, remote) for node in nodes)


def _placed(node: Node, remote: bool) -> Node:
    if isinstance(node, Group):
        return Group(tuple(tuple(_placed(each, remote) for each in option) for option in node.options), node.negative)
    if node.negative or node.kind not in {"place", "only"} or node.field:
        return node
    return replace(node, kind="remote_from", value=_area(node.value)) if remote else replace(node, kind="place")


def _area(place: str) -> str:
    return place.partition(TOWN)[0]
