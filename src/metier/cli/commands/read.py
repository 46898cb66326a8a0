"""Read one line."""

import sys
from typing import Any

import click
import msgspec

from metier.cli.tables import AS_JSON
from metier.library.reading import read_line


@click.command("read")
@click.argument("kind")
@click.argument("text", nargs=-1)
@click.option(
    "--country",
    metavar="ISO2",
    default="",
    help="Where the line comes from (US, DE...): what a bare $ or `CA` means there.",
)
@AS_JSON
def command(kind: str, text: tuple[str, ...], country: str, as_json: bool) -> None:
    """Read one line by itself: `metier read pay "60.000 - 75.000 EUR brutto/Jahr"`.

    KIND is pay, place, workplace, title, experience, education, employment_type or benefits. Without TEXT, a line each is read
    from standard input.
    """
    lines = [" ".join(text)] if text else (line.rstrip("\n") for line in sys.stdin)
    for line in lines:
        told = read_line(kind, line, country)
        if as_json:
            click.echo(msgspec.json.encode(told).decode())
        else:
            _print(told)


def _print(told: Any) -> None:
    """Items a line each, values that say something only."""
    for item in told if isinstance(told, list) else [told]:
        if isinstance(item, dict):
            shown = {
                name: value for name, value in item.items() if value is not None and value is not False and value not in ("", [])
            }
            click.echo("  ".join(f"{name}={_plain(value)}" for name, value in shown.items()) or "nothing read")
        else:
            click.echo(item)
    if told in ([], None):
        click.echo("nothing read")


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
