"""Official tables: added from what their publishers give out, and how far our figures agree with them."""

from collections.abc import Sequence

from metier.evaluate.official import Agreement, Pair, agreement
from metier.flow import reference
from metier.library.edition import Serving
from metier.model.address import Address
from metier.model.figure import Window
from metier.reference.kept import Held

__all__ = ["Agreement", "Held", "Pair", "ReferenceDesk"]


class ReferenceDesk:
    """The official tables of a home. What is added here stands in guides from the next published edition on."""

    def __init__(self, path: Address, serving: Serving) -> None:
        """`path` is the home's folder or address; `serving` hands out the current edition."""
        self._path, self._serving = path, serving

    def add(self, table: str, where: str, vintage: str = "") -> Held:
        """Read a published table (`onet`, `esco`, `oews`) from a file, a folder, a zip archive or an address, and keep it.

        `vintage` is needed where neither the file's name nor its words say it. Raises UsageError for what is no such table.
        """
        return reference.add(self._path, table, where, vintage)

    def list(self) -> tuple[Held, ...]:
        """The tables held here."""
        return reference.held(self._path)

    def known(self) -> dict[str, str]:
        """The tables that can be added, with what is read of them."""
        return reference.known()

    def remove(self, table: str, vintage: str = "") -> Sequence[Held]:
        """Forget a table, or one vintage of it. Raises NotFoundError where it is not held."""
        return reference.remove(self._path, table, vintage)

    def agreement(self, window: Window | None = None) -> Agreement:
        """How our medians of pay agree with the official ones, over the roles of the current edition."""
        return agreement(self._serving.current().guides, window)
