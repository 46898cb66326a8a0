"""How the blocks of a section lie on the page: slim ones side by side, columns without a word left out, long tails folded."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from metier.model.block import Bands, Bars, Block, SectionPage, Table, Text
from metier.model.figure import Figure
from metier.site.drawing import share_end

FIRST, SLACK = 6, 2
SLIM_BARS, SLIM_TABLE = 1, 2
LINE, LONG = 50, 18  # characters of a line in a column, and of a label that takes two


class Unit(NamedTuple):
    """A block with the text that leads to it, null for none; `note` is the block's caption where it was not said before.

    `side` is the column of a slim unit, `left` or `right`.
    """

    text: Text | None
    block: Block
    note: str
    side: str = ""


class Row(NamedTuple):
    """What lies beside one another: one unit over the whole width, or several slim ones in columns. `top` ends their axis."""

    units: tuple[Unit, ...]
    slim: bool
    top: float | None


def rows(section: SectionPage) -> list[Row]:
    """The section's blocks in their order, slim neighbours gathered."""
    found: list[Row] = []
    said: set[str] = set()
    full_bands = False
    for unit in _units([pruned(block) for block in section.blocks], said):
        block = unit.block
        slim = _slim(block) and not (isinstance(block, Bands) and not full_bands)
        full_bands = full_bands or isinstance(block, Bands)
        if slim and found and found[-1].slim:
            found[-1] = Row((*found[-1].units, unit), slim=True, top=None)
        else:
            found.append(Row((unit,), slim, None))
    return [_settled(row) for row in found]


def _settled(row: Row) -> Row:
    """A slim unit without a neighbour has the whole width; shares in columns are drawn on one axis."""
    if len(row.units) < 2:
        return row._replace(slim=False)
    reach = [
        max(bar.figure.value or 0.0, bar.figure.high or 0.0)
        for unit in row.units
        if isinstance(unit.block, Bars)
        for bar in unit.block.bars
        if bar.figure.unit == "share"
    ]
    return row._replace(units=_placed(row.units), top=share_end(max(reach, default=1.0)))


def _placed(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Each unit in the column that is shorter so far, so that both end near one another and the order of reading stays."""
    filled = {"left": 0.0, "right": 0.0}
    found = []
    for unit in units:
        side = "left" if filled["left"] <= filled["right"] else "right"
        filled[side] += _height(unit)
        found.append(unit._replace(side=side))
    return tuple(found)


def _height(unit: Unit) -> float:
    """About how many rows high a slim unit is."""
    block, heads = unit.block, 2.0
    items = block.bars if isinstance(block, Bars) else block.bands if isinstance(block, Bands) else getattr(block, "rows", ())
    words = sum(len(part) if isinstance(part, str) else 5 for part in unit.text.parts) if unit.text else 0
    long = sum(len(getattr(getattr(item, "label", ""), "text", "")) > LONG for item in items)
    return heads + len(folded(items)[0]) + long / 2 + len(unit.note) / LINE + words / LINE


def _units(blocks: Sequence[Block], said: set[str]) -> Iterable[Unit]:
    """Each block as a unit; a text that stands between blocks leads to the slim block after it."""
    led: Text | None = None
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Text) and led is None and place and after is not None and _slim(after):
            led = block
            continue
        caption = getattr(block, "caption", "")
        yield Unit(led, block, "" if caption in said else caption)
        said.add(caption)
        led = None


def _slim(block: Block) -> bool:
    """Whether a block is narrow enough to share the width."""
    if isinstance(block, Bars):
        return len(block.columns) <= SLIM_BARS
    if isinstance(block, Table):
        return len(block.columns) <= SLIM_TABLE
    return isinstance(block, Bands)


def pruned(block: Block) -> Block:
    """The block without the columns in which nothing is said: no value, or a count of none in every row."""
    if isinstance(block, Table):
        keep = [column for column in range(len(block.columns)) if column == 0 or _says(row[column] for row in block.rows)]
        rows = tuple(tuple(row[column] for column in keep) for row in block.rows)
        return msgspec.structs.replace(block, columns=tuple(block.columns[column] for column in keep), rows=rows)
    if isinstance(block, Bars):
        keep = [column for column in range(len(block.columns)) if _says(bar.more[column : column + 1] for bar in block.bars)]
        bars = tuple(
            msgspec.structs.replace(bar, more=tuple(bar.more[column] if column < len(bar.more) else None for column in keep))
            for bar in block.bars
        )
        return msgspec.structs.replace(block, columns=tuple(block.columns[column] for column in keep), bars=bars)
    return block


def _says(cells: Iterable[Any]) -> bool:
    for cell in cells:
        held = cell[0] if isinstance(cell, tuple) and cell else cell
        if isinstance(held, Figure):
            if held.value != 0 or held.unit != "count":
                return True
        elif held:
            return True
    return False


def folded(items: Sequence[Any]) -> list[Sequence[Any]]:
    """The rows that are shown at once and, for a long list, those that are folded away."""
    return [items] if len(items) <= FIRST + SLACK else [items[:FIRST], items[FIRST:]]


def starts(parts: Sequence[object], place: int) -> bool:
    """Whether the part of a text at `place` begins a sentence."""
    before = next((part for part in reversed(parts[:place]) if not isinstance(part, str) or part.strip()), ".")
    return isinstance(before, str) and before.rstrip().endswith(".")
