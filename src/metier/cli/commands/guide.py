"""Print a role's guide."""

from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.markdown import Markdown

import metier
from metier.cli.tables import AS_JSON, show
from metier.library.home import Home
from metier.library.markdown import guide_markdown
from metier.library.roles import Cut
from metier.library.words import figure_words


@click.command("guide")
@click.argument("role", required=False)
@click.option("--place", default="", help="A country, state or metropolitan area, by id or name.")
@click.option("--level", default="", help="A level, such as senior.")
@click.option("--workplace", default="", help="onsite, hybrid or remote.")
@click.option("--window", default="", help="`all`, or dates: 2026-01-01..2026-06-30 [the 12 months before the newest reading].")
@click.option("--md", is_flag=True, help="Plain Markdown instead of a formatted page.")
@AS_JSON
@click.pass_obj
def command(home: Path, role: str | None, place: str, level: str, workplace: str, window: str, md: bool, as_json: bool) -> None:
    """Print a career guide; without ROLE, list the roles. `metier guide "backend software engineer" --place Austin`."""
    opened = metier.open(home)
    if role is None:
        _list(opened, as_json)
        return
    guide = opened.roles.guide(role, Cut(place=place, level=level, workplace=workplace, window=window))
    if as_json:
        click.echo(msgspec.json.encode(guide).decode())
    elif md:
        click.echo(guide_markdown(guide), nl=False)
    else:
        Console().print(Markdown(guide_markdown(guide)))


def _list(opened: Home, as_json: bool) -> None:
    rows = [
        (role.id, role.name, role.n, role.k, figure_words(role.pay) if role.pay else None, role.published, role.why_not)
        for role in opened.roles.list()
    ]
    show(("id", "role", "postings", "employers", "middle pay", "guide", "why not"), rows, as_json=as_json)
