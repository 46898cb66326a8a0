"""Tables for a terminal, and the same rows as JSON."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import click
import msgspec
from rich.console import Console
from rich.table import Table

Row = Sequence[object]


def show(columns: Sequence[str], rows: Iterable[Row], *, as_json: bool, title: str = "") -> None:
    """Print rows: JSON objects a line with `--json`, tab-separated in a pipe, a drawn table at a terminal."""
    if as_json:
        for row in rows:
            click.echo(msgspec.json.encode(dict(zip(columns, row, strict=True))).decode())
        return
    if not sys.stdout.isatty():
        click.echo("\t".join(columns))
        for row in rows:
            click.echo("\t".join(_words(cell).replace("\t", " ") for cell in row))
        return
    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for place, column in enumerate(columns):
        # the first column is the name one copies: it must stay in one piece
        table.add_column(column, overflow="fold", no_wrap=place == 0)
    for row in rows:
        table.add_row(*[_words(cell) for cell in row])
    Console(soft_wrap=False).print(table)


def _words(cell: object) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return f"{cell:%Y-%m-%d}" if isinstance(cell, date) else str(cell)


AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of a table.")
