"""Blocks as Markdown: the same words and figures as the page, each figure followed by the id that opens its evidence."""

from collections.abc import Iterable, Iterator

from metier.guides.wording import capital
from metier.library.words import figure_words, interval_words
from metier.model.block import Band, Bands, Bar, Bars, Block, Chart, Guide, Link, Quotes, SectionPage, Table, Text
from metier.model.comparison import Comparison
from metier.model.figure import Figure

Cell = Link | Figure | Text | str | None


def guide_markdown(guide: Guide) -> str:
    """The whole guide as one Markdown document."""
    lines = [f"# {guide.title}", ""]
    if guide.simulated:
        lines += ["> Simulated market: no figure here describes a real one.", ""]
    lines += [_text(guide.lede), ""]
    lines += [f"- {label}: {_figure(figure)}{f' ({note})' if note else ''}" for label, figure, note in guide.tiles]
    lines.append("")
    for section in guide.sections:
        lines += _section(section)
    lines += [
        "---",
        f"{capital(_window(guide))};",
        f"as of {guide.as_of:%-d %B %Y}, edition {guide.edition}.",
        "Each `id` after a figure opens its evidence: `metier evidence id`.",
    ]
    return "\n".join(lines) + "\n"


def comparison_markdown(comparison: Comparison) -> str:
    """A comparison as one Markdown document."""
    lines = [f"# {comparison.title}", ""]
    if comparison.simulated:
        lines += ["> Simulated market: no figure here describes a real one.", ""]
    lines += [_text(comparison.lede), ""] if comparison.lede else []
    for section in comparison.sections:
        lines += _section(section)
    lines += [
        "---",
        f"{capital(_window(comparison))};",
        f"as of {comparison.as_of:%-d %B %Y}, edition {comparison.edition}.",
        "A difference is the column minus the first; where its interval holds zero there is no clear difference.",
        "Each `id` after a figure opens its evidence: `metier evidence id`.",
    ]
    return "\n".join(lines) + "\n"


def _window(guide: Guide | Comparison) -> str:
    if guide.window.start is None and guide.window.end is None:
        return "all dates"
    start = f"{guide.window.start:%-d %B %Y}" if guide.window.start else "the beginning"
    end = f"{guide.window.end:%-d %B %Y}" if guide.window.end else "now"
    return f"{start} to {end}"


def _section(section: SectionPage) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    if section.not_shown:
        yield f"*Not shown: {section.not_shown}*{f' (needs {section.floor})' if section.floor else ''}"
        yield ""
    for block in section.blocks:
        yield from _block(block)
        yield ""


def _block(block: Block) -> Iterable[str]:
    match block:
        case Text():
            return [_text(block)]
        case Quotes():
            return _quotes(block)
        case Bars():
            return _bars(block)
        case Bands():
            return _bands(block)
        case Table():
            return _table(block)
        case Chart():
            return [f"**{block.title}.** {block.says}", "", *_table(block.twin)]


def _text(text: Text) -> str:
    words = "".join(
        part if isinstance(part, str) else _figure(part) if isinstance(part, Figure) else part.text for part in text.parts
    )
    return {"note": f"*{words}*", "warning": f"> {words}"}.get(text.role, words)


def _figure(figure: Figure) -> str:
    if figure.value is None:
        return f"{figure_words(figure)} `{figure.id}`"
    between = interval_words(figure)
    return f"**{figure_words(figure)}**{f' ({between})' if between else ''} `{figure.id}`"


def _cell(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, Figure):
        return _figure(cell)
    words = cell.text if isinstance(cell, Link) else _text(cell) if isinstance(cell, Text) else cell
    return words.replace("|", "\\|").replace("\n", " ")


def _rows(title: str, columns: Iterable[str], rows: Iterable[Iterable[Cell]], caption: str) -> list[str]:
    heads = list(columns)
    lines = [f"**{title}**", ""] if title else []
    lines.append("| " + " | ".join(heads) + " |")
    lines.append("|" + " --- |" * len(heads))
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return [*lines, "", f"*{caption}*"] if caption else lines


def _table(table: Table) -> list[str]:
    return _rows(table.title, table.columns, table.rows, table.caption)


def _bars(bars: Bars) -> list[str]:
    def row(bar: Bar) -> list[Cell]:
        name = _cell(bar.label)
        return [f"{name} ({bar.note})" if bar.note else name, bar.figure, *bar.more]

    return _rows(bars.title, ["", "share of employers", *bars.columns], map(row, bars.bars), bars.caption)


def _bands(bands: Bands) -> list[str]:
    def row(band: Band) -> list[Cell]:
        return [band.label, band.low, band.middle, band.high, f"{band.middle.n:,} of {band.middle.k:,} `{band.middle.id}`"]

    heads = ["", "lower quarter", "middle", "upper quarter", "postings of employers"]
    return _rows(bands.title, heads, map(row, bands.bands), bands.caption)


def _quotes(quotes: Quotes) -> list[str]:
    lines = []
    for quote in quotes.quotes:
        support = f" {_figure(quote.figure)} of employers say the like" if quote.figure else ""
        words = " ".join(quote.text.split())
        lines.append(f"- “{words}” ({quote.employer}, {quote.seen:%-d %b %Y}, `{quote.posting}`){support}")
    return [*lines, "", f"*{quotes.caption}*"] if quotes.caption else lines
