"""What an extractor is: code that reads one kind of fact, with a quote for every claim."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from metier.facts.document import Document
from metier.model.facts import Claim


class Line(msgspec.Struct, frozen=True):
    """How an extractor reads one line by itself: `metier read KIND TEXT`.

    `read(text, context)` returns what the line says as JSON-able data: the keys of the facts contract for that field and finer
    ones beside them. `context` holds what is known beside the line, such as `{"country": "US"}`; it may be empty.
    """

    kind: str
    read: Callable[[str, Mapping[str, str]], Any]


class Extractor(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the shelf `metier.facts.extractors`; the module holds it as `EXTRACTOR`.

    `read(document, known)` returns the new value of the field of `Facts` named `field`, or None for not stated; `known` maps
    the fields already read to their values. `after` names the extractors that must have run before.
    `why(document, claim)` says in words which name, cue or rule gave a claim, for `metier explain`.
    `line` is set where a single line (a pay line, a location, a title) can be read without its posting.
    """

    field: str
    version: int
    description: str
    example: str
    read: Callable[[Document, Mapping[str, Any]], Any]
    after: tuple[str, ...] = ()
    line: Line | None = None
    why: Callable[[Document, Claim], str] | None = None
