"""What moved since the edition before: figures of two guides side by side, and which differ by more than they are sure."""

import msgspec

from metier.guides.captions import measure_words
from metier.guides.desk import Context
from metier.model.block import Block, Guide, Table, Text
from metier.model.figure import Figure

_MOST = 8
_TITLE = "What moved since the edition before"
_HOW = "Figures of the whole role whose intervals, now and then, both leave the other's value out; the clearest first."
_NOTHING = "Since the edition before, no figure of the whole role moved beyond its interval: "
_WORDING = ("share:title:", "share:duty:")
_FAMILIES = ("share:", "pay:", "years:", "days:")


def moved(now: Guide, before: Guide, context: Context) -> Block | None:
    """The figures that moved, each as it is and as it was; a sentence where none did, None where none can be compared.

    Compared are figures of the guide's own cell, of the same measure, unit and method. Both value and interval have to lie apart:
    each value outside the other's interval.
    """
    old = {figure.measure: figure for figure in _own(before)}
    same = [(figure, old[figure.measure]) for figure in _own(now) if figure.measure in old]
    # a figure that another method made cannot be made again by this version, so its id would not open
    pairs = [(new, was) for new, was in same if (new.unit, new.method) == (was.unit, was.method)]
    if not pairs:
        return None
    far = sorted((pair for pair in pairs if _apart(*pair)), key=lambda pair: (-_apart(*pair), pair[0].measure))[:_MOST]
    rows = tuple((measure_words(new.measure, context.names, context.base), new, was) for new, was in far)
    if not rows:
        return _both(_NOTHING, min(pairs, key=_foremost), context)
    return Table(title=_TITLE, columns=("What", "Now", "Before"), rows=rows, caption=_HOW)


def _foremost(pair: tuple[Figure, Figure]) -> tuple[bool, str]:
    return pair[0].measure != "pay:p50", pair[0].measure


def _both(words: str, pair: tuple[Figure, Figure], context: Context) -> Text:
    """A sentence that shows one figure as it is and as it was."""
    what = measure_words(pair[0].measure, context.names, context.base).partition(";")[0]
    return Text((words, f"{what[:1].lower()}{what[1:]} is ", pair[0], " and was ", pair[1], "."), "note")


def with_moved(now: Guide, before: Guide | None, context: Context) -> Guide:
    """The guide with what moved at the end of its conclusion; as it is where there is nothing to compare it with."""
    block = moved(now, before, context) if before else None
    if block is None:
        return now
    sections = tuple(
        msgspec.structs.replace(one, blocks=(*one.blocks, block)) if one.id == "conclusion" and one.blocks else one
        for one in now.sections
    )
    return msgspec.structs.replace(now, sections=sections)


def _own(guide: Guide) -> list[Figure]:
    """The guide's figures of its own cell that have an interval, once each; not how titles and duties happen to be worded."""
    found: dict[str, Figure] = {}
    _gather((guide.tiles, guide.sections), found)
    return [
        figure
        for figure in found.values()
        if figure.cell == guide.cell
        and figure.low is not None
        and figure.measure.startswith(_FAMILIES)
        and not figure.measure.startswith(_WORDING)
    ]


def _gather(thing: object, found: dict[str, Figure]) -> None:
    if isinstance(thing, Figure):
        found.setdefault(thing.measure if thing.value is not None else "", thing)
    elif isinstance(thing, tuple):
        for item in thing:
            _gather(item, found)
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            _gather(getattr(thing, name), found)


def _apart(new: Figure, was: Figure) -> float:
    """How many half intervals two figures lie apart; 0 where the interval of either holds the other's value."""
    ends = (new.value, new.low, new.high, was.value, was.low, was.high)
    value, low, high, old, bottom, top = (0.0 if end is None else end for end in ends)
    if low <= old <= high or bottom <= value <= top:
        return 0.0
    return abs(value - old) / max((high - low) / 2, (top - bottom) / 2, 1e-9)
