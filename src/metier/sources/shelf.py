"""The shelf of sources: what can be named in `metier ingest NAME`. Supplied mappings count as sources."""

from collections.abc import Iterator
from functools import partial
from pkgutil import iter_modules

import metier.sources
from metier.errors import UsageError, unknown
from metier.model.record import Draft, Drop, Payload
from metier.model.rights import Rights
from metier.shelf import Shelf
from metier.sources import mapped, mapping
from metier.sources.mapping import Mapping
from metier.sources.source import Source

_HELD_BACK = frozenset({"guess"})


def _modules() -> dict[str, Shelf]:
    """Which folder of the shelf holds a source of that name."""
    folders = [item.name for item in iter_modules(metier.sources.__path__) if item.ispkg]
    shelves = [Shelf(f"metier.sources.{folder}", "source") for folder in folders]
    return {name: shelf for shelf in shelves for name in shelf.names()}


def _mappings() -> list[str]:
    return [name for name in mapping.supplied() if name not in _HELD_BACK]


def known() -> list[str]:
    """Every name `find` takes, sorted."""
    return sorted({*_modules(), *_mappings()})


def _written(name: str) -> Source:
    source = _modules()[name].load(name).SOURCE
    assert isinstance(source, Source)
    return source


def find(name: str, map_with: str | None = None) -> Source:
    """The source of that name; `map_with` is a mapping's name, file or pairs for the file formats.

    The name of a bound source is the mapping's `source`, or the format's where the mapping has none. Raises UsageError.
    """
    modules = _modules()
    if name in modules:
        source = _written(name)
        if map_with is None:
            return source
        if not modules[name].package.endswith(".files"):
            formats = sorted(other for other, shelf in modules.items() if shelf.package.endswith(".files"))
            raise UsageError(f"{name} knows its own fields and takes no mapping", f"formats that do: {', '.join(formats)}")
        return bind(mapping.load(map_with), name)
    if name in _mappings():
        if map_with is not None:
            raise UsageError(f"{name} is itself a mapping", "one mapping at a time", f"try: ingest jsonl --map {map_with}")
        return bind(mapping.load(name), name)
    raise unknown("source", name, known())


def bind(table: Mapping, name: str) -> Source:
    """A source that reads through a mapping. It has the mapping's rights, or those of the source whose name it bears."""
    own = table.source or name
    rights = table.rights
    if rights is None:
        rights = _written(own).rights if own in _modules() else Rights()
    return Source(
        name=own,
        caption=table.caption or f"Mapped {own}",
        homepage=table.homepage,
        read=partial(_read, table=table),
        rights=rights,
        whole_board=table.whole_board,
    )


def _read(payload: Payload, table: Mapping) -> Iterator[Draft | Drop]:
    yield from mapped.read(payload, table)
