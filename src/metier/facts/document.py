"""A posting laid out for reading: text, zones, sentences, and what is known beside the text."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from metier.facts.zones import Zone, find_zones, zone_at


class Document:
    """What an extractor reads. Offsets are into `text`, character by character."""

    def __init__(
        self,
        text: str,
        *,
        title: str = "",
        employer: str = "",
        location: str = "",
        language: str = "",
        hints: Mapping[str, Any] | None = None,
    ) -> None:
        """`hints` are structured values under schema.org names (see `Draft.hints`)."""
        self.text, self.title, self.employer, self.location = text, title, employer, location
        self.language, self.hints = language, dict(hints or {})

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """The text cut into zones, in order, without gaps."""
        return find_zones(self.text)

    def zone(self, offset: int) -> str:
        """The zone a character stands in: about_employer, about_role, duties, requirements, preferred, benefits, legal,
        apply or other.
        """
        return zone_at(self.zones, offset)
