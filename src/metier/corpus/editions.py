"""Editions: immutable published states of index and guides. One is built beside the others, then switched in at once."""

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from metier.corpus import locks
from metier.corpus.following import Follower
from metier.corpus.home import check_home, sync_folder, write_whole
from metier.corpus.manifest import MANIFEST, FileMark, Manifest, broken, manifest, read_manifest, write_manifest
from metier.corpus.options import folder_of
from metier.errors import MetierError, NotFoundError, UsageError
from metier.model.address import Address, Bucket

__all__ = ["MANIFEST", "Editions", "FileMark", "Manifest", "broken", "manifest", "read_manifest", "write_manifest"]

_ID = re.compile(r"[a-z0-9][a-z0-9-]{3,63}")
_CURRENT = "CURRENT"
_BEGUN = ".begun-"


class Editions:
    """The folder `home/editions/`: one sub-folder an edition, and the file CURRENT naming the one that is served.

    Of a home in a bucket, `folder` is local and holds copies; an edition is built there, then uploaded.
    """

    def __init__(self, home: Address) -> None:
        """Look at the editions of a home; nothing is written until `begin`. Raises MetierError for a home of another layout.

        A bucket is first asked when an edition is.
        """
        self.folder = folder_of(home) / "editions"
        self._far = Follower(home, self.folder) if isinstance(home, Bucket) else None
        if self._far is None:
            check_home(home)
        self._alone = False

    def begin(self) -> Path:
        """A new empty folder to build an edition in. Folders left by builders that died are removed."""
        if self._far is not None and not self._alone:
            self._far.notice()
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob(f"{_BEGUN}*"):
            if not _alive(left.name.removeprefix(_BEGUN)):
                shutil.rmtree(left, ignore_errors=True)
        mine = self.folder / f"{_BEGUN}{os.getpid()}"
        if mine.exists():
            shutil.rmtree(mine)
        mine.mkdir()
        return mine

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until no other process builds here: who builds last has then read the corpus last, and CURRENT never goes back.

        Processes of other machines are not waited for: of those that publish into one bucket at once, the first is served,
        and `publish` tells the others (OvertakenError).
        """
        with locks.alone(self.folder):
            if self._far is not None:
                self._far.notice()
            self._alone = True
            try:
                yield
            finally:
                self._alone = False

    def publish(self, path: Path, edition_id: str) -> Path:
        """Make a built folder the edition `edition_id`, and that edition the current one. Returns its folder.

        Whoever reads meanwhile sees the old edition or the new one, whole. An edition that is already there is kept as it
        is (same id, same canonical bytes) and only becomes current.
        """
        if not _ID.fullmatch(edition_id):
            raise UsageError(f"{edition_id!r} cannot name an edition", "4 to 64 small letters, digits and hyphens")
        settled = self.folder / edition_id
        if not settled.exists():
            _sync_tree(path)
            with contextlib.suppress(FileExistsError, OSError):  # another builder may have put the same edition there meanwhile
                path.rename(settled)
            if not settled.exists():
                raise MetierError(f"{path} could not be renamed to {settled.name}", "", "check space and rights, then run again")
            sync_folder(self.folder)
        if path.exists():
            shutil.rmtree(path)
        if self._far is not None:
            self._far.publish(settled)
        else:
            self.switch(edition_id)
        return settled

    def switch(self, edition_id: str) -> None:
        """Serve another edition from now on: also the way back to an earlier one."""
        if self._far is not None:
            self._far.switch(edition_id)
            return
        self.get(edition_id)
        write_whole(self.folder / _CURRENT, (edition_id + "\n").encode())

    def current_id(self) -> str | None:
        """The id of the edition that is served, None before the first."""
        if self._far is not None:
            return self._far.current_id()
        try:
            name = (self.folder / _CURRENT).read_text(encoding="ascii").strip()
        except (OSError, UnicodeError):
            return None
        return name if _ID.fullmatch(name) and (self.folder / name).is_dir() else None

    def current(self) -> Path | None:
        """The folder of the edition that is served, None before the first."""
        name = self.current_id()
        return self.folder / name if name else None

    def list(self) -> tuple[str, ...]:
        """The ids of all editions held, in the order they were published."""
        if self._far is not None:
            return self._far.ids()
        if not self.folder.is_dir():
            return ()
        held = [item for item in self.folder.iterdir() if item.is_dir() and _ID.fullmatch(item.name)]
        return tuple(item.name for item in sorted(held, key=lambda item: (item.stat().st_mtime_ns, item.name)))

    def get(self, edition_id: str) -> Path:
        """The folder of an edition. Raises NotFoundError where it is not held."""
        if self._far is not None and _ID.fullmatch(edition_id):
            return self._far.get(edition_id)
        if not _ID.fullmatch(edition_id) or not (self.folder / edition_id).is_dir():
            raise NotFoundError(f"no edition {edition_id!r}", f"held: {', '.join(self.list()) or 'none'}")
        return self.folder / edition_id

    def damage(self, edition_id: str) -> tuple[str, ...]:
        """The files of an edition that are missing or not what they were; in a bucket also those it has lost."""
        here = broken(self.get(edition_id))
        return here if self._far is None else (*here, *self._far.missing(edition_id))

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove all but the last `keep` editions; the current one always stays. Returns the ids removed."""
        current = self.current_id()
        old = [name for name in self.list()[: -keep or None] if name != current]
        if self._far is not None:
            self._far.remove(old)
            return tuple(old)
        for name in old:
            gone = self.folder / f"{_BEGUN}0-{name}"
            (self.folder / name).rename(gone)
            shutil.rmtree(gone)
        return tuple(old)


def _sync_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb") as file:
                os.fsync(file.fileno())
    sync_folder(folder)


def _alive(number: str) -> bool:
    if not number.isdigit() or number == "0":
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
