"""Score the reader, or measure what intervals hold."""

import math
import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from metier.cli.tables import AS_JSON, show
from metier.library.scores import CELLS, Measured, all_scores, errors_in, measured_intervals, missed, write_intervals


@click.command("eval")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("../shared"))
@click.option(
    "--errors",
    metavar="NAME",
    help="What is read wrongly: in a measure of the postings (tools...), or a kind of line (salary...).",
)
@click.option("--intervals", is_flag=True, help="Measure what part of the 95% intervals holds the truth of simulated markets.")
@click.option("--cells", type=int, default=CELLS, show_default=True, help="How many cells to draw for each interval.")
@click.option("--write", is_flag=True, help="Write what --intervals measures into the table that the methods page shows.")
@AS_JSON
def command(folder: Path, errors: str | None, as_json: bool, **intervals: Any) -> None:
    """Score the reader on labelled postings, lines and spans, or measure what intervals hold.

    FOLDER holds gold/, data/parsing_examples/ or data/gold_spans/; without it, ../shared. Ends with 1 where a floor is not held.
    """
    if intervals["intervals"]:
        _measure(intervals["cells"], as_json, write=intervals["write"])
        return
    if errors:
        _print_errors(folder, errors)
        return
    found = all_scores(folder)
    rows = [(score.set, score.measure, round(score.value, 4), score.floor, score.held, score.cases) for score in found]
    show(("set", "measure", "score", "floor", "held", "cases"), rows, as_json=as_json)
    if not all(score.held for score in found):
        sys.exit(1)


def _measure(cells: int, as_json: bool, write: bool) -> None:
    found = measured_intervals(cells)
    columns = ("measure", "employers", "cells", "coverage", "se", "must be", "held", "all cells", "of all", "half width", "error")
    show(columns, [_row(one) for one in found], as_json=as_json)
    if write:
        click.echo(f"written to {write_intervals(found, cells)}", err=True)
    if not all(one.held for one in found):
        sys.exit(1)


def _row(one: Measured) -> tuple[object, ...]:
    row = one.coverage
    must = f"{one.bounds[0]:g} to {one.bounds[1]:g}" if one.bounds else ""
    coverage, se, everywhere, width, error = (
        None if math.isnan(value) else round(value, 4)
        for value in (row.coverage, row.se, row.all_coverage, row.half_width, row.error)
    )
    held = one.held if one.bounds else None
    return row.measure, row.employers, row.cells, coverage, se, must, held, row.all_cells, everywhere, width, error


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
