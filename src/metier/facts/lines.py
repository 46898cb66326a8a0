"""Read one line by itself: a pay line, a location, a title, a demand for experience."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from metier.errors import unknown
from metier.facts.contract import text_of_html
from metier.facts.extractor import Line
from metier.facts.read import extractors

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
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
    line = text[:LONGEST_LINE].encode("utf-8", "replace").decode()
    if _MARKUP.search(line):
        line = " ".join(text_of_html(line).split())
    return readers[kind].read(line, context)
