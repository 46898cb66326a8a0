"""Rows of a search: what a posting is in a list, as an object and as a line of a table."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from urllib.parse import quote

import msgspec

from metier.exports.guard import guarded
from metier.model.facts import Claim, Pay, RoleRead, Workplace
from metier.model.place import Place
from metier.model.posting import Kept

Claimed = TypeVar("Claimed", bound=Claim)

#: What no cell holds: characters that control a terminal or a file, and ends of lines (as spaces).
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

COLUMNS = (
    "id", "title", "employer", "places", "role", "level", "workplace", "pay_min", "pay_max", "pay_currency", "pay_unit",
    "pay_year_min", "pay_year_max", "employment", "experience", "tools", "posted", "first_seen", "last_seen", "status", "copies",
    "source", "url", "attribution", "edition",
)  # fmt: skip

#: A stream goes out in blocks of about so many bytes: a row at a time would cost more than making it.
BLOCK = 64_000


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A posting in a list. `page` is its page on the site, `attribution` what must be said beside it."""

    id: str
    title: str
    employer: str
    location: str
    places: tuple[Place, ...]
    role: RoleRead | None
    seniority: str | None
    workplace: Workplace | None
    pay: tuple[Pay, ...]
    employment_type: tuple[str, ...]
    tools: tuple[str, ...]
    status: str
    date_posted: date | None
    first_seen: datetime
    last_seen: datetime
    copies: tuple[str, ...]
    source: str
    attribution: str
    url: str
    page: str


class Line(Listed, frozen=True, kw_only=True):
    """A posting in a file of them, with the least years of experience it asks and the edition it stands in."""

    experience: float | None
    edition: str


def listed(kept: Kept, attribution: str, *, quotes: bool) -> Listed:
    """A posting as it stands in a list; without `quotes` the words its facts were read from stay away."""
    return Listed(**_told(kept, attribution, quotes))


def line(kept: Kept, attribution: str, edition: str, *, quotes: bool) -> Line:
    """A posting as it stands in a file."""
    asked = kept.facts.experience
    return Line(**_told(kept, attribution, quotes), experience=asked.min_years if asked else None, edition=edition)


def _told(kept: Kept, attribution: str, quotes: bool) -> dict[str, Any]:
    posting, facts, life = kept.posting, kept.facts, kept.life
    return {
        "id": posting.id,
        "title": posting.title,
        "employer": posting.employer,
        "location": posting.location,
        "places": facts.places,
        "role": facts.role and _claim(facts.role, quotes),
        "seniority": facts.seniority,
        "workplace": facts.workplace and _claim(facts.workplace, quotes),
        "pay": tuple(_claim(band, quotes) for band in facts.pay),
        "employment_type": facts.employment_type,
        "tools": tuple(tool.id for tool in facts.tools),
        "status": life.status,
        "date_posted": posting.date_posted,
        "first_seen": life.first_seen,
        "last_seen": life.last_seen,
        "copies": kept.copies,
        "source": posting.source,
        "attribution": attribution,
        "url": posting.url,
        "page": "/jobs/" + quote(posting.id, safe=""),
    }


def _claim(claim: Claimed, quotes: bool) -> Claimed:
    return claim if quotes else msgspec.structs.replace(claim, quote=None, start=None, end=None)


def cells(row: Line) -> list[str]:
    """A posting as the cells of `COLUMNS`: ids and ISO dates, several values apart by `; `, empty where nothing is stated.

    Pay is the first base band that counts, as stated and a year's. Where no place could be read, `places` is as written.
    """
    workplace = row.workplace.type if row.workplace else None
    pay = next((band for band in row.pay if band.kind == "base" and not band.rejected), Pay())
    told: tuple[object, ...] = (
        row.id, row.title, row.employer, "; ".join(map(_place, row.places)) or row.location, row.role.id if row.role else None,
        row.seniority, workplace, pay.min, pay.max, pay.currency, pay.unit, pay.annual_min, pay.annual_max,
        "; ".join(row.employment_type), row.experience, "; ".join(row.tools), row.date_posted, row.first_seen, row.last_seen,
        row.status, len(row.copies), row.source, row.url, row.attribution, row.edition,
    )  # fmt: skip
    return [_cell(value) for value in told]


def _place(place: Place) -> str:
    return ", ".join(part for part in (place.city, place.region, place.country) if part)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(_CONTROLS.sub(" ", value).strip())
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}".removesuffix(".00") if isinstance(value, float) else str(value)


def as_csv(rows: Iterable[Line]) -> Iterator[bytes]:
    """CSV (RFC 4180: UTF-8, commas, CRLF, a header line always) in blocks; no spreadsheet runs a cell of it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(cells(row))
        if out.tell() >= BLOCK:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode("utf-8", "replace")


def as_json_lines(rows: Iterable[Line]) -> Iterator[bytes]:
    """One JSON object a line, in blocks; nothing at all where there are no rows."""
    encoder, out = msgspec.json.Encoder(), bytearray()
    for row in rows:
        out += encoder.encode(row) + b"\n"
        if len(out) >= BLOCK:
            yield bytes(out)
            out.clear()
    if out:
        yield bytes(out)
