"""What was received, before anyone read meaning into it."""

import hashlib
from datetime import date, datetime
from typing import Any

import msgspec


class Payload(msgspec.Struct, frozen=True):
    """Bytes received in one go: a file or one answer of a server, decompressed.

    `name` is the file's name or the address; `received_at` when it was read (aware, UTC). `gone`: the address answered that what
    was there is no more (404, 410).
    """

    name: str
    body: bytes
    received_at: datetime
    gone: bool = False


class Record(msgspec.Struct, frozen=True):
    """One posting's bytes as received, known by their digest."""

    digest: str
    source: str
    board: str
    body: bytes

    @staticmethod
    def of(source: str, board: str, body: bytes) -> "Record":
        """Make a record; the digest is the first 32 hex digits of SHA-256."""
        return Record(hashlib.sha256(body).hexdigest()[:32], source, board, body)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One posting as a source read it: its own words, no cleaning.

    `body_format` is `html` (also escaped HTML), `markdown` or `text`. `hints` hold what the source says in structure, under
    schema.org JobPosting names: `baseSalary` (list of {currency, minValue, maxValue, unitText, path}), `jobLocation`
    (list of {addressLocality, addressRegion, addressCountry, latitude, longitude}), `jobLocationType` ("TELECOMMUTE"),
    `applicantLocationRequirements` (list of country names or codes), `employmentType` (list), and our own `workplace`
    (onsite, hybrid, remote), `seniority` and `department`. `board` is the one the payload itself names.
    """

    record: bytes
    title: str
    body: str = ""
    body_format: str = "html"
    employer: str = ""
    location: str = ""
    source_id: str = ""
    board: str = ""
    url: str = ""
    apply_url: str = ""
    language: str = ""
    date_posted: datetime | date | None = None
    date_modified: datetime | date | None = None
    valid_through: datetime | date | None = None
    seen_at: datetime | None = None
    hints: dict[str, Any] = msgspec.field(default_factory=dict)


class Drop(msgspec.Struct, frozen=True):
    """A record that could not become a posting: the counted reason (a short fixed phrase) and where it stood."""

    reason: str
    where: str = ""
