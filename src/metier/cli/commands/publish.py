"""Publish an edition."""

from pathlib import Path

import click

import metier


@click.command("publish")
@click.pass_obj
def command(home: Path) -> None:
    """Build an edition of all that was read and switch to it. After `ingest --no-publish`, or with a newer metier."""
    click.echo(f"Published edition {metier.open(home).intake.publish()}.")
