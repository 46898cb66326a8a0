"""Places by their degrees: which of those in an index lie within so many kilometres."""

import re
from collections.abc import Sequence

import numpy as np

from metier.errors import UsageError
from metier.taxonomy import places

#: Kilometres of the mean radius of the Earth (IUGG).
EARTH = 6371.0088
_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d{1,12})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,12})?)\s*")
Point = tuple[float, float]


def point(text: str) -> Point:
    """Latitude and longitude from `30.27,-97.74`. Raises UsageError for anything else."""
    match = _POINT.fullmatch(text)
    if match is None or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        raise UsageError(f"near {text[:80]!r}", "a town, or degrees such as 30.27,-97.74")
    return float(match[1]), float(match[2])


def named(words: str) -> str | None:
    """The degrees of the town or metropolitan area some words name, as one text; None where they name none for sure."""
    found = {(place.lat, place.lon) for place in places.exact(words.strip().title()) if place.city and place.lat is not None}
    if len(found) == 1:
        return "{},{}".format(*found.pop())
    area = places.metro(words.strip().lower()) or places.metro(places.find_place(words) or "")
    return f"{area.lat},{area.lon}" if area is not None else None


class Spots:
    """All the spots of an index, each one id (`30.27,-97.74`)."""

    def __init__(self, ids: Sequence[str]) -> None:
        """`ids` are degrees north and east."""
        self._ids = np.array(ids, dtype=object)
        degrees = [each.split(",") for each in ids]
        self._lat, self._lon = (np.radians(np.array([float(each[at]) for each in degrees], dtype=np.float64)) for at in (0, 1))

    def within(self, center: Point, kilometres: float) -> tuple[str, ...]:
        """The ids no farther away than that, by the haversine formula on a sphere (Sinnott 1984)."""
        lat, lon = np.radians(center[0]), np.radians(center[1])
        part = np.sin((self._lat - lat) / 2) ** 2 + np.cos(self._lat) * np.cos(lat) * np.sin((self._lon - lon) / 2) ** 2
        away = 2 * EARTH * np.arcsin(np.sqrt(np.clip(part, 0.0, 1.0)))
        return tuple(self._ids[away <= kilometres])
