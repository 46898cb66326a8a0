"""Compute figures again from their evidence alone."""

from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

import metier
from metier.cli.tables import AS_JSON
from metier.errors import MetierError, UsageError
from metier.library.evidence import Verified, verify_download
from metier.library.roles import Cut
from metier.library.words import number


@click.command("verify")
@click.argument("figure", required=False)
@click.option("--from", "download", type=click.Path(path_type=Path), help="A file of evidence (JSON or CSV); no home is needed.")
@click.option("--guide", "role", help="Every figure of a role's guide.")
@click.option("--window", default="", help="The guide's dates: all, or 2026-01-01..2026-06-30. Default: 12 months.")
@AS_JSON
@click.pass_obj
def command(
    home: Path, figure: str | None, download: Path | None, role: str | None, window: str, as_json: bool
) -> None:  # fmt: skip
    """Compute a figure again from its evidence alone. `metier verify ID`, `--from evidence.json` or `--guide "nurse"`."""
    if sum(one is not None for one in (figure, download, role)) != 1:
        raise UsageError("one of three is needed", "FIGURE, --from FILE or --guide ROLE", "take an id from `metier guide ROLE`")
    found = [verify_download(download)] if download else _of_home(home, figure, role, window)
    seen, wrong = 0, 0
    for one in found:
        seen, wrong = seen + 1, wrong + (not one.same)
        if as_json:
            click.echo(msgspec.json.encode(one).decode())
        elif role is None or not one.same:
            click.echo(_words(one))
    if role is not None and not as_json:
        click.echo(f"{seen:,} figures, {seen - wrong:,} computed again as printed")
    if wrong:
        raise MetierError(f"{wrong:,} of {seen:,} figures do not follow from their evidence", "", "please report it")


def _of_home(home: Path, figure: str | None, role: str | None, window: str) -> Iterable[Verified]:
    opened = metier.open(home)
    if figure:
        return [opened.evidence.verify(figure)]
    return opened.evidence.verify_guide(opened.roles.guide(role or "", Cut(window=window)))


def _words(one: Verified) -> str:
    if not one.published:
        return f"{one.figure}  {one.measure}: not published, nothing to compute"
    answer = "the same" if one.same else "NOT THE SAME"
    return (
        f"{one.figure}  {one.measure}: printed {_ends(one, one.printed)}, computed {_ends(one, one.computed)} "
        f"by {one.method} from {one.rows:,} rows: {answer}"
    )


def _ends(one: Verified, ends: tuple[float | None, float | None, float | None]) -> str:
    """A value and its interval in the precision published; the unit in words where it has one."""
    value, low, high = ends
    if value is None:
        return "nothing"
    between = f" ({low:,.10g} to {high:,.10g})" if low is not None and high is not None else ""
    return f"{value:,.10g}{between} = {number(value, one.unit)}"
