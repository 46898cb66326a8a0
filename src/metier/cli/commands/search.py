"""Search postings."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import msgspec

import metier
from metier.cli import listing
from metier.cli.saving import save
from metier.cli.tables import AS_JSON
from metier.model.search import Hit, SearchQuery

DAY = click.DateTime(["%Y-%m-%d"])
#: Facets: repeated values are alternatives, `-` before one leaves it out, "" is what does not state it.
FACETS = {
    "role": "A role's id, such as data-engineer.",
    "place": "A country (US), state (US-TX), metropolitan area (austin-tx), a name (Austin) or `remote`.",
    "remote-from": "Where you live: a country (DE), region, part of the world or time zone (CET) remote work is open to.",
    "level": "intern, entry, mid, senior, staff, principal, manager, director, executive.",
    "workplace": "onsite, hybrid, remote.",
    "tool": "A tool's id, such as postgresql.",
    "skill": "A skill's id, such as distributed-systems.",
    "employer": "An employer's id.",
    "employment": "FULL_TIME, PART_TIME, CONTRACTOR...",
    "experience": "Least years asked: 0, 1-2, 3-5, 6-9, 10+.",
    "education": "Least named: high_school, vocational, associate, bachelor, master, doctorate.",
    "language": "A language the worker needs, such as de.",
    "written": "The language the posting is written in.",
    "visa": "sponsored, refused.",
    "flag": "agency, clearance, travel, on_call, shift_work, evergreen, several_roles.",
    "source": "A source's name.",
    "status": "open, unknown, closed; left out: open and unknown.",
}


def _facets(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for every facet, in the order of `FACETS`."""
    for name, text in reversed(FACETS.items()):
        command = click.option(f"--{name}", multiple=True, help=text)(command)
    return command


@click.command("search", epilog="Facets: repeat an option for alternatives; `-` before a value leaves it out, '' is not stated.")
@click.argument("text", nargs=-1)
@_facets
@click.option("--near", default="", help="Within --radius of there: a town, or degrees (30.27,-97.74).")
@click.option("--radius", type=float, default=50.0, show_default=True, help="Kilometres around --near.")
@click.option("--pay-min", type=float, help="A year's pay, in the posting's own currency.")
@click.option("--pay-currency", default="", help="The currency of --pay-min (EUR), into which pay is converted.")
@click.option(
    "--pay-unstated", "unstated_pay", type=click.Choice(["include", "exclude", "only"]), default="include", show_default=True,
    help="Postings that do not state pay.",
)  # fmt: skip
@click.option("--since", "posted_since", type=DAY, help="Posted on or after this day, by its own date.")
@click.option("--seen-since", type=DAY, help="First seen on or after this day.")
@click.option("--sort", type=click.Choice(["relevance", "newest", "pay"]), default="relevance", show_default=True)
@click.option("--copies", is_flag=True, help="Show each copy instead of one posting a vacancy.")
@click.option(
    "--per-employer", type=int, default=2, show_default=True, help="At most so many of one employer in the top ten; 0: any."
)
@click.option("--literal", is_flag=True, help="Take the text as plain words.")
@click.option("--facets", is_flag=True, help="Print how many results each value has, instead of results.")
@click.option("--all", "whole", is_flag=True, help="Every posting found instead of a page, with --csv or --jsonl.")
@click.option("--csv", metavar="FILE", help="With --all: write them as CSV (`-`: to the standard output).")
@click.option("--jsonl", metavar="FILE", help="With --all: write them as JSON lines.")
@click.option("--limit", type=int, default=20, show_default=True)
@click.option("--offset", type=int, default=0, show_default=True)
@click.option("--cursor", default="", help="Go on where a page ended: what it printed last.")
@AS_JSON
@click.pass_obj
def command(
    home: Path,
    /,
    text: tuple[str, ...],
    whole: bool,
    csv: str | None,
    jsonl: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Search postings: `metier search "senior python remote from germany 80k+"`, `metier search nurse --place austin-tx`."""
    query = msgspec.convert({"text": " ".join(text), "explain": as_json, **options, **_days(options)}, SearchQuery)
    opened = metier.open(home)
    if whole or csv or jsonl:
        save(opened, query, {"csv": csv, "jsonl": jsonl}, asked=whole)
        return
    results = opened.postings.find(msgspec.structs.replace(query, limit=0) if query.facets else query)
    if query.facets and as_json:
        click.echo(msgspec.json.encode({"total": results.total, "facets": results.facets, "pay": results.pay}).decode())
    elif query.facets:
        listing.counts(results)
    elif as_json:
        for hit in results.hits:
            click.echo(msgspec.json.encode(_object(hit)).decode())
    else:
        listing.results(results.hits)
    shown = "" if query.facets else f", {len(results.hits):,} shown"
    click.echo(f"{results.total:,} found{shown}.", err=True)
    for line in listing.told(msgspec.structs.replace(results, next="") if query.facets else results):
        click.echo(line, err=True)


def _days(options: dict[str, datetime | None]) -> dict[str, object]:
    """Dates without the time of day a command line gives them."""
    return {name: day.date() for name in ("posted_since", "seen_since") if (day := options[name])}


def _object(hit: Hit) -> dict[str, object]:
    kept = hit.kept
    posting = kept.posting
    return {
        **dict(zip(listing.COLUMNS, listing.row(kept), strict=True)),
        "source": posting.source,
        "board": posting.board,
        "source_id": posting.source_id,
        "url": posting.url,
        "role": kept.facts.role.id if kept.facts.role else None,
        "score": hit.score,
        "reasons": [msgspec.structs.asdict(reason) for reason in hit.reasons],
    }
