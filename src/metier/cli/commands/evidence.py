"""Show what stands behind a figure."""

from pathlib import Path

import click
import msgspec

import metier
from metier.cli.tables import AS_JSON
from metier.library.words import figure_words, interval_words
from metier.model.figure import Evidence, EvidenceRow


@click.command("evidence")
@click.argument("figure")
@click.option("--all", "every", is_flag=True, help="Every row instead of a sample of 20.")
@click.option("--csv", "as_csv", is_flag=True, help="Every row as CSV.")
@AS_JSON
@click.pass_obj
def command(home: Path, figure: str, every: bool, as_csv: bool, as_json: bool) -> None:
    """Show the words a figure was counted from. `metier evidence ID` takes the id that a guide prints."""
    desk = metier.open(home).evidence
    if as_csv:
        click.echo(desk.csv(figure), nl=False)
        return
    evidence = desk.get(figure, None if every else 20)
    if as_json:
        click.echo(msgspec.json.encode(evidence).decode())
        return
    _print(evidence)


def _print(evidence: Evidence) -> None:
    figure = evidence.figure
    between = interval_words(figure)
    click.secho(f"{figure_words(figure)}{f' ({between}, 95%)' if between else ''}", bold=True)
    click.echo(evidence.says)
    counted = f"{figure.n:,} postings of {figure.k:,} employers; " if evidence.rows_of == "postings" else ""
    click.echo(f"{counted}method {figure.method}, edition {figure.edition}, {figure.as_of}.")
    click.echo(f"How: {evidence.formula}")
    for paragraph in evidence.estimator:
        click.echo(f"     {paragraph}")
    for name, constant in evidence.constants.items():
        click.echo(f"     {name} = {constant:,.6g}")
    click.echo(f"Query: {evidence.query}")
    if figure.value is not None:
        click.echo(f"Compute it again: metier verify {figure.id}")
    click.echo("")
    click.echo(f"{len(evidence.rows):,} of {evidence.total:,} rows:")
    for row in evidence.rows:
        (_print_row if evidence.rows_of == "postings" else _print_cell)(row)
    if evidence.excluded:
        click.echo("\nLeft out, and why:")
        for reason, count in evidence.excluded.items():
            click.echo(f"  {count:>7,}  {reason}")
    if evidence.left_out_sources:
        click.echo(f"Sources left out for rights reasons: {', '.join(evidence.left_out_sources)}")


def _print_row(row: EvidenceRow) -> None:
    click.echo(
        f"  {row.employer or '(no employer)'} · {row.title} · seen {row.seen_at[:10]} · {row.posting} · read as {row.read_as}"
    )
    if row.quote:
        before, after = (" ".join(side.split()) for side in (row.before, row.after))
        click.echo(f"      …{before} {click.style(' '.join(row.quote.split()), reverse=True)} {after}…")
    elif row.field:
        click.echo(f"      from the field {row.field}")


def _print_cell(row: EvidenceRow) -> None:
    """A row of a table: its key, its column, the words as printed."""
    click.echo(f"  {row.title} · row {row.posting}, column {row.field} · {row.source} {row.seen_at} · {row.quote or row.read_as}")
