"""Say why a posting is read as it is."""

from pathlib import Path

import click
import msgspec

import metier
from metier.cli.explained import page, terminal
from metier.cli.tables import AS_JSON
from metier.errors import GoneError, MetierError, NotFoundError
from metier.library.explaining import Explanation, explain_file, explain_posting


@click.command("explain")
@click.argument("posting")
@click.option("--id", "posting_id", help="Which posting, where POSTING is a file of several.")
@click.option("--html", type=click.Path(path_type=Path), help="Write one HTML page to this file instead.")
@AS_JSON
@click.pass_obj
def command(home: Path, posting: str, posting_id: str | None, html: Path | None, as_json: bool) -> None:
    """Show why a posting is read as it is. Its zones and every fact, the rule that gave it and how sure that is.

    POSTING is the id of a posting of the home, or a file: one text or HTML page, or postings a line as `metier facts` reads them.
    """
    told = _explained(home, posting, posting_id)
    if as_json:
        click.echo(msgspec.json.encode(told).decode())
    elif html:
        html.write_text(page(told), "utf-8", errors="replace")
        click.echo(f"wrote {html}")
    else:
        for line in terminal(told):
            click.echo(line)


def _explained(home: Path, posting: str, posting_id: str | None) -> Explanation:
    if Path(posting).is_file():
        return explain_file(Path(posting), posting_id)
    try:
        return explain_posting(metier.open(home).postings.get(posting).posting)
    except GoneError:
        raise
    except MetierError as error:
        valid = "a file (one text, an HTML page, or postings a line), or an id that `metier search` shows"
        raise NotFoundError(f"{posting!r} is neither a file nor a posting: {error.came}", valid, error.do) from None
