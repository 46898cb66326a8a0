"""The engines the contract is kept by: one line each."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.index.contract.memory import MemoryStore

from metier.index.answering import Reader
from metier.index.asking.understanding import understand
from metier.index.employers import Names
from metier.index.engine import Engine
from metier.index.engine_tantivy import build, open_index
from metier.index.known import Known
from metier.index.searcher import Searcher
from metier.index.weights import weights
from metier.model.posting import Kept

#: Makes an engine of postings, in an empty folder, with a reader of texts.
Make = Callable[[Path, Sequence[Kept], Reader], Engine]


def tantivy(folder: Path, market: Sequence[Kept], reader: Reader = understand) -> Engine:
    """The engine in use."""
    build(folder / "index", market)
    return open_index(folder / "index", reader)


def memory(folder: Path, market: Sequence[Kept], reader: Reader = understand) -> Engine:
    """Plain Python behind the very searcher every engine gets."""
    store, names = MemoryStore(market), Names()
    for item in market:
        names.take(item.posting)
    return Searcher(store, Known(store, names.called()), reader, weights())


ENGINES: dict[str, Make] = {"tantivy": tantivy, "memory": memory}
