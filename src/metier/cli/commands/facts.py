"""Read the facts of postings given as JSON lines."""

import sys
from pathlib import Path

import click

from metier.errors import UsageError
from metier.library.reading import facts_lines


@click.command("facts")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def command(file: Path) -> None:
    """Read postings and print their facts, a line each.

    A line of FILE (- is standard input) is {"id", "title", "employer", "location", "text" or "html"}.
    """
    if str(file) == "-":
        for line in facts_lines(sys.stdin.buffer):
            sys.stdout.buffer.write(line + b"\n")
        return
    if not file.exists():
        raise UsageError(f"there is no file {file}", "a file of JSON lines, or - for standard input")
    if file.is_dir():
        raise UsageError(f"{file} is a folder", "a file of JSON lines, or - for standard input")
    with file.open("rb") as lines:
        for line in facts_lines(lines):
            sys.stdout.buffer.write(line + b"\n")
