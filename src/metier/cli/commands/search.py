"""Search postings."""

from datetime import datetime
from pathlib import Path

import click
import msgspec

import metier
from metier.cli.tables import AS_JSON, show
from metier.library.home import Home
from metier.library.words import number
from metier.model.posting import Kept
from metier.model.search import Hit, SearchQuery

COLUMNS = ("id", "title", "employer", "place", "level", "pay", "posted", "status")


@click.command("search")
@click.argument("text", nargs=-1)
@click.option("--role", multiple=True, help="A role's id; repeat for alternatives, as with the options below.")
@click.option("--place", multiple=True, help="A country (US), state (US-TX), metropolitan area (austin-tx) or `remote`.")
@click.option("--level", multiple=True, help="intern, entry, mid, senior, staff, principal, manager, director, executive.")
@click.option("--workplace", multiple=True, help="onsite, hybrid, remote.")
@click.option("--tool", multiple=True, help="A tool's id, such as postgresql.")
@click.option("--employer", multiple=True, help="An employer's id.")
@click.option("--employment", multiple=True, help="FULL_TIME, PART_TIME, CONTRACTOR...")
@click.option("--source", multiple=True, help="A source's name.")
@click.option("--status", multiple=True, help="open, closed, unknown.")
@click.option("--pay-min", type=float, help="A year's pay, in the posting's own currency.")
@click.option("--pay-stated", is_flag=True, help="Leave out postings that do not state pay.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Posted on or after this day.")
@click.option("--sort", type=click.Choice(["relevance", "newest", "pay"]), default="relevance", show_default=True)
@click.option("--copies", is_flag=True, help="Show each copy instead of one posting a vacancy.")
@click.option("--limit", type=int, default=20, show_default=True)
@click.option("--offset", type=int, default=0, show_default=True)
@AS_JSON
@click.pass_obj
def command(
    home: Path, /, text: tuple[str, ...], pay_stated: bool, since: datetime | None, as_json: bool, **options: object
) -> None:
    """Search postings: `metier search python --place austin-tx --level senior`."""
    asked = {"text": " ".join(text), "unstated_pay": "exclude" if pay_stated else "include", **options}
    query = msgspec.convert({**asked, "posted_since": since.date() if since else None}, SearchQuery)
    opened = metier.open(home)
    results = opened.postings.find(query)
    if as_json:
        for hit in results.hits:
            click.echo(msgspec.json.encode(_object(opened, hit)).decode())
    else:
        show(COLUMNS, [_row(opened, hit) for hit in results.hits], as_json=False)
    click.echo(f"{results.total:,} found, {len(results.hits):,} shown.", err=True)
    for note in results.ignored:
        click.echo(f"Had no effect: {note}", err=True)


def _object(opened: Home, hit: Hit) -> dict[str, object]:
    kept = opened.postings.get(hit.posting)
    posting = kept.posting
    return {
        **dict(zip(COLUMNS, _row(opened, hit), strict=True)),
        "source": posting.source,
        "board": posting.board,
        "source_id": posting.source_id,
        "url": posting.url,
        "role": kept.facts.role.id if kept.facts.role else None,
        "score": hit.score,
    }


def _row(opened: Home, hit: Hit) -> tuple[object, ...]:
    kept = opened.postings.get(hit.posting)
    posting = kept.posting
    level = kept.facts.seniority
    return (
        posting.id,
        posting.title,
        posting.employer,
        posting.location,
        level,
        _pay(kept),
        posting.date_posted,
        kept.life.status,
    )


def _pay(kept: Kept) -> str | None:
    for band in kept.facts.pay:
        if band.kind == "base" and band.rejected is None and (band.annual_min or band.annual_max):
            ends = [number(end, f"{band.currency}/year") for end in (band.annual_min, band.annual_max) if end is not None]
            return " to ".join(dict.fromkeys(ends))
    return None
