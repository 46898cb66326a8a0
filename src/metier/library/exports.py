"""Exports: the corpus as files or in a database, for analysts or whole; and the way back."""

import shutil
from pathlib import Path

from metier.corpus.corpus import Corpus
from metier.corpus.home import check_home
from metier.errors import MetierError
from metier.exports import run
from metier.exports.format import FORMATS, Account
from metier.exports.run import Wish
from metier.flow.publish import closing
from metier.model.address import Address
from metier.sources.rights import ledger

__all__ = ["Account", "Exports", "Wish"]


class Exports:
    """The way out of a home, and into a new one."""

    def __init__(self, path: Address) -> None:
        """`path` is the home's folder or its address in an object store."""
        self._path = path

    def formats(self) -> dict[str, str]:
        """The formats by name, each with what it is."""
        return {name: module.FORMAT.caption for name, module in FORMATS.all().items()}

    def write(self, wish: Wish) -> Account:
        """Export; the account of what was written and what was left out for rights reasons.

        Raises UsageError for a target that cannot be used, MetierError where something gives way on the road. An export that was
        cut off is run again, and writes over what it left.
        """
        if not check_home(self._path):
            raise MetierError(f"{self._path} holds no posting yet", "", "run `metier ingest SOURCE --from FILE` first")
        return run.export(Corpus(self._path, closing()), wish, ledger())

    def restore(self, where: str) -> dict[str, int]:
        """Make this home the corpus that was exported to `where` (a folder or a URL); rows by table.

        A local home appears when all is taken in. Raises UsageError for a home that holds postings, MetierError for a damaged
        export.
        """
        run.origin(where)
        if not isinstance(self._path, Path) or (self._path.is_dir() and any(self._path.iterdir())):
            return run.restore(Corpus(self._path), where)
        home = self._path.resolve()
        beside = home.with_name(f".{home.name}.importing")
        shutil.rmtree(beside, ignore_errors=True)  # left by an import that was cut off
        try:
            taken = run.restore(Corpus(beside), where)
            if home.is_dir():
                home.rmdir()
            beside.rename(home)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        return taken
