"""Add a board to read."""

from pathlib import Path

import click

import metier


@click.command("add")
@click.argument("source")
@click.argument("board")
@click.pass_obj
def command(home: Path, source: str, board: str) -> None:
    """Add a board: `metier add greenhouse acme`. `metier ingest` then reads it."""
    row = metier.open(home).intake.add(source, board)
    click.echo(f"{row.source} board {row.board} is on the list; `metier ingest` reads it from the network.")
