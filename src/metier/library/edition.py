"""The edition being served: its guides and its index, opened once and exchanged when a newer one is published."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Lock

import msgspec

from metier.corpus.editions import Editions, read_manifest
from metier.corpus.options import folder_of
from metier.errors import GoneError, MetierError
from metier.guides.guides import Guides
from metier.index.engine import Engine
from metier.index.engine_tantivy import open_index
from metier.model.address import Address
from metier.reference.kept import Version


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What an edition says of itself: identity, clock and counts. `sources` counts postings by source.

    `reference` are the official tables its guides show beside their own figures.
    """

    edition: str
    as_of: date
    code: str
    extractors: str
    postings: int
    vacancies: int
    employers: int
    open_postings: int
    sources: dict[str, int]
    simulated: bool
    left_out: tuple[str, ...] = ()
    seed: int = 0
    reference: tuple[Version, ...] = ()


class OpenEdition:
    """One edition, open for reading."""

    def __init__(self, folder: Path, asked: Path) -> None:
        """Open the folder's manifest, guides and index; `asked` remembers the cuts people ask for.

        Raises MetierError for a folder that is not a whole edition.
        """
        try:
            self.about = msgspec.convert(read_manifest(folder).about, About, strict=False)
        except msgspec.ValidationError as error:
            raise MetierError(f"{folder} is not a whole edition ({error})", do="run `metier publish`") from None
        self.folder = folder
        self.index: Engine = open_index(folder / "index")
        self.guides = Guides.open(folder / "guides", text_of=self.text_of, asked=asked)

    def text_of(self, posting: str) -> str:
        """The text of a posting, empty for one that is not held: evidence shows a quote in its surroundings."""
        kept = self.index.get(posting)
        return kept.posting.text if kept else ""


class Serving:
    """Hands out the current edition; a look at one small file tells whether a newer one has been published."""

    def __init__(self, home: Address) -> None:
        """`home` is where the corpus is."""
        self._editions, self._lock, self._asked = Editions(home), Lock(), folder_of(home) / "asked.jsonl"
        self._open: OpenEdition | None = None
        self._older: dict[Path, OpenEdition | None] = {}

    def published(self) -> bool:
        """Whether there is an edition to serve."""
        return self._editions.current() is not None

    def current(self) -> OpenEdition:
        """The newest published edition. Raises MetierError when there is none yet."""
        folder = self._editions.current()
        if folder is None:
            raise MetierError(
                "no edition has been published here yet",
                "metier needs postings first",
                "run `metier ingest SOURCE --from FILE`, or `metier demo` to see a simulated market",
            )
        if self._open is None or self._open.folder != folder:
            with self._lock:
                if self._open is None or self._open.folder != folder:
                    self._open = OpenEdition(folder, self._asked)
        return self._open

    def of(self, edition: str) -> OpenEdition:
        """An edition by its id. Raises GoneError for one that is no longer held, or cannot be read."""
        current = self.current()
        if edition == current.about.edition:
            return current
        found = next((other for other in self.before() if other.about.edition == edition), None)
        if found is None:
            raise GoneError(f"edition {edition!r} is no longer held", "only the last editions are", "begin the search again")
        return found

    def before(self) -> Iterator[OpenEdition]:
        """The editions held that were published before the one served, newest first; each is opened when it is asked for.

        One that this version cannot read is passed over.
        """
        held = self._editions.list()
        current = self._editions.current_id()
        for name in reversed(held[: held.index(current)] if current in held else ()):
            folder = self._editions.get(name)
            with self._lock:
                if folder not in self._older:
                    self._older[folder] = _readable(folder, self._asked)
                found = self._older[folder]
            if found is not None:
                yield found


def _readable(folder: Path, asked: Path) -> OpenEdition | None:
    try:
        return OpenEdition(folder, asked)
    except MetierError:
        return None
