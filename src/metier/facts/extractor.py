"""What an extractor is: code that reads one kind of fact, with a quote for every claim."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from metier.facts.document import Document


class Extractor(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the shelf `metier.facts.extractors`; the module holds it as `EXTRACTOR`.

    `read(document, known)` returns the new value of the field of `Facts` named `field`, or None for not stated; `known` maps
    the fields already read to their values. `after` names the extractors that must have run before.
    """

    field: str
    version: int
    description: str
    example: str
    read: Callable[[Document, Mapping[str, Any]], Any]
    after: tuple[str, ...] = ()
