"""Why postings are one vacancy, or are not."""

from pathlib import Path

import click
import msgspec

import metier
from metier.cli.tables import AS_JSON
from metier.model.vacancy import Compared, VacancyTold


@click.command("vacancy")
@click.argument("posting")
@AS_JSON
@click.pass_obj
def command(home: Path, posting: str, as_json: bool) -> None:
    """Show which postings advertise the same opening as POSTING and which nearly do, with all that speaks for and against it."""
    found = metier.open(home).vacancies.of(posting)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    _print(found)


def _print(found: VacancyTold) -> None:
    click.secho(f"{found.title}  ({found.posting})", bold=True)
    count = len(found.copies) + 1
    click.echo(f"{found.employer or '(no employer)'}; vacancy {found.vacancy} of {count} posting{'s' if count > 1 else ''}")
    for words, rows in (
        (f"Joined with it ({found.enough:g} points join):", found.copies),
        ("Candidates that were kept apart:", found.near),
        ("The same words under another employer or none; linked, never joined:", found.linked),
    ):
        if rows:
            click.echo(f"\n{words}")
        for row in rows:
            _print_compared(row, named=rows is found.linked)
    if not found.copies and not found.near and not found.linked:
        click.echo("No other posting was like it.")


def _print_compared(row: Compared, *, named: bool) -> None:
    who = f"{row.employer or '(no employer)'} · " if named else ""
    click.echo(
        f"  {row.posting}  {who}{row.title[:80]} · {row.location[:40] or 'no place'} · {row.source} {row.board} · {row.on}"
    )
    told = "; ".join(f"{reason.words} {reason.points:+g}" for reason in row.reasons)
    click.echo(f"      {row.points:g} points: {told}")
    if row.veto:
        click.secho(f"      kept apart: {row.veto}", fg="yellow")
    elif row.agrees and not named:
        click.secho("      the two agree", dim=True)
