"""A posting: one published opening, cleaned and kept."""

from datetime import date, datetime
from typing import Any

import msgspec

from metier.model.facts import Facts


class Posting(msgspec.Struct, frozen=True, kw_only=True):
    """One published opening. `text` is what every quote and offset refers to; `html` is sanitised.

    `id` is stable over readings (design: source + board + source id, else URL, else a digest of the opening words).
    `digest` names the record it was read from; `hints` are those of `Draft`.
    """

    id: str
    source: str
    board: str
    digest: str
    title: str
    employer: str
    employer_id: str
    text: str
    html: str = ""
    location: str = ""
    source_id: str = ""
    url: str = ""
    apply_url: str = ""
    language: str = ""
    date_posted: date | None = None
    date_modified: date | None = None
    valid_through: date | None = None
    hints: dict[str, Any] = msgspec.field(default_factory=dict)
    simulated: bool = False


class Observation(msgspec.Struct, frozen=True):
    """What a run tells of a posting: `seen` in this version, `unseen` (listed no more; `seen_at` is when it last was) or `gone`.

    `own`: the record told itself when it was seen, so that a later reading that lists it as before says nothing new.
    """

    run: str
    source: str
    board: str
    posting: str
    digest: str | None
    seen_at: datetime
    state: str = "seen"
    own: bool = False


class Life(msgspec.Struct, frozen=True):
    """What the corpus saw of a posting. `status` is `open`, `closed` or `unknown`.

    `readings` counts those that listed it, `edits` changes of its words, `redated` how often its date of posting was moved
    ahead, `reopened` how often it came back after it had closed. `posted` is the earliest date of posting of those that read
    otherwise at times.
    """

    first_seen: datetime
    last_seen: datetime
    status: str = "unknown"
    closed_on: date | None = None
    readings: int = 1
    edits: int = 0
    redated: int = 0
    reopened: int = 0
    posted: date | None = None


class Kept(msgspec.Struct, frozen=True):
    """A posting with all that is known of it. `vacancy` is shared by copies; `copies` are the other postings of it."""

    posting: Posting
    facts: Facts
    life: Life
    vacancy: str
    copies: tuple[str, ...] = ()
