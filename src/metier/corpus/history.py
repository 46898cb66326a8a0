"""The history of one posting, told from its observations, the readings of its boards and its versions."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

import msgspec

from metier.corpus.analytics import Analytics
from metier.corpus.columns import posting_of
from metier.corpus.lives import READINGS_TO_CLOSE, Closing, Sightings, fold, life, moment
from metier.model.history import Change, Event, History, Sighting, Version
from metier.model.posting import Posting

#: Lines of a text's change that are told at most.
LINES = 60
_FIELDS = ("title", "employer", "location", "url", "apply_url", "valid_through")
_BOARDS = "SELECT source, board FROM all_observations WHERE posting = $posting"
_NARROW = (
    "ALTER VIEW observations RENAME TO all_observations",
    "ALTER VIEW runs RENAME TO all_runs",
    "ALTER VIEW postings RENAME TO all_postings",
    "CREATE TABLE observations AS FROM all_observations WHERE posting = $posting",
    f"CREATE TABLE runs AS FROM all_runs WHERE (source, board) IN ({_BOARDS})",
    "CREATE TABLE postings AS FROM all_postings WHERE id = $posting",
)
_STEPS = "SELECT source, board, state, digest, us, number, clock FROM sightings ORDER BY source, board, number, clock, state"
_READINGS = "SELECT source, board, number, clock FROM readings WHERE complete ORDER BY number"
_LISTED = "SELECT source, board, first_at, last_at, readings, listed FROM listings ORDER BY first_at, source, board"


class _Step(NamedTuple):
    source: str
    board: str
    state: str
    digest: str | None
    us: int
    number: float
    clock: int


def history(analytics: Analytics, posting: str, closing: Mapping[str, Closing], as_of: date) -> History | None:
    """The history of a posting; None where it was never seen. `analytics` has the views postings, observations and runs."""
    for query in _NARROW:
        analytics.run(query, {"posting": posting} if "$posting" in query else None)
    fold(analytics, closing)
    lives = analytics.table("SELECT * EXCLUDE (posting, digest) FROM lives").to_pylist()
    if not lives:
        return None
    seen = Sightings(**{name: lives[0][name] for name in Sightings.__struct_fields__})
    versions = {
        row["digest"]: posting_of(row) for row in analytics.table("SELECT DISTINCT ON (digest) * FROM postings").to_pylist()
    }
    steps = [_Step(*row) for row in analytics.rows(_STEPS)]
    events = sorted(_events(analytics, steps, versions), key=lambda event: (event.at, event.source, event.board))
    newest = versions[max((step for step in steps if step.digest in versions), key=lambda step: step.us).digest or ""]
    sightings = analytics.rows(_LISTED)
    return History(
        posting=posting,
        title=newest.title,
        life=life(seen, newest.valid_through, as_of, closing.get(seen.source, Closing())),
        sightings=tuple(_sighting(row) for row in sightings),
        versions=tuple(_versions(steps, versions)),
        events=tuple(events),
    )


def _sighting(row: tuple[Any, ...]) -> Sighting:
    source, board, first, last, readings, listed = row
    return Sighting(
        source=source, board=board, first_seen=moment(first), last_seen=moment(last), readings=readings, listed=listed
    )


def _versions(steps: Sequence[_Step], known: Mapping[str, Posting]) -> Iterator[Version]:
    since: dict[str, int] = {}
    for step in steps:
        if step.digest is not None and step.digest in known:
            since[step.digest] = min(step.us, since.get(step.digest, step.us))
    for digest, first in sorted(since.items(), key=lambda item: (item[1], item[0])):
        yield Version(digest, moment(first), known[digest].title, known[digest].date_posted)


def _events(analytics: Analytics, steps: Sequence[_Step], versions: Mapping[str, Posting]) -> Iterator[Event]:
    complete: dict[tuple[str, str], list[tuple[float, int]]] = {}
    for source, board, number, clock in analytics.rows(_READINGS):
        complete.setdefault((source, board), []).append((number, clock))
    for board, own in groupby(steps, key=lambda step: (step.source, step.board)):
        yield from _of_board(list(own), complete.get(board, []), versions)


def _of_board(steps: Sequence[_Step], complete: Sequence[tuple[float, int]], versions: Mapping[str, Posting]) -> Iterator[Event]:
    """What one board told, in the order of its readings."""
    last: _Step | None = None  # the step that listed it last
    left: _Step | None = None  # the step since which it is not listed
    for step in steps:
        if step.state == "seen":
            if last is None:
                yield _event(step, "first_seen")
            else:
                if left is not None:
                    yield from _absence(left, step, complete)
                    yield _event(step, "reopened" if _closes(left, step, complete) else "seen_again")
                changes = _changes(versions.get(last.digest or ""), versions.get(step.digest or ""))
                if changes:
                    yield _event(step, "redated" if _only_redated(changes) else "edited", changes)
            last, left = step, None
        elif last is not None and left is None:
            left = step
            yield Event(
                at=moment(step.clock), what="gone" if step.state == "gone" else "missed", source=step.source, board=step.board
            )
    if left is not None:
        yield from _absence(left, None, complete)


def _missing(left: _Step, back: _Step | None, complete: Sequence[tuple[float, int]]) -> list[int]:
    """The times of the complete readings that did not list it."""
    return [clock for number, clock in complete if left.number <= number and (back is None or number < back.number)]


def _closes(left: _Step, back: _Step | None, complete: Sequence[tuple[float, int]]) -> bool:
    return left.state == "gone" or len(_missing(left, back, complete)) >= READINGS_TO_CLOSE


def _absence(left: _Step, back: _Step | None, complete: Sequence[tuple[float, int]]) -> Iterator[Event]:
    if left.state != "gone" and _closes(left, back, complete):
        first = _missing(left, back, complete)[0]
        yield Event(at=moment(first), what="closed", source=left.source, board=left.board)


def _event(step: _Step, what: str, changes: tuple[Change, ...] = ()) -> Event:
    return Event(at=moment(step.us), what=what, source=step.source, board=step.board, digest=step.digest, changes=changes)


def _only_redated(changes: tuple[Change, ...]) -> bool:
    return len(changes) == 1 and changes[0].field == "date_posted" and changes[0].before < changes[0].after


def _changes(before: Posting | None, after: Posting | None) -> tuple[Change, ...]:
    """What differs between two versions, field by field; nothing where a version's words are not held."""
    if before is None or after is None or before.digest == after.digest:
        return ()
    found = [
        Change(name, str(getattr(before, name) or ""), str(getattr(after, name) or ""))
        for name in (*_FIELDS, "date_posted")
        if getattr(before, name) != getattr(after, name)
    ]
    if before.hints != after.hints:
        found.append(Change("hints", msgspec.json.encode(before.hints).decode(), msgspec.json.encode(after.hints).decode()))
    if before.text != after.text:
        found.append(Change("text", lines=tuple(_lines(before.text, after.text))))
    return tuple(found)


def _lines(before: str, after: str) -> Iterator[str]:
    told = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    changed = [line for line in told if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    yield from changed[:LINES]
    if len(changed) > LINES:
        yield f"... {len(changed) - LINES:,} lines more"
