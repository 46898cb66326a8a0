"""The hours a remote worker must keep, as a line says them: `UTC-5 to UTC+2`, `4 hours overlap with CET`, `EST`."""

import re
from typing import Any

from metier.taxonomy.gazetteer import key
from metier.taxonomy.time_zones import zone_named
from metier.taxonomy.world import world_regions

_UTC = r"(?:UTC|GMT)\s?(?P<{0}>[+\-−–]\s?\d{{1,2}})"
_UTC_RANGE = re.compile(
    rf"{_UTC.format('low')}\s?(?:to|-|–|and|through|/)\s?(?:(?:UTC|GMT)\s?)?(?P<high>[+\-−–]\s?\d{{1,2}})", re.IGNORECASE
)
_UTC_ONE = re.compile(_UTC.format("low") + r"(?:\s?(?:\+/-|±|\+-)\s?(?P<reach>\d{1,2}))?", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(?:[ECMP][SD]?T|CES?T|EES?T|WES?T|BST|GMT|UTC|IST|AES?T|SGT|JST|BRT)\b|\b(?:Eastern|Central|Pacific|Mountain)(?= time)",
    re.IGNORECASE,
)
_OVERLAP = re.compile(
    r"(?:(\d)\+?\s?(?:hours?|hrs?|h)\b[^.]{0,25}?overlap|overlap[^.\d]{0,25}(\d)\+?\s?(?:hours?|hrs?|h)\b)", re.IGNORECASE
)
_OF_ZONES = re.compile(r"time\s?zones?|\btz\b|hours? overlap|overlap", re.IGNORECASE)


def without_zones(text: str) -> str:
    """A line without the names of time zones, which look like those of states and countries."""
    return _ZONE.sub(" ", _UTC_ONE.sub(" ", _UTC_RANGE.sub(" ", text)))


def time_zone(text: str) -> dict[str, Any] | None:
    """{utc_min, utc_max, anchor, overlap_hours} where a line names hours to keep; the anchor is an IANA id or a world region."""
    told: dict[str, Any] = {"utc_min": None, "utc_max": None, "anchor": None, "overlap_hours": None}
    span, one = _UTC_RANGE.search(text), _UTC_ONE.search(text)
    if span:
        told |= {"utc_min": _hours(span["low"]), "utc_max": _hours(span["high"])}
    elif one:
        at, reach = _hours(one["low"]), int(one["reach"] or 0)
        told |= {"utc_min": at - reach, "utc_max": at + reach}
    else:
        named = _ZONE.search(text)
        zone = zone_named(named[0]) if named else None
        regions = [word for word in re.findall(r"[A-Za-z]+(?:/[A-Za-z]+)*", text) if key(word.split("/")[0]) in world_regions()]
        if zone:
            told["anchor"] = zone[0]
        elif regions and _OF_ZONES.search(text):
            told["anchor"] = regions[0]
        else:
            return None
    hours = _OVERLAP.search(text)
    told["overlap_hours"] = int(hours[1] or hours[2]) if hours else None
    return told


def _hours(written: str) -> int:
    sign = -1 if written[0] in "-−–" else 1
    return sign * int(re.sub(r"\D", "", written))
