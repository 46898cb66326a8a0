"""Where in a posting a sentence stands: about the employer, the duties, the requirements, the small print."""

import msgspec


class Zone(msgspec.Struct, frozen=True):
    """A stretch of text of one kind, `start` included and `end` excluded."""

    kind: str
    start: int
    end: int


def find_zones(text: str) -> tuple[Zone, ...]:
    """Cut a text into zones."""
    return (Zone("other", 0, len(text)),)


def zone_at(zones: tuple[Zone, ...], offset: int) -> str:
    """The kind of the zone that holds `offset`."""
    return next((zone.kind for zone in zones if zone.start <= offset < zone.end), "other")
