"""A search written whole to a file or to the standard output."""

import os
from collections.abc import Iterable
from pathlib import Path

import click

from metier.errors import UsageError
from metier.library import takeout
from metier.library.home import Home
from metier.model.search import SearchQuery


def save(home: Home, query: SearchQuery, files: dict[str, str | None], *, asked: bool) -> None:
    """Write all that a search finds to the one file named (`-`: the standard output) and tell how many; `files` by form.

    A file is there whole or not at all. Raises UsageError where all were not `asked` for (`--all`), or not one file is named.
    """
    named = [(form, where) for form, where in files.items() if where]
    if not asked:
        raise UsageError(f"--{named[0][0]} without --all", "every posting found is written, not a page of them", "add --all")
    if len(named) != 1:
        raise UsageError(f"--all with {len(named)} files", "one of --csv FILE and --jsonl FILE", "`-` is the standard output")
    form, where = named[0]
    taken = takeout.take(home, query)
    _write(taken.written(form), where)
    click.echo(f"{taken.total - taken.withheld:,} postings written, of edition {taken.about.edition}.", err=True)
    if taken.withheld:
        click.echo(f"Left out: {taken.withheld:,}, whose sources do not let us pass them on.", err=True)
    for note in taken.ignored:
        click.echo(f"Note: {note}", err=True)


def _write(blocks: Iterable[bytes], where: str) -> None:
    path = Path(where)
    if where == "-" or (path.exists() and not path.is_file()):  # a pipe or a device is written to, never replaced
        with click.open_file(where, "wb") as out:
            out.writelines(blocks)
            out.flush()
        return
    whole = path.resolve()
    begun = whole.with_name(f".{whole.name}.{os.getpid()}")
    try:
        with begun.open("wb") as file:
            file.writelines(blocks)
        begun.replace(whole)
    finally:
        begun.unlink(missing_ok=True)
