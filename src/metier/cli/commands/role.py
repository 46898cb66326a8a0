"""Name the roles of titles."""

import sys

import click

from metier.library.reading import role_lines


@click.command("role")
@click.argument("title", nargs=-1)
def command(title: tuple[str, ...]) -> None:
    """Read titles, one a line (or one as arguments), and print {"name", "id"} lines."""
    for line in role_lines([" ".join(title)] if title else sys.stdin):
        click.echo(line.decode())
