"""List the sources."""

from pathlib import Path

import click

import metier
from metier.cli.tables import AS_JSON, show


@click.command("sources")
@AS_JSON
@click.pass_obj
def command(home: Path, as_json: bool) -> None:
    """List the sources metier reads and what has been read from each."""
    rows = [
        (
            item.name,
            item.runs,
            item.read,
            item.postings,
            sum(item.dropped.values()),
            item.last_run.date() if item.last_run else None,
            item.rights.aggregate,
        )
        for item in metier.open(home).sources.list()
    ]
    show(("source", "runs", "rows read", "postings", "dropped", "last run", "counted"), rows, as_json=as_json)
