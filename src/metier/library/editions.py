"""The editions of a home: which are held, which one is served, what differs, and whether each is whole."""

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from metier.corpus.editions import Editions, broken, read_manifest
from metier.corpus.options import folder_of
from metier.errors import UsageError
from metier.index.engine_tantivy import open_index
from metier.index.fingerprint import Fingerprint, of_documents, of_queries
from metier.library.edition import About, OpenEdition
from metier.model.address import Address


class EditionInfo(msgspec.Struct, frozen=True, kw_only=True):
    """One edition: its id, whether it is served, its clock, when it was published, counts, and the code that made it."""

    id: str
    current: bool
    as_of: date
    published: datetime
    postings: int
    vacancies: int
    employers: int
    open_postings: int
    code: str


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What is otherwise in a later edition: a count of the whole, of a source, or the openings or the middle pay of a role."""

    what: str
    before: float | None
    after: float | None
    unit: str = ""


class EditionDesk:
    """Lists, compares, switches, checks and removes editions."""

    def __init__(self, home: Address) -> None:
        """Nothing is read until something is asked."""
        self._home = home

    def list(self) -> tuple[EditionInfo, ...]:
        """The editions held, oldest first."""
        editions = Editions(self._home)
        current = editions.current_id()
        return tuple(_info(editions.get(name), current) for name in editions.list())

    def use(self, edition: str) -> None:
        """Serve an edition that is held from now on; servers notice at their next answer. Raises NotFoundError."""
        Editions(self._home).switch(edition)

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove all but the last `keep` editions and the one being served; the ids removed."""
        if keep < 1:
            raise UsageError(f"keep {keep} editions", "1 or more")
        return Editions(self._home).prune(keep)

    def verify(self, edition: str) -> tuple[str, ...]:
        """What is wrong with an edition: files that differ from its manifest, an index that does not hold or answer what it did.

        Reads everything the edition holds. Empty for a sound one.
        """
        folder = Editions(self._home).get(edition)
        wrong = [f"{name} is missing or differs from the manifest" for name in broken(folder)]
        return (*wrong, *_index_faults(folder))

    def diff(self, before: str, after: str) -> tuple[Difference, ...]:
        """What differs between two editions: counts, sources, and the openings and middle pay of roles; largest changes first."""
        one, other = (self._open(name) for name in (before, after))
        counts = [
            Difference(what=name, before=getattr(one.about, name), after=getattr(other.about, name))
            for name in ("postings", "vacancies", "employers", "open_postings")
        ]
        sources = [
            Difference(
                what=f"postings from {name}", before=one.about.sources.get(name, 0), after=other.about.sources.get(name, 0)
            )
            for name in sorted(one.about.sources.keys() | other.about.sources.keys())
        ]
        moved = [item for item in _roles(one, other) if item.before != item.after]
        return (*counts, *sources, *sorted(moved, key=_size, reverse=True))

    def _open(self, edition: str) -> OpenEdition:
        return OpenEdition(Editions(self._home).get(edition), folder_of(self._home) / "asked.jsonl")


def _info(folder: Path, current: str | None) -> EditionInfo:
    about = msgspec.convert(read_manifest(folder).about, About, strict=False)
    told = {name: getattr(about, name) for name in EditionInfo.__struct_fields__ if hasattr(about, name)}
    at = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    return EditionInfo(id=folder.name, current=folder.name == current, published=at, **told)


def _index_faults(folder: Path) -> list[str]:
    derived = read_manifest(folder).derived
    if not derived:
        return []
    said, engine = msgspec.convert(derived, Fingerprint), open_index(folder / "index")
    held = of_documents(engine.documents())
    if held.documents != said.documents:
        return [f"the index holds {held.documents:,} of {said.documents:,} postings"]
    faults = [] if held.documents_sha256 == said.documents_sha256 else ["the index holds other postings than the manifest says"]
    if said.queries_sha256 not in (None, of_queries(engine)):
        faults.append("the index answers the suite of queries otherwise than when it was built")
    return faults


def _roles(one: OpenEdition, other: OpenEdition) -> list[Difference]:
    before, after = ({role.id: role for role in edition.guides.roles()} for edition in (one, other))
    found = []
    for role in sorted(before.keys() | after.keys()):
        old, new = before.get(role), after.get(role)
        name = (new or old).name  # type: ignore[union-attr]  # it is in one of them
        found.append(Difference(what=f"{name}: openings", before=old.n if old else 0, after=new.n if new else 0))
        pays = [item.pay.value if item is not None and item.pay is not None else None for item in (old, new)]
        found.append(Difference(what=f"{name}: middle pay", before=pays[0], after=pays[1], unit="a year"))
    return found


def _size(item: Difference) -> tuple[bool, float]:
    """Changes by their share of what was before; what came or went altogether first."""
    if not item.before or not item.after:
        return True, abs((item.after or 0) - (item.before or 0))
    return False, abs(item.after / item.before - 1)
