"""Local copies of files that never change: what a table in a bucket is made of, by name."""

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from metier.corpus.cloud import Cloud
from metier.errors import MetierError
from metier.model.address import Bucket

#: How many files are fetched at once.
AT_ONCE = 8
#: A copy of a file that the table has given up is kept this long: a reader may still be at it.
LINGER_S = 24 * 3600


class Mirror:
    """A folder of copies. It never holds more than the table's files and those it gave up within the last day."""

    def __init__(self, where: Bucket, folder: Path) -> None:
        """Copies of what is directly at `where` are kept in `folder`."""
        self._cloud, self._folder = Cloud(where), folder

    def files(self, names: Sequence[str]) -> list[str]:
        """Local paths of the files named, those that are missing here fetched before."""
        self._folder.mkdir(parents=True, exist_ok=True)
        held = {entry.name: entry for entry in os.scandir(self._folder)}
        missing = [name for name in names if name not in held]
        if missing:
            with ThreadPoolExecutor(min(AT_ONCE, len(missing))) as pool:
                list(pool.map(self._fetch, missing))
        self._clear(held, set(names))
        return [str(self._folder / name) for name in names]

    def _fetch(self, name: str) -> None:
        draft = self._folder / f".{name}.{os.getpid()}"
        try:
            self._cloud.download(name, draft)
            draft.replace(self._folder / name)
        except FileNotFoundError as error:
            raise MetierError(f"{self._cloud.where / name} is missing", "a table lists it", "restore it from a copy") from error
        except OSError as error:
            raise MetierError(f"could not keep a copy of {name}: {error}", "", "check the space at METIER_CACHE") from error
        finally:
            draft.unlink(missing_ok=True)

    def _clear(self, held: dict[str, "os.DirEntry[str]"], listed: set[str]) -> None:
        for name in held.keys() - listed:
            with suppress(OSError):
                if held[name].stat().st_mtime < time.time() - LINGER_S:
                    (self._folder / name).unlink()
