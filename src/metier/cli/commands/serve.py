"""Serve the site and the API."""

from pathlib import Path

import click

import metier
from metier.serve.run import run
from metier.settings import load


@click.command("serve")
@click.option("--host", default=None, help="The address to listen on [127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="The port [8000].")
@click.pass_obj
def command(home: Path, host: str | None, port: int | None) -> None:
    """Serve the site and the API until Ctrl-C."""
    settings = load()
    run(
        metier.open(home),
        host or settings.host,
        settings.port if port is None else port,
        ready=lambda address: click.echo(f"metier is at {address}"),
    )
