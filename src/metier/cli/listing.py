"""Results of a search at a terminal: a few lines each, and what the search says of itself."""

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence

import click

from metier.cli.tables import show
from metier.library.words import money, number
from metier.model.posting import Kept
from metier.model.search import Hit, PayCounts, Results

COLUMNS = ("id", "title", "employer", "place", "level", "pay", "posted", "status")
#: Values of a facet that are listed.
MOST = 12


def row(kept: Kept) -> tuple[object, ...]:
    """A posting as a row of `COLUMNS`."""
    posting = kept.posting
    return (
        posting.id,
        posting.title,
        posting.employer,
        posting.location,
        kept.facts.seniority,
        _pay(kept),
        posting.date_posted,
        kept.life.status,
    )


def results(hits: Sequence[Hit]) -> None:
    """Print results: tab-separated in a pipe; at a terminal three lines each, whatever its width."""
    if not sys.stdout.isatty():
        show(COLUMNS, [row(hit.kept) for hit in hits], as_json=False)
        return
    for hit in hits:
        name, title, employer, place, level, pay, posted, status = row(hit.kept)
        said = (employer or "employer not named", place, level, pay or "pay not stated")
        dates = (f"posted {posted}" if posted else f"first seen {hit.kept.life.first_seen:%Y-%m-%d}", status, name)
        copies = len(hit.kept.copies)
        click.secho(_filled(str(title), ""), bold=True)
        for parts in (said, (*dates, f"{copies:,} {'copy' if copies == 1 else 'copies'}" if copies else "")):
            line = " · ".join(" ".join(str(part).split()) for part in parts if part)
            click.echo(_filled(line, "  "))


def _filled(line: str, indent: str, later: str = "  ") -> str:
    """A line in as many as the terminal needs for it, those after the first indented; nothing in it commands the terminal."""
    width = max(shutil.get_terminal_size().columns, 20)
    plain = "".join(sign for sign in line if sign.isprintable())
    return textwrap.fill(plain, width, initial_indent=indent, subsequent_indent=later, break_on_hyphens=False)


def counts(found: Results) -> None:
    """Print what the results are counted for, a facet a line: its most frequent values, each with its id."""
    for line in _counts(found):
        click.echo(_filled(line, "") if sys.stdout.isatty() else line)


def _counts(found: Results) -> Iterator[str]:
    for name, values in found.facets.items():
        listed = [value for value in values if value.id][:MOST]
        listed += [value for value in values if not value.id]
        if listed:
            yield f"{name}: " + ", ".join(_counted(value.id, value.label, value.count) for value in listed)
    if found.pay is not None:
        yield "pay: " + _paid(found.pay)


def _counted(value: str, label: str, count: int) -> str:
    plain = value.replace("_", " ").replace("-", " ").casefold()
    called = f" ({label})" if value and label.casefold() not in {value.casefold(), plain} else ""
    return f"{value or label.lower()}{called} {count:,}"


def _paid(pay: PayCounts) -> str:
    parts = [f"stated {pay.stated:,}", f"enough {pay.enough:,}", f"not stated {pay.unstated:,}"]
    for each in pay.bins:
        if each.count:
            ends = "and more" if each.high is None else f"to {money(each.high, pay.currency)}"
            parts.append(f"{money(each.low, pay.currency) if each.low else 0} {ends} {each.count:,}")
    return ", ".join(parts)


def told(found: Results) -> Iterator[str]:
    """How the text was understood, what was searched instead, what had no effect, and what would find more."""
    if found.chips:
        understood = (f"{'not ' * chip.negative}{chip.label} ({chip.kind.replace('_', ' ')})" for chip in found.chips)
        yield f"Understood: {', '.join(understood)}."
    for correction in found.corrections:
        yield f"Searched for {correction.meant!r} instead of {correction.words!r}; quote it to search for it as it is."
    for note in found.ignored:
        yield f"Note: {note}"
    for relaxation in found.relaxations:
        yield f"Without {relaxation.words!r}: {relaxation.total:,}."
    if found.next:
        yield f"Next page: the same with --cursor {found.next}"


def _pay(kept: Kept) -> str | None:
    for band in kept.facts.pay:
        if band.kind == "base" and band.rejected is None and (band.annual_min or band.annual_max):
            ends = [number(end, f"{band.currency}/year") for end in (band.annual_min, band.annual_max) if end is not None]
            return " to ".join(dict.fromkeys(ends))
    return None
