"""A home: one folder, local or in a bucket, with a corpus and its editions. `metier.open(folder)` gives it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from metier.corpus.manifest import MANIFEST
from metier.corpus.options import folder_of
from metier.errors import UsageError
from metier.flow.publish import EDITIONS_KEPT
from metier.library.checkup import Finding, checkup
from metier.library.compare import Comparisons
from metier.library.edition import About, Serving
from metier.library.editions import EditionDesk
from metier.library.evidence import EvidenceDesk
from metier.library.exports import Exports
from metier.library.histories import Histories
from metier.library.intake import Intake
from metier.library.labels import Labels
from metier.library.matching import Matching
from metier.library.postings import Postings
from metier.library.reference import ReferenceDesk
from metier.library.roles import Roles
from metier.library.sources import Sources
from metier.library.upkeep import HOURS_KEPT, Upkept, upkeep
from metier.library.vacancies import Vacancies
from metier.model.address import Address, address


class Home:
    """Hands out the parts of a home; each reads the edition that is current at the time it is asked.

    `path` is the local folder: the home itself, or where copies of what a bucket holds are kept.
    """

    def __init__(self, path: Address) -> None:
        """Nothing is read or made until a part is used."""
        if isinstance(path, Path) and path.exists() and not path.is_dir():
            raise UsageError(f"{path} is a file", "a home is a folder", "name another folder with --home")
        self.address, self.path = path, folder_of(path)
        self._serving = Serving(path)
        self.labels = Labels()
        self.postings = Postings(self._serving)
        self.roles = Roles(self._serving)
        self.matching = Matching(self._serving, self.postings)
        self.comparisons = Comparisons(self._serving, self.roles)
        self.evidence = EvidenceDesk(self._serving)
        self.sources = Sources(path)
        self.reference = ReferenceDesk(path, self._serving)
        self.intake = Intake(path)
        self.exports = Exports(path)
        self.histories = Histories(path)
        self.vacancies = Vacancies(path)
        self.editions = EditionDesk(path)

    def about(self, edition: str = "") -> About:
        """The account an edition gives of itself, the current one's unless it is named.

        Raises MetierError when there is none, GoneError for one no longer held.
        """
        return (self._serving.of(edition) if edition else self._serving.current()).about

    def made(self) -> datetime:
        """When the current edition was made, or came here, to the second. Raises MetierError when there is none."""
        manifest = self._serving.current().folder / MANIFEST
        return datetime.fromtimestamp(int(manifest.stat().st_mtime), UTC)

    def checkup(self) -> list[Finding]:
        """Check that the home is whole."""
        return checkup(self.address)

    def upkeep(self, hours: int = HOURS_KEPT, keep: int = EDITIONS_KEPT) -> Upkept:
        """Join small files, remove those no reader needs, prune old editions."""
        return upkeep(self.path, hours, keep)

    def ready(self) -> bool:
        """Whether an edition has been published."""
        return self._serving.published()


def open_home(path: str | Address) -> Home:
    """Open a home by its folder, or by its address in an object store: `s3://bucket/prefix`."""
    return Home(address(path))
