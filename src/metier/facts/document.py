"""A posting laid out for reading: text, zones, and what is known beside the text."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from metier.facts.zones import Zone, find_zones


@dataclass
class Document:
    """What an extractor reads. Offsets are into `text`; `hints` are values under schema.org names (see `Draft.hints`)."""

    text: str
    title: str = ""
    employer: str = ""
    location: str = ""
    language: str = ""
    hints: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """The text cut into zones, in order, without gaps."""
        return find_zones(self.text)

    def zone(self, offset: int) -> str:
        """The kind of zone a character stands in.

        One of about_employer, about_role, duties, requirements, preferred, benefits, legal, apply, other.
        """
        starts = self._zone_starts
        number = bisect_right(starts, offset) - 1
        return self.zones[number].kind if number >= 0 and offset < len(self.text) else "other"

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.start for zone in self.zones]
