"""Read postings into the corpus."""

from datetime import UTC, datetime
from pathlib import Path

import click

import metier
from metier.cli.runs import show_runs
from metier.cli.tables import AS_JSON
from metier.errors import MetierError, UsageError
from metier.library.home import Home
from metier.model.run import Run


@click.command("ingest")
@click.argument("source", required=False)
@click.option(
    "--from", "where", help="A file, a folder or a quoted glob of recorded payloads; without it a board is read from the network."
)
@click.option("--board", default="", help="The board; default: what the payload says, else the file's stem.")
@click.option(
    "--map", "mapping", help="For jsonl, csv and parquet: a supplied mapping's name, MAPPING.toml, or field=path,field=path..."
)
@click.option("--seen-at", type=click.DateTime(["%Y-%m-%d"]), help="The day the payloads were recorded [today].")
@click.option("--no-publish", is_flag=True, help="Only read; `metier publish` publishes an edition later.")
@AS_JSON
@click.pass_obj
def command(
    home: Path,
    source: str | None,
    where: str | None,
    board: str,
    mapping: str | None,
    seen_at: datetime | None,
    no_publish: bool,
    as_json: bool,
) -> None:
    """Read postings: `metier ingest himalayas --from rows.jsonl.gz`. Alone, every board that was added."""
    opened = metier.open(home)
    if source is None:
        if where or board or mapping:
            raise UsageError("no source was named", "metier ingest SOURCE --from FILE", "`metier sources` lists them")
        runs = _all_boards(opened)
    elif where:
        seen = seen_at.replace(tzinfo=UTC) if seen_at else None
        runs = opened.intake.files(source, where, board=board, mapping=mapping, seen_at=seen)
    elif board:
        runs = opened.intake.board(source, board)
    else:
        raise UsageError(f"nothing to read for {source}", "give --from FILE, or --board NAME to read it from the network")
    show_runs(runs, as_json=as_json)
    kept, dropped = any(run.kept for run in runs), any(run.dropped for run in runs)
    # a board that has emptied keeps nothing and closes what it listed before
    if not no_publish and (kept or (not dropped and opened.ready())):
        click.echo(f"Published edition {opened.intake.publish()}.", err=True)
    if kept or not runs:
        return
    if dropped:
        raise MetierError("not one posting was kept", "the table says why", "is it the right source or mapping for this file?")
    if where:
        raise MetierError(
            f"{where} lists no posting", "a file with at least one record", "an emptied board's postings count as missed"
        )
    click.echo("No posting is listed there now.", err=True)


def _all_boards(opened: Home) -> list[Run]:
    runs: list[Run] = []
    failed: list[MetierError] = []
    for row in opened.intake.boards():
        try:
            runs += opened.intake.board(row.source, row.board)
        except MetierError as error:
            # one board that fails must not keep the others from being read
            click.echo(f"metier: {row.source} {row.board}: {error}", err=True)
            failed.append(error)
    if not runs and not failed:
        raise UsageError(
            "no board has been added yet", "metier add SOURCE BOARD", "or read files: metier ingest SOURCE --from FILE"
        )
    if failed and not runs:
        raise failed[0]
    return runs
