"""A local copy of the edition that a bucket serves, and a cheap look now and then whether there is a newer one."""

import shutil
import time
from pathlib import Path
from threading import Lock, Thread

from metier.corpus.cloud import Tag, UnreachableError
from metier.corpus.home import check_home, write_whole
from metier.corpus.published import Published, name_in
from metier.errors import MetierError
from metier.log import warn
from metier.model.address import Bucket

#: How long the answer of a look holds, in seconds.
LOOK_S = 5.0
#: How many editions are kept as local copies.
COPIES = 3
_LAST = "CURRENT"


class Follower:
    """Follows CURRENT of a home in a bucket. The first look is waited for; later ones are made beside the requests.

    A server that loses sight of the bucket serves on what it holds.
    """

    def __init__(self, home: Bucket, folder: Path) -> None:
        """`folder` keeps the copies. Nothing is asked yet."""
        self._home, self._folder, self._published = home, folder, Published(home)
        self._tag: Tag | None = None
        self._current: str | None = None
        self._seen: Tag | None = None
        self._looked = -LOOK_S
        self._lock, self._begun = Lock(), False

    def current_id(self) -> str | None:
        """The id of the edition to be served, whose copy is in the folder; None before the first.

        Raises MetierError where the bucket cannot be read and no copy is held.
        """
        if not self._begun:
            with self._lock:
                if not self._begun:
                    self._first_look()
        elif time.monotonic() - self._looked > LOOK_S and self._lock.acquire(blocking=False):
            self._looked = time.monotonic()
            Thread(target=self._look_beside, name="follow", daemon=True).start()
        return self._current

    def _first_look(self) -> None:
        last = self._folder / _LAST
        try:
            check_home(self._home)
            self._look()
        except UnreachableError as error:
            name = last.read_text(encoding="ascii").strip() if last.exists() else ""
            if not name or not (self._folder / name).is_dir():
                raise
            self._current = name
            warn(f"{error.came}; the copy of {name} is served")
        self._begun, self._looked = True, time.monotonic()

    def _look_beside(self) -> None:
        try:
            self._look()
        except (MetierError, OSError) as error:
            warn(f"{error}; {self._current or 'nothing'} is served on")
        finally:
            self._looked = time.monotonic()
            self._lock.release()

    def _look(self) -> None:
        held = self._published.current(self._tag)
        if held is None or not held.body:  # none yet, or as it was; one that was taken away is served on
            return
        name = name_in(held)
        self._published.fetch(name, self._folder)
        self._take(name, held.tag)

    def _take(self, name: str, tag: Tag) -> None:
        self._current, self._tag = name, tag
        write_whole(self._folder / _LAST, (name + "\n").encode())
        held = sorted((item for item in self._folder.iterdir() if item.is_dir() and item.name[0] != "."), key=_age)
        for item in held[COPIES:]:
            if item.name != name:
                shutil.rmtree(item, ignore_errors=True)

    def notice(self) -> None:
        """Remember what is current before the corpus is read: `publish` exchanges that and nothing newer."""
        check_home(self._home)
        held = self._published.current()
        self._seen = held.tag if held else None

    def publish(self, folder: Path) -> None:
        """Upload a built edition and make it current. Raises OvertakenError if another became current since `notice`."""
        self._published.put(folder, folder.name)
        self._became(folder.name, self._published.switch(folder.name, self._seen))

    def switch(self, edition: str) -> None:
        """Make another edition current, on the operator's word."""
        self.notice()
        self._became(edition, self._published.switch(edition, self._seen))

    def _became(self, edition: str, tag: Tag) -> None:
        self._seen = tag
        self._published.fetch(edition, self._folder)
        with self._lock:
            self._take(edition, tag)
            self._begun, self._looked = True, time.monotonic()

    def ids(self) -> tuple[str, ...]:
        """The editions the bucket holds, in the order they were published."""
        return self._published.ids()

    def get(self, edition: str) -> Path:
        """A local copy of an edition. Raises NotFoundError where the bucket has none."""
        return self._published.fetch(edition, self._folder)

    def missing(self, edition: str) -> tuple[str, ...]:
        """The files of an edition that the bucket has lost."""
        return self._published.missing(edition)

    def remove(self, editions: list[str]) -> None:
        """Remove editions from the bucket and here."""
        self._published.remove(editions)
        for edition in editions:
            shutil.rmtree(self._folder / edition, ignore_errors=True)


def _age(folder: Path) -> float:
    try:
        return -folder.stat().st_mtime
    except OSError:  # another process has removed it meanwhile
        return 0.0
