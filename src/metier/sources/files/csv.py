"""Tables as comma-, semicolon-, tab- or bar-separated text with a header, columns guessed by name or mapped with `--map`."""

from collections.abc import Iterator

from metier.model.record import Draft, Drop, Payload
from metier.sources import mapped, mapping
from metier.sources.source import Source


def read(payload: Payload) -> Iterator[Draft | Drop]:
    """Read with columns guessed by name."""
    yield from mapped.read(payload, mapping.load("guess"))


SOURCE = Source(name="csv", caption="Tables of separated values", homepage="https://www.rfc-editor.org/rfc/rfc4180", read=read)
