"""Only one process at a time, where the system can tell processes to wait for each other."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from metier.errors import MetierError

try:
    import fcntl
except ImportError:  # Windows: processes there do not wait for each other
    fcntl = None  # type: ignore[assignment]  # the module or nothing


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other process is in such a block over the same folder, which is made if it is missing.

    Raises MetierError where nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("ab")
    except OSError as error:
        raise MetierError(f"cannot write in {folder}: {error.strerror}", "", "check space and rights, then run again") from error
    with lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, also by a kill
        yield
