"""Show metier on a simulated market."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

import metier
from metier.cli.runs import show_summary
from metier.cli.walk import check_site
from metier.library.home import Home
from metier.serve.run import run

SIZE, SEED = 5_000, 1


@click.command("demo")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Another free one is taken if it is in use."
)
@click.option("--size", type=click.IntRange(500, 1_000_000), default=SIZE, show_default=True, help="How many postings.")
@click.option(
    "--check", is_flag=True, help="Walk the site instead of serving it: home, search, a posting, a guide, a figure's words."
)
@click.pass_obj
def command(home: Path, port: int, size: int, check: bool) -> None:
    """Build a simulated market and show its site: no figure in it describes a real one."""
    if check:
        with tempfile.TemporaryDirectory() as folder:
            opened = _built(Path(folder) / "demo", size)
            for line in check_site(opened):
                click.echo(line)
        click.echo("The demo is well.")
        return
    opened = _built(home / "demo", size)
    click.echo("Simulated market: no figure in it describes a real one. Ctrl-C stops.", err=True)
    run(opened, "127.0.0.1", port, ready=lambda address: click.echo(f"metier is at {address}"), search=True)


def _built(folder: Path, size: int) -> Home:
    """The demo's home; one made today with the same size is used again."""
    today = datetime.now(UTC).date()
    opened = metier.open(folder / f"{today:%Y-%m-%d}-{size}-{metier.__version__}")
    if not opened.ready():
        show_summary(opened.intake.simulated(SEED, size, today))
        click.echo(f"Published edition {opened.intake.publish()}.", err=True)
    return opened
