"""Add a board to read."""

from pathlib import Path

import click

import metier


@click.command("add")
@click.argument("source")
@click.argument("board")
@click.option("--least", default=0, metavar="N", help="A reading of fewer postings is not trusted: it closes nothing.")
@click.option("--fill", multiple=True, metavar="FIELD=SHARE", help="Nor is one of which fewer have a field: --fill pay=0.2.")
@click.pass_obj
def command(home: Path, source: str, board: str, least: int, fill: tuple[str, ...]) -> None:
    """Add a board: `metier add greenhouse acme`. `metier ingest` then reads it.

    Whatever is declared, a reading that lists less than half of what either of the last two listed is not trusted either.
    """
    row = metier.open(home).intake.add(source, board, least=least, fill=fill)
    click.echo(f"{row.source} board {row.board} is on the list; `metier ingest` reads it from the network.")
