"""Official tables: O*NET, ESCO, OEWS beside our own figures."""

from pathlib import Path

import click

import metier
from metier.cli.tables import AS_JSON, show
from metier.library.roles import parse_window

_COLUMNS = ("table", "vintage", "rows", "dropped", "licence", "credit", "sha256")


@click.group("reference")
def command() -> None:
    """Keep official tables (O*NET, ESCO, BLS OEWS): guides show them beside our own figures."""


@command.command("add")
@click.argument("table")
@click.argument("where", metavar="PATH-or-URL")
@click.option("--vintage", default="", help="Which issue it is (`May 2025`, `29.2`), where the file does not say it.")
@click.pass_obj
def add(home: Path, table: str, where: str, vintage: str) -> None:
    """Add a published table: `onet`, `esco` or `oews`; a file, a folder, a zip archive or an address."""
    held = metier.open(home).reference.add(table, where, vintage)
    click.echo(f"{held.title} {held.vintage}: {held.rows:,} rows from {', '.join(held.read)}.")
    if held.missed:
        click.echo(f"Passed over: {', '.join(held.missed)}.")
    for reason, count in held.dropped.items():
        click.echo(f"Left out: {count:,} rows ({reason}).")
    click.echo("Guides show it from the next edition on: metier publish.")


@command.command("list")
@AS_JSON
@click.pass_obj
def list_tables(home: Path, as_json: bool) -> None:
    """List the official tables held here."""
    rows = [
        (one.table, one.vintage, one.rows, sum(one.dropped.values()), one.licence, one.credit, one.sha256[:12])
        for one in metier.open(home).reference.list()
    ]
    show(_COLUMNS, rows, as_json=as_json)


@command.command("remove")
@click.argument("table")
@click.option("--vintage", default="", help="This issue alone.")
@click.pass_obj
def remove(home: Path, table: str, vintage: str) -> None:
    """Forget a table. Editions that were published with it keep what they show."""
    gone = metier.open(home).reference.remove(table, vintage)
    click.echo(f"Removed {', '.join(f'{one.table} {one.vintage}' for one in gone)}.")


@command.command("report")
@click.option("--window", default="", help="`all`, or dates such as 2026-01-01..2026-06-30. Default: 12 months.")
@AS_JSON
@click.pass_obj
def report(home: Path, window: str, as_json: bool) -> None:
    """Show how our medians of pay agree with the official ones, role by role."""
    found = metier.open(home).reference.agreement(parse_window(window))
    rows = [(pair.role, pair.occupation, pair.ours, pair.official, pair.ratio, pair.employers) for pair in found.pairs]
    show(("role", "occupation", "ours", "official", "ours / official", "employers"), rows, as_json=as_json)
    if not as_json:
        click.echo(f"Spearman {_number(found.spearman)} over {found.n} roles with 30 employers or more.")
        click.echo(f"Over their {found.occupations} occupations: {_number(found.by_occupation)}.")
        click.echo(f"Location quotients, over {found.places} pairs of role and place: {_number(found.by_place)}.")
        click.echo(f"Median |ln(ours / official)|: {_number(found.apart)}.")


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:.2f}"
