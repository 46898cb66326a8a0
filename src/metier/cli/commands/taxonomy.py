"""Look after the tables of roles, tools and skills."""

import sys
from pathlib import Path

import click
import msgspec

from metier.cli.tables import AS_JSON, show
from metier.library import taxonomy


@click.group("taxonomy")
def command() -> None:
    """Check the tables of roles, tools and skills, and find what they lack."""


@command.command("check")
@AS_JSON
def check(as_json: bool) -> None:
    """Check ids, codes, parents and shared names. Ends with 1 where there is a fault."""
    found = taxonomy.findings()
    faults = [item for item in found if item.resolved is None]
    rows = [(item.table, "fault" if item.resolved is None else "resolved", item.what, item.resolved) for item in found]
    show(("table", "state", "what", "why"), rows, as_json=as_json)
    if not as_json:
        counts = ", ".join(f"{count:,} {name}" for name, count in taxonomy.summary().items())
        click.echo(f"\n{counts}; {len(found) - len(faults):,} shared names resolved, {len(faults):,} faults")
    if faults:
        sys.exit(1)


@command.command("coverage")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", help="The source FILE comes from; without it, a posting a line as `metier facts` reads them.")
@click.option("--least", default=3, show_default=True, help="Postings a phrase must stand in.")
@click.option("--most", default=40, show_default=True, help="Titles and phrases to tell.")
@AS_JSON
def coverage(file: Path, source: str | None, least: int, most: int, as_json: bool) -> None:
    """List titles and frequent phrases that no table covers. FILE holds postings; most frequent first."""
    found = taxonomy.covered(file, source, least=least, most=most)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    click.echo(f"{found.postings:,} postings; a role is named by {_share(found.titles_named, found.postings)} of their titles;")
    click.echo(f"{_share(found.phrases_covered, found.phrases)} of {found.phrases:,} mentions of frequent phrases are known\n")
    show(("title without a role", "postings"), [(item.words, item.postings) for item in found.titles], as_json=False)
    click.echo()
    show(("phrase without an entry", "postings"), [(item.words, item.postings) for item in found.missing], as_json=False)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"
