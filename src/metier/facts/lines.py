"""Read one line by itself: a pay line, a location, a title, a demand for experience."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from metier.errors import unknown
from metier.facts.extractor import Line
from metier.facts.read import extractors

LONGEST_LINE = 10_000
"""Characters of a line that are read; the rest is no line any more."""


@cache
def line_readers() -> dict[str, Line]:
    """The kinds of line that can be read, each with its reader."""
    return {item.line.kind: item.line for item in sorted(extractors(), key=lambda item: item.field) if item.line}


def read_line(kind: str, text: str, context: Mapping[str, str]) -> Any:
    """What a line says, as JSON-able data. Raises UsageError for an unknown kind, naming the nearest."""
    readers = line_readers()
    if kind not in readers:
        raise unknown("kind of line", kind, readers)
    return readers[kind].read(text[:LONGEST_LINE].encode("utf-8", "replace").decode(), context)
