"""Score the reader."""

import sys
from pathlib import Path

import click
import msgspec

from metier.cli.tables import AS_JSON, show
from metier.library.scores import all_scores, errors_in, missed


@click.command("eval")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("../shared"))
@click.option(
    "--errors",
    metavar="NAME",
    help="What is read wrongly: in a measure of the postings (tools...), or a kind of line (salary...).",
)
@AS_JSON
def command(folder: Path, errors: str | None, as_json: bool) -> None:
    """Score the reader on labelled postings, lines and spans. Ends with 1 where a floor is not held.

    FOLDER holds gold/, data/parsing_examples/ or data/gold_spans/; without it, ../shared.
    """
    if errors:
        _print_errors(folder, errors)
        return
    found = all_scores(folder)
    rows = [(score.set, score.measure, round(score.value, 4), score.floor, score.held, score.cases) for score in found]
    show(("set", "measure", "score", "floor", "held", "cases"), rows, as_json=as_json)
    if not all(score.held for score in found):
        sys.exit(1)


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
