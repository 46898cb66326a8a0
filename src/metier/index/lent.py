"""An index on a disk that cannot be written, opened all the same: its engine wants to put a lock beside the files it reads."""

import os
import shutil
import tempfile
import weakref
from pathlib import Path


class Lease:
    """Keeps a folder of links for as long as it is held."""

    def __init__(self, folder: Path) -> None:
        """`folder` is removed when the last holder lets go, or the process ends."""
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)


def lend(folder: Path) -> tuple[Path, Lease | None]:
    """The folder to open an index in, and what must live as long as it is open.

    That is the folder itself where it can be written, else one of links to its files: an index never changes, so they suffice.
    """
    if not folder.is_dir() or os.access(folder, os.W_OK):
        return folder, None
    beside = Path(tempfile.mkdtemp(prefix="metier-index-"))
    for path in folder.resolve().iterdir():
        if path.suffix != ".lock":
            (beside / path.name).symlink_to(path)
    return beside, Lease(beside)
