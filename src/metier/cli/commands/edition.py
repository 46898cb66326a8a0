"""Editions."""

from pathlib import Path

import click

import metier
from metier.cli.tables import AS_JSON, show
from metier.errors import MetierError

_COLUMNS = ("edition", "served", "as of", "published", "postings", "vacancies", "employers", "open", "made by")


@click.group("edition")
def command() -> None:
    """List, compare, switch, check and remove editions. Each is a published state of the whole site."""


@command.command("list")
@AS_JSON
@click.pass_obj
def list_editions(home: Path, as_json: bool) -> None:
    """List the editions held, oldest first."""
    rows = [
        (row.id, row.current, row.as_of, row.published, row.postings, row.vacancies, row.employers, row.open_postings, row.code)
        for row in metier.open(home).editions.list()
    ]
    show(_COLUMNS, rows, as_json=as_json)


@command.command("use")
@click.argument("edition")
@click.pass_obj
def use(home: Path, edition: str) -> None:
    """Serve an edition from now on. It is also the way back to an earlier one; nothing is rebuilt."""
    metier.open(home).editions.use(edition)
    click.echo(f"Edition {edition} is served.")


@command.command("diff")
@click.argument("before")
@click.argument("after")
@click.option("--most", default=40, show_default=True, help="Rows to show.")
@AS_JSON
@click.pass_obj
def diff(home: Path, before: str, after: str, most: int, as_json: bool) -> None:
    """Show what differs between two editions: counts, sources, openings and middle pay of roles."""
    rows = [(item.what, item.before, item.after, item.unit or None) for item in metier.open(home).editions.diff(before, after)]
    show(("what", "before", "after", "unit"), rows[:most], as_json=as_json)


@command.command("verify")
@click.argument("edition", required=False)
@click.pass_obj
def verify(home: Path, edition: str | None) -> None:
    """Check an edition against its manifest: every checksum, every document, a suite of queries. Default: the one served."""
    desk = metier.open(home).editions
    name = edition or next((row.id for row in desk.list() if row.current), None)
    if name is None:
        raise MetierError("no edition has been published here yet", do="run `metier publish`")
    wrong = desk.verify(name)
    if wrong:
        raise MetierError(
            f"edition {name}: {'; '.join(wrong)}", do="use an earlier one (`metier edition use`), or `metier publish`"
        )
    click.echo(f"Edition {name} is whole.")


@command.command("prune")
@click.option("--keep", default=5, show_default=True, help="The newest editions that stay; the one being served stays too.")
@click.pass_obj
def prune(home: Path, keep: int) -> None:
    """Remove old editions."""
    gone = metier.open(home).editions.prune(keep)
    click.echo(f"Removed {', '.join(gone)}." if gone else "There is nothing to remove.")
