"""Match skills or a CV with jobs and roles."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click
import msgspec

import metier
from metier.cli.tables import AS_JSON, show
from metier.errors import UsageError
from metier.library.home import Home
from metier.library.matching import LONGEST_CV, Person
from metier.model.matching import Entry, JobMatch, Matches, RoleMatch, Wishes

_MARKS = {"met": "+", "related": "~", "missing": "-", "unknown": "?"}


@click.command("match")
@click.option(
    "--skills", multiple=True, help='Skills and tools by name: "python, sql, project management"; repeat or use commas.'
)
@click.option("--cv", type=click.File("rb"), help="A CV as plain text; `-` reads it from standard input. It is not kept.")
@click.option("--years", type=float, help="Years of experience.")
@click.option("--level", default="", help="intern, entry, mid, senior, staff, principal, manager, director, executive.")
@click.option("--education", default="", help="high_school, vocational, associate, bachelor, master, doctorate.")
@click.option("--language", multiple=True, help="A human language you speak; repeat for more.")
@click.option("--place", multiple=True, help="Jobs there: a country (US), state (US-TX) or metropolitan area (austin-tx).")
@click.option(
    "--remote-from", multiple=True, help="Or remote jobs open to who lives there: a country (DE), region, part of the world."
)
@click.option("--workplace", multiple=True, help="onsite, hybrid, remote.")
@click.option("--employment", multiple=True, help="FULL_TIME, PART_TIME, CONTRACTOR...; what states none stays in.")
@click.option("--pay-min", type=float, help="A year's pay, in the posting's own currency; what states none stays in.")
@click.option("--visa", is_flag=True, help="You need sponsorship: leave out jobs that refuse it.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@AS_JSON
@click.pass_obj
def command(home: Path, /, cv: IO[bytes] | None, language: tuple[str, ...], limit: int, as_json: bool, **options: object) -> None:
    """Match: `metier match --skills "python, sql" --years 5 --remote-from DE`, `metier match --cv cv.txt`.

    Names, addresses, schools and the like are taken out of a CV before anything is read; nothing of it is kept or written.
    """
    given = {name: options.pop(name) for name in ("skills", "years", "level", "education")}
    person = msgspec.convert({**given, "languages": language, "cv": _text(cv)}, Person)
    opened = metier.open(home)
    found = opened.matching.match(person, msgspec.convert(options, Wishes), limit)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    for line in _lines(opened, found):
        click.echo(line)
    rows = [(opened.labels.role(each.role), _percent(each.score), _interval(each), each.k, each.openings) for each in found.roles]
    if rows:
        click.echo("\nRoles:")
        show(("role", "match", "interval", "employers", "open jobs"), rows, as_json=False)
    for line in _advised(opened, found):
        click.echo(line)


def _text(cv: IO[bytes] | None) -> str:
    """The words of a CV. Raises UsageError for what is no text, or far longer than any CV."""
    if cv is None:
        return ""
    raw = cv.read(4 * LONGEST_CV + 1)
    if len(raw) > 4 * LONGEST_CV:
        raise UsageError("a CV of more than 400,000 bytes", f"at most {LONGEST_CV:,} characters of plain text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace") if b"\0" not in raw else "\0"


def _interval(role: RoleMatch) -> str:
    return role.suppressed or f"{_percent(role.low)} to {_percent(role.high)}"


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{share:.0%}"


def _lines(opened: Home, found: Matches) -> Iterator[str]:
    """What was read of the person, then each job with its ledger."""
    profile = found.reading.profile
    yield f"Read: {', '.join(each.name for each in profile.held)}."
    said = [f"{profile.years:g} years" if profile.years is not None else "", profile.level or "", profile.education or ""]
    said += [each.name for each in profile.languages]
    if any(said):
        yield f"Also: {', '.join(filter(None, said))}."
    if found.reading.stripped:
        taken = (f"{kind} ({times})" for kind, times in found.reading.stripped.items())
        yield f"Taken out unread: {', '.join(taken)}."
    for each in found.reading.unknown:
        yield f"Not known here: {each.words!r}" + (
            f"; did you mean {', '.join(each.did_you_mean)}?" if each.did_you_mean else "."
        )
    for note in found.told:
        yield f"Note: {note}"
    yield f"{found.total:,} postings found, the {found.considered:,} likeliest matched line by line."
    for job in found.jobs:
        posting = opened.postings.get(job.posting).posting
        yield ""
        yield f"{job.score:4.0%}  {posting.title}, {posting.employer or 'employer not named'}, {posting.location}  {posting.id}"
        yield from _ledger(job)


def _ledger(job: JobMatch) -> Iterator[str]:
    for entry in job.entries:
        yield f"      {_MARKS[entry.state]} {entry.name} ({entry.req}){_why(entry)}"
    if job.fit.state in {"above", "below"}:
        yield f"      level: {job.fit.held} for {job.fit.asked}, times {job.fit.factor:g}"
    for condition in job.conditions:
        if condition.state == "unknown":
            yield f"      ? {condition.kind}: {condition.wish}, not stated"


def _why(entry: Entry) -> str:
    if entry.state == "related":
        return f": {entry.through} {entry.why}" if entry.through else f": {entry.why}"
    return f": {entry.why or 'you did not say'}" if entry.state == "unknown" else ""


def _advised(opened: Home, found: Matches) -> Iterator[str]:
    advice = found.advice
    if not advice.considered:
        return
    yield ""
    yield f"You match {advice.ready:,} of {advice.considered:,} jobs by {advice.enough:.0%} or more."
    for number, step in enumerate(advice.steps, start=1):
        shown = ", ".join(opened.postings.get(job).posting.title for job in step.jobs[:3])
        yield f"  {number}. {step.name} opens {step.opens:,} more{f': {shown}' if shown else ', with the next'}"
