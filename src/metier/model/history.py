"""The history of a posting: when it was first seen, where it stood, what changed, when it closed and came back."""

from datetime import date, datetime

import msgspec

from metier.model.posting import Life


class Change(msgspec.Struct, frozen=True):
    """What a new version says otherwise. `field` is one of `Posting`; of its text `lines` tell what went (`-`) and came (`+`)."""

    field: str
    before: str = ""
    after: str = ""
    lines: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was observed.

    `what`: `first_seen` (on a board), `edited`, `redated` (only the date of posting moved ahead), `missed` (a reading no longer
    listed it), `closed` (enough complete readings did not; `at` is the first of them), `seen_again` after `missed`, `reopened`
    after `closed`, `gone` (its page is no more).
    """

    at: datetime
    what: str
    source: str
    board: str
    digest: str | None = None
    changes: tuple[Change, ...] = ()


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """What one board told of a posting: the time from first to last seen, in how many readings, and whether it lists it now."""

    source: str
    board: str
    first_seen: datetime
    last_seen: datetime
    readings: int
    listed: bool


class Version(msgspec.Struct, frozen=True):
    """A version of a posting and when it was first seen."""

    digest: str
    since: datetime
    title: str
    date_posted: date | None


class History(msgspec.Struct, frozen=True, kw_only=True):
    """All that was observed of a posting, in the order of time."""

    posting: str
    title: str
    life: Life
    sightings: tuple[Sighting, ...]
    versions: tuple[Version, ...]
    events: tuple[Event, ...]
