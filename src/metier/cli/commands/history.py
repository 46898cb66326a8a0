"""The history of a posting."""

from pathlib import Path

import click
import msgspec

import metier
from metier.cli.tables import AS_JSON
from metier.errors import NotFoundError
from metier.library.home import Home
from metier.model.history import Change, Event, History
from metier.model.openness import Openness, of_life

_SAID = {
    "first_seen": "first seen",
    "redated": "re-dated",
    "missed": "not listed any more",
    "closed": "closed: two complete readings did not list it",
    "seen_again": "listed again",
    "reopened": "re-opened",
    "gone": "its page is gone",
}
_COLOURS = {"+": "green", "-": "red"}


@click.command("history")
@click.argument("posting")
@AS_JSON
@click.pass_obj
def command(home: Path, posting: str, as_json: bool) -> None:
    """Show what was observed of a posting: first seen, every edit, closings, re-openings, and where it stood."""
    opened = metier.open(home)
    found = opened.histories.of(posting)
    told = _openness(opened, found)
    if as_json:
        click.echo(msgspec.json.encode({**msgspec.structs.asdict(found), "openness": told}).decode())
        return
    _print(found, told)


def _openness(home: Home, found: History) -> Openness:
    """What it tells of being open, with copies and other postings of its role where an edition holds it."""
    if home.ready():
        try:
            kept = home.postings.get(found.posting)
            return home.postings.openness(msgspec.structs.replace(kept, life=found.life))
        except NotFoundError:
            pass
    return of_life(found.life, found.versions[-1].date_posted if found.versions else None)


def _print(found: History, openness: Openness) -> None:
    life = found.life
    click.secho(f"{found.title}  ({found.posting})", bold=True)
    closed = f" on {life.closed_on}" if life.closed_on else ""
    told = f"{life.status}{closed}, first seen {life.first_seen:%Y-%m-%d}, last seen {life.last_seen:%Y-%m-%d}"
    click.echo(f"{told}; readings: {life.readings}, edits: {life.edits}, re-dated: {life.redated}, re-opened: {life.reopened}")
    click.echo(f"{f'{openness.label}: ' if openness.label else ''}{'; '.join(openness.words)}")
    click.echo()
    for event in found.events:
        click.echo(f"{event.at:%Y-%m-%d}  {_SAID.get(event.what, event.what)}  {_where(event)}")
        for change in event.changes:
            _print_change(change)
    click.echo()
    for one in found.sightings:
        now = "listed now" if one.listed else "not listed now"
        span = f"{one.first_seen:%Y-%m-%d} to {one.last_seen:%Y-%m-%d}"
        click.echo(f"{one.source} {one.board}: {span}, in {one.readings} readings, {now}")


def _where(event: Event) -> str:
    return click.style(f"{event.source} {event.board}", dim=True)


def _print_change(change: Change) -> None:
    if change.field != "text":
        click.echo(f"            {change.field}: {change.before or 'none'} -> {change.after or 'none'}")
    for line in change.lines:
        click.secho(f"            {line[:200]}", fg=_COLOURS.get(line[:1]))
