"""Search postings."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
import msgspec

import metier
from metier.cli.saving import save
from metier.cli.tables import AS_JSON, show
from metier.library.home import Home
from metier.library.words import number
from metier.model.posting import Kept
from metier.model.search import Hit, Results, SearchQuery

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
@click.option(
    "--remote-from", multiple=True, help="Remote work one may do from there: a country (DE), region or part of the world."
)
@click.option(
    "--per-employer", type=int, default=2, show_default=True, help="At most so many of one employer in the top ten; 0: any."
)
@click.option("--literal", is_flag=True, help="Take the text as plain words.")
@click.option("--all", "whole", is_flag=True, help="Every posting found instead of a page, with --csv or --jsonl.")
@click.option("--csv", metavar="FILE", help="With --all: write them as CSV (`-`: to the standard output).")
@click.option("--jsonl", metavar="FILE", help="With --all: write them as JSON lines.")
@click.option("--limit", type=int, default=20, show_default=True)
@click.option("--offset", type=int, default=0, show_default=True)
@AS_JSON
@click.pass_obj
def command(
    home: Path,
    /,
    text: tuple[str, ...],
    pay_stated: bool,
    since: datetime | None,
    whole: bool,
    csv: str | None,
    jsonl: str | None,
    as_json: bool,
    **options: object,
) -> None:
    """Search postings: `metier search "senior python remote from germany 80k+"`, `metier search nurse --place austin-tx`."""
    asked = {"text": " ".join(text), "unstated_pay": "exclude" if pay_stated else "include", "explain": as_json, **options}
    query = msgspec.convert({**asked, "posted_since": since.date() if since else None}, SearchQuery)
    opened = metier.open(home)
    if whole or csv or jsonl:
        save(opened, query, {"csv": csv, "jsonl": jsonl}, asked=whole)
        return
    results = opened.postings.find(query)
    if as_json:
        for hit in results.hits:
            click.echo(msgspec.json.encode(_object(opened, hit)).decode())
    else:
        show(COLUMNS, [_row(opened, hit) for hit in results.hits], as_json=False)
    click.echo(f"{results.total:,} found, {len(results.hits):,} shown.", err=True)
    for line in _told(results):
        click.echo(line, err=True)


def _told(results: Results) -> Iterator[str]:
    """How the text was understood, what was searched instead, what had no effect, and what would find more."""
    if results.chips:
        understood = (f"{'not ' * chip.negative}{chip.label} ({chip.kind.replace('_', ' ')})" for chip in results.chips)
        yield f"Understood: {', '.join(understood)}."
    for correction in results.corrections:
        yield f"Searched for {correction.meant!r} instead of {correction.words!r}; quote it to search for it as it is."
    for note in results.ignored:
        yield f"Note: {note}"
    for relaxation in results.relaxations:
        yield f"Without {relaxation.words!r}: {relaxation.total:,}."


def _object(opened: Home, hit: Hit) -> dict[str, object]:
    kept = hit.kept
    posting = kept.posting
    return {
        **dict(zip(COLUMNS, _row(opened, hit), strict=True)),
        "source": posting.source,
        "board": posting.board,
        "source_id": posting.source_id,
        "url": posting.url,
        "role": kept.facts.role.id if kept.facts.role else None,
        "score": hit.score,
        "reasons": [msgspec.structs.asdict(reason) for reason in hit.reasons],
    }


def _row(opened: Home, hit: Hit) -> tuple[object, ...]:
    kept = hit.kept
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
