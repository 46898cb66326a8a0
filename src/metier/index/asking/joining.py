"""Slots that say more together: `remote` with a place, `not` before what is left out, `only` behind a place."""

from collections.abc import Sequence

from msgspec.structs import replace

from metier.index.asking.places import TOWN
from metier.index.grammar import WORDS, Unit

_CAN_BE_LEFT_OUT = frozenset(("place", "level", "workplace", "employment", "employer", "tool", "skill", "role"))
_ONLY = frozenset(("only", "based", "residents", "citizens"))


def joined(units: Sequence[Unit]) -> list[Unit]:
    """The units of a run with those that belong together made one."""
    found = _only(_once(units))
    found = _left_out(found)
    return _remote_from(found)


def _once(units: Sequence[Unit]) -> list[Unit]:
    """`San Francisco Bay Area`, `remote ... work from home`: what is said twice in a row is said once."""
    found: list[Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if before and unit.kind != WORDS and (before.kind, before.value) == (unit.kind, unit.value):
            found[-1] = replace(before, text=f"{before.text} {unit.text}", end=unit.end)
        else:
            found.append(unit)
    return found


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


def _remote_from(units: Sequence[Unit]) -> list[Unit]:
    """With `remote` typed, a place is one to work from, and remote is part of it."""
    remote = any(unit.kind == "workplace" and unit.value == "remote" and not unit.negative for unit in units)
    found: list[Unit] = []
    for unit in units:
        if unit.kind == "only" and not unit.negative:
            kind = "remote_from" if remote else "place"
            found.append(replace(unit, kind=kind, value=_area(unit.value) if remote else unit.value))
        elif unit.kind == "place" and remote and not unit.negative:
            found.append(replace(unit, kind="remote_from", value=_area(unit.value)))
        else:
            found.append(unit)
    return found


def _area(place: str) -> str:
    return place.partition(TOWN)[0]
