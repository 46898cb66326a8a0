"""Compare roles, places, levels, workplaces or employers."""

from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.markdown import Markdown

import metier
from metier.cli.tables import AS_JSON
from metier.errors import UsageError
from metier.library.compare import comparison_csv
from metier.library.markdown import comparison_markdown

_EACH = "once for all columns or once a column; `all` for any"


@click.command("compare")
@click.argument("role", nargs=-1)
@click.option("--place", multiple=True, help=f"A country, state or metropolitan area: {_EACH}.")
@click.option("--level", multiple=True, help=f"A level, such as senior: {_EACH}.")
@click.option("--workplace", multiple=True, help=f"onsite, hybrid or remote: {_EACH}.")
@click.option("--employer", multiple=True, help=f"An employer, by name or id: {_EACH}.")
@click.option("--window", default="", help="`all`, or dates: 2026-01-01..2026-06-30 [the 12 months before the newest reading].")
@click.option("--md", is_flag=True, help="Plain Markdown instead of a formatted page.")
@click.option("--csv", "as_csv", is_flag=True, help="One figure a row, as CSV.")
@AS_JSON
@click.pass_obj
def command(
    home: Path,
    role: tuple[str, ...],
    place: tuple[str, ...],
    level: tuple[str, ...],
    workplace: tuple[str, ...],
    employer: tuple[str, ...],
    window: str,
    md: bool,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Compare two to four columns, each with the first: where an interval spans zero there is no clear difference.

    `metier compare "backend engineer" "data engineer" --place Austin`, or one role and `--level mid --level senior`.
    """
    if not role:
        raise UsageError("no role to compare", 'metier compare "backend engineer" "data engineer"', "known roles: metier guide")
    parts = {"role": role, "place": place, "level": level, "workplace": workplace, "employer": employer}
    found = metier.open(home).comparisons.of(parts, window)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
    elif as_csv:
        click.echo(comparison_csv(found), nl=False)
    elif md:
        click.echo(comparison_markdown(found), nl=False)
    else:
        Console().print(Markdown(comparison_markdown(found)))
