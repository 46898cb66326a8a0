"""Read all facts of one posting: every extractor of the shelf, each after those it builds on."""

from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.model.facts import Facts
from metier.shelf import Shelf

SHELF = Shelf("metier.facts.extractors", "extractor")


@cache
def extractors() -> tuple[Extractor, ...]:
    """The shelf's extractors in the order in which they run."""
    found: dict[str, Extractor] = {name: module.EXTRACTOR for name, module in SHELF.all().items()}
    order = TopologicalSorter({name: sorted(item.after) for name, item in found.items()}).static_order()
    return tuple(found[name] for name in order)


def read_facts(document: Document) -> Facts:
    """All that the shelf reads from one document."""
    known: dict[str, Any] = {}
    for extractor in extractors():
        value = extractor.read(document, known)
        if value is not None:
            known[extractor.field] = value
    return Facts(**known)


def versions() -> str:
    """The extractors and their versions in one line: part of an edition's identity."""
    return " ".join(f"{item.field}@{item.version}" for item in sorted(extractors(), key=lambda item: item.field))
