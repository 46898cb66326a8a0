"""Make a simulated market."""

from datetime import UTC, datetime
from pathlib import Path

import click

import metier
from metier.cli.runs import show_summary
from metier.errors import UsageError
from metier.library.intake import write_simulated


@click.command("simulate")
@click.option("--size", type=click.IntRange(1, 10_000_000), default=5_000, show_default=True, help="How many postings.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same market.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day of its 18 months [today].")
@click.option("--out", type=click.Path(path_type=Path), help="Write raw payloads and the truth here instead of reading them in.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["payloads", "corpus"]),
    default="payloads",
    show_default=True,
    help="corpus: skip rendering and reading, for load tests.",
)
@click.option("--weekly", is_flag=True, help="Read its boards every week, not every month: postings come back, readings fail.")
@click.pass_obj
def command(home: Path, size: int, seed: int, until: datetime | None, out: Path | None, form: str, *, weekly: bool) -> None:
    """Make a simulated labour market with known truth, as raw payloads read by the real sources."""
    day = (until or datetime.now(UTC)).date()
    if out is not None:
        if form == "corpus":
            raise UsageError("--out with --as corpus", "--out writes payloads; --as corpus writes into the home")
        write_simulated(seed, size, day, out, weekly=weekly)
        click.echo(f"Wrote a market of {size:,} postings to {out}; the truth is in truth.parquet.", err=True)
        return
    if weekly and form == "corpus":
        raise UsageError("--weekly with --as corpus", "the bulk form is read every 30 days")
    intake = metier.open(home).intake
    if form == "corpus":
        click.echo(f"Wrote {intake.simulated_corpus(seed, size, day):,} postings to {home}.", err=True)
    else:
        show_summary(intake.simulated(seed, size, day, weekly=weekly))
    click.echo(f"Published edition {intake.publish()}.", err=True)
