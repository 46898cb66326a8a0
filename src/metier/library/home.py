"""A home: one folder with a corpus and its editions. `metier.open(folder)` gives it."""

from __future__ import annotations

from pathlib import Path

from metier.errors import UsageError
from metier.library.checkup import Finding, checkup
from metier.library.edition import About, Serving
from metier.library.evidence import EvidenceDesk
from metier.library.intake import Intake
from metier.library.labels import Labels
from metier.library.postings import Postings
from metier.library.roles import Roles
from metier.library.sources import Sources


class Home:
    """Hands out the parts of a home; each reads the edition that is current at the time it is asked."""

    def __init__(self, path: Path) -> None:
        """Nothing is read or made until a part is used."""
        if path.exists() and not path.is_dir():
            raise UsageError(f"{path} is a file", "a home is a folder", "name another folder with --home")
        self.path = path
        self._serving = Serving(path)
        self.labels = Labels()
        self.postings = Postings(self._serving)
        self.roles = Roles(self._serving)
        self.evidence = EvidenceDesk(self._serving)
        self.sources = Sources(path)
        self.intake = Intake(path)

    def about(self) -> About:
        """The current edition's account of itself. Raises MetierError when there is none."""
        return self._serving.current().about

    def checkup(self) -> list[Finding]:
        """Check that the home is whole."""
        return checkup(self.path)

    def ready(self) -> bool:
        """Whether an edition has been published."""
        return self._serving.published()


def open_home(path: str | Path) -> Home:
    """Open a home by its folder."""
    return Home(Path(path).expanduser())
