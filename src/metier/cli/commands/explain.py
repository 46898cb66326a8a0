"""Say why a posting is read as it is."""

from pathlib import Path

import click
import msgspec

import metier
from metier.cli.explained import page, terminal
from metier.cli.tables import AS_JSON
from metier.library.explaining import explain_file, explain_posting


@click.command("explain")
@click.argument("posting")
@click.option("--id", "posting_id", help="Which posting, where POSTING is a file of several.")
@click.option("--html", type=click.Path(path_type=Path), help="Write one HTML page there instead.")
@AS_JSON
@click.pass_obj
def command(home: Path, posting: str, posting_id: str | None, html: Path | None, as_json: bool) -> None:
    """Show a posting with its zones and every fact, the rule that fired and how sure it is: POSTING is an id or a file."""
    path = Path(posting)
    told = explain_file(path, posting_id) if path.is_file() else explain_posting(metier.open(home).postings.get(posting).posting)
    if as_json:
        click.echo(msgspec.json.encode(told).decode())
    elif html:
        html.write_text(page(told), "utf-8", errors="replace")
        click.echo(f"wrote {html}")
    else:
        for line in terminal(told):
            click.echo(line)
