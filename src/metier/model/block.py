"""Blocks: all that a guide can say. Site, API, command line, Markdown and library show the same blocks."""

from datetime import date

import msgspec

from metier.model.figure import Cell, Figure, Window


class Link(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """The name of a thing, which leads to it.

    `kind` is role, place, level, workplace, employer, tool, skill, posting or occupation.
    """

    text: str
    kind: str
    id: str


class Text(msgspec.Struct, frozen=True, tag=True):
    """A paragraph; figures and names stand among its words, which hold no number. `role`: `lede`, `note`, `warning`, `plain`."""

    parts: tuple[str | Figure | Link, ...]
    role: str = "plain"


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a posting, exactly; `figure` says how many employers say the like."""

    text: str
    posting: str
    employer: str
    seen: date
    figure: Figure | None = None


class Quotes(msgspec.Struct, frozen=True, tag=True):
    """A list of quotes, most widely supported first."""

    quotes: tuple[Quote, ...]
    caption: str = ""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a ranking: a share with its interval, members of an OR-group as a note, further figures by column."""

    label: Link | str
    figure: Figure
    note: str = ""
    more: tuple[Figure | str | None, ...] = ()


class Bars(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """A ranking. `columns` name `Bar.more`."""

    title: str
    bars: tuple[Bar, ...]
    columns: tuple[str, ...] = ()
    caption: str = ""


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a pay ladder or dot plot: five points where published (p10, p25, p50, p75, p90)."""

    label: Link | str
    middle: Figure
    low: Figure | None = None
    high: Figure | None = None
    bottom: Figure | None = None
    top: Figure | None = None


class Bands(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Pay bands on one axis from `axis[0]` to `axis[1]`."""

    title: str
    bands: tuple[Band, ...]
    axis: tuple[float, float]
    caption: str = ""


class Table(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """A table; a null cell means not stated or too few. The first cell names the row; a text lists names."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link | Figure | Text | str | None, ...], ...]
    caption: str = ""


class Chart(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """A drawn chart: a Vega-Lite specification as JSON text, a sentence saying what it shows, and its table twin.

    Every value it draws or says is one of the twin's figures or of `figures`.
    """

    title: str
    says: str
    spec: str
    twin: Table
    caption: str = ""
    figures: tuple[Figure, ...] = ()


Block = Text | Quotes | Bars | Bands | Table | Chart


class SectionPage(msgspec.Struct, frozen=True, kw_only=True):
    """One section of a guide.

    `not_shown` says why there are no blocks, `because` is the figure it counts; `floor` is the rule.
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    not_shown: str | None = None
    floor: str = ""
    because: Figure | None = None


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """The career guide of one cell."""

    cell: Cell
    title: str
    aliases: tuple[str, ...]
    soc: str | None
    family: str
    lede: Text
    tiles: tuple[tuple[str, Figure, str], ...]
    sections: tuple[SectionPage, ...]
    window: Window
    as_of: date
    edition: str
    n: int
    k: int
    simulated: bool = False
