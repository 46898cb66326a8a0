"""Upkeep."""

from pathlib import Path

import click

import metier


@click.command("upkeep")
@click.option("--hours", default=24, show_default=True, help="Files that were joined stay so long for those that read them.")
@click.option("--keep", default=5, show_default=True, help="The newest editions that stay; the one being served stays too.")
@click.pass_obj
def command(home: Path, hours: int, keep: int) -> None:
    """Keep a home small and fast. Small files are joined, files no reader needs and old editions removed; run it weekly."""
    done = metier.open(home).upkeep(hours, keep)
    click.echo(
        f"The corpus has {done.files_after:,} files instead of {done.files_before:,}; {done.removed:,} were removed from disk."
    )
    click.echo(f"Removed editions: {', '.join(done.editions) or 'none'}.")
