"""Check a home."""

from pathlib import Path

import click

import metier
from metier.cli.tables import AS_JSON, show
from metier.errors import MetierError


@click.command("doctor")
@AS_JSON
@click.pass_obj
def command(home: Path, as_json: bool) -> None:
    """Check that a home is whole: version, tables, checksums of the edition, index. Ends in 1 if something is wrong."""
    findings = metier.open(home).checkup()
    show(
        ("check", "found", "well", "what to do"),
        [(item.check, item.found, item.well, item.do or None) for item in findings],
        as_json=as_json,
    )
    wrong = [item for item in findings if not item.well]
    if wrong:
        raise MetierError(f"{len(wrong)} of {len(findings)} checks failed", "the table says what to do")
