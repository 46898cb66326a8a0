"""What was observed of how long a posting is open: facts that can be checked, never a verdict on why.

Nobody outside can know whether an employer means to hire. What can be told is for how long a posting stood, how often its date
was moved, whether it left and came back. Each of these has innocent reasons, so a label needs two of them that do not follow
from one another.
"""

from datetime import date

import msgspec

from metier.model.posting import Kept, Life


class Sign(msgspec.Struct, frozen=True):
    """One threshold: from which value on an observation counts as a sign, of which kind, and why from there."""

    key: str
    kind: str
    least: float
    why: str


SIGNS = {
    sign.key: sign
    for sign in (
        Sign("days", "age", 180, "half a year: an opening in the US takes about six weeks to fill"),
        Sign("older_than", "age", 0.95, "one open posting of the role in twenty stands that long, whatever is usual for it"),
        Sign("redated", "date", 2, "a date moved once may be a correction; moved again with no word changed it is a habit"),
        Sign("reopened", "return", 1, "it had closed by two complete readings, which no failed reading is"),
    )
}
"""The thresholds. Days and rank are one kind of sign: both say that it is old."""

LABEL, KINDS = "long open", 2
"""What a posting is called whose age is a sign, where there are at least so many kinds of sign: one alone has many causes."""

ROLE_POSTINGS = 40
"""A rank among fewer open postings of a role is not told: one in twenty of them is not two postings."""


class Openness(msgspec.Struct, frozen=True, kw_only=True):
    """How long a posting is or was open, and what else was seen.

    `since` is the earliest date of posting it told (`stated`) or the day it was first seen; `days` from then until it was last
    seen, `at_most` until a reading first missed it, where it closed. `older_than` is the share of the open postings of its role
    with a later date. `signs` are keys of `SIGNS`; `label` is given for two kinds of them. `words` say the same for people.
    """

    status: str
    since: date
    stated: bool
    days: int
    at_most: int | None = None
    redated: int = 0
    reopened: int = 0
    copies: int = 0
    sites: int | None = None
    older_than: float | None = None
    signs: tuple[str, ...] = ()
    label: str | None = None
    words: tuple[str, ...] = ()


def opened(life: Life, date_posted: date | None) -> tuple[date, bool]:
    """The first day a posting is known to have been open, and whether the posting itself said so."""
    first = life.first_seen.date()
    told = life.posted or date_posted
    return (told, True) if told is not None and told <= first else (first, False)


def observed(kept: Kept, sites: int | None = None, older_than: float | None = None) -> Openness:
    """The facts of a posting. `sites`: on how many boards it and its copies stand; `older_than`: see `Openness`."""
    found = of_life(kept.life, kept.posting.date_posted)
    return _judged(msgspec.structs.replace(found, copies=len(kept.copies), sites=sites, older_than=older_than))


def of_life(life: Life, date_posted: date | None) -> Openness:
    """The facts of a life alone, where nothing is known of copies and other postings."""
    since, stated = opened(life, date_posted)
    end = life.last_seen.date()
    if life.closed_on is not None:
        end = min(end, life.closed_on)
    found = Openness(
        status=life.status,
        since=since,
        stated=stated,
        days=max(0, (end - since).days),
        at_most=max(0, (life.closed_on - since).days) if life.closed_on is not None else None,
        redated=life.redated,
        reopened=life.reopened,
    )
    return _judged(found)


def _judged(found: Openness) -> Openness:
    values = {"days": found.days, "older_than": found.older_than or 0.0, "redated": found.redated, "reopened": found.reopened}
    signs = tuple(key for key, sign in SIGNS.items() if values[key] >= sign.least)
    kinds = {SIGNS[key].kind for key in signs}
    label = LABEL if found.status == "open" and "age" in kinds and len(kinds) >= KINDS else None
    judged = msgspec.structs.replace(found, signs=signs, label=label)
    return msgspec.structs.replace(judged, words=tuple(_words(judged)))


def _words(found: Openness) -> list[str]:
    said = [_open_for(found)]
    if found.redated:
        said.append(f"re-dated {_times(found.redated)}")
    if found.reopened:
        said.append(f"re-opened {_times(found.reopened)}")
    if found.copies:
        where = f" on {_count(found.sites, 'site')}" if found.sites else ""
        said.append(_count(found.copies, "copy", "copies") + where)
    if found.older_than is not None and found.status == "open":
        said.append(f"longer than {int(found.older_than * 100)}% of the open postings of its role")
    return said


def _open_for(found: Openness) -> str:
    least = "" if found.stated else "at least "
    if found.status == "open":
        return f"open {least}{_count(found.days, 'day')}"
    if found.at_most is None or found.status != "closed":
        return f"last seen {_count(found.days, 'day')} after it was {'posted' if found.stated else 'first seen'}"
    if found.at_most == found.days:
        return f"was open {least}{_count(found.days, 'day')}"
    return f"was open {least}{found.days:,} to {_count(found.at_most, 'day')}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")
