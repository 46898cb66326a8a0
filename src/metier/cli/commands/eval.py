"""Score the reader."""

import sys
from pathlib import Path

import click
import msgspec

from metier.cli.tables import AS_JSON
from metier.library.scores import Score, all_scores, errors_in, missed


@click.command("eval")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("../shared"))
@click.option("--errors", metavar="NAME", help="What is read wrongly: a field of the postings, or a kind of line (salary...).")
@AS_JSON
def command(folder: Path, errors: str | None, as_json: bool) -> None:
    """Score what is read against labelled postings, lines and spans in FOLDER; ends with 1 where a floor is not held."""
    if errors:
        _print_errors(folder, errors)
        return
    found = all_scores(folder)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
    else:
        _print(found)
    if not all(score.held for score in found):
        sys.exit(1)


def _print(found: list[Score]) -> None:
    click.echo(f"{'set':8s} {'measure':34s} {'score':>6s} {'floor':>6s} {'cases':>6s}")
    for score in found:
        floor = f"{score.floor:6.3f}" if score.floor is not None else "      "
        cases = f"{score.cases:6,}" if score.cases is not None else ""
        line = f"{score.set:8s} {score.measure:34s} {score.value:6.3f} {floor} {cases}"
        click.secho(line.rstrip() + ("" if score.held else "  under its floor"), fg=None if score.held else "red")


def _print_errors(folder: Path, name: str) -> None:
    wrong = missed(folder, name)
    if wrong is None:
        click.echo(errors_in(folder, name))
        return
    for case in wrong:
        click.secho(f"{case.id}  {case.text}", bold=True)
        click.echo(f"  expected {msgspec.json.encode(case.expect).decode()}")
        click.echo(f"  read     {msgspec.json.encode(case.read).decode()}")
    click.echo(f"{len(wrong)} read otherwise than expected")
