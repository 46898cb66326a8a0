"""An index on a disk that cannot be written, opened all the same: its engine wants to put a lock beside the files it reads."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory


def lend(folder: Path) -> tuple[Path, TemporaryDirectory[str] | None]:
    """The folder to open an index in, and what must live as long as it is open.

    That is the folder itself where it can be written, else one of links to its files: an index never changes, so they suffice.
    """
    if os.access(folder, os.W_OK) or not folder.is_dir():
        return folder, None
    beside = TemporaryDirectory(prefix="metier-index-", ignore_cleanup_errors=True)
    for path in folder.resolve().iterdir():
        if path.suffix != ".lock":
            (Path(beside.name) / path.name).symlink_to(path)
    return Path(beside.name), beside
