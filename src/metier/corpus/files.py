"""The small files of a home, wherever it is."""

from collections.abc import Callable
from pathlib import Path

from metier.corpus.cloud import Cloud
from metier.corpus.home import check_home, write_whole
from metier.corpus.options import folder_of
from metier.errors import MetierError
from metier.model.address import Address, Bucket

#: How often a change is tried anew when other processes change the same file.
TRIES = 20


def read(home: Address, name: str) -> bytes | None:
    """A file's bytes, None where it is missing."""
    if isinstance(home, Bucket):
        found = Cloud(home).read(name)
        return found.body if found else None
    path = home / name
    return path.read_bytes() if path.exists() else None


def change(home: Address, name: str, make: Callable[[bytes | None], bytes]) -> None:
    """Replace a file by what `make` makes of its bytes (None where it is missing), whole.

    In a bucket the change is made anew of what others wrote meanwhile, so that none is lost.
    """
    if isinstance(home, Path):
        held = read(home, name)
        if (made := make(held)) != held:
            home.mkdir(parents=True, exist_ok=True)
            write_whole(home / name, made)
        return
    cloud = Cloud(home)
    for _ in range(TRIES):
        found = cloud.read(name)
        made = make(found.body if found else None)
        if (found and made == found.body) or cloud.write(name, made, found.tag if found else None) is not None:
            return
    raise MetierError(f"{home / name} was changed by others {TRIES} times in a row", "", "try again")


def store(home: Address, name: str, write: Callable[[Path], None]) -> None:
    """Let `write` write a larger file, and put it into the home."""
    path = folder_of(home) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path)
    if isinstance(home, Bucket):
        Cloud(home).upload(name, path)


def drop(home: Address, name: str) -> None:
    """Remove a file, where it is."""
    (folder_of(home) / name).unlink(missing_ok=True)
    if isinstance(home, Bucket):
        Cloud(home).remove([name])


def exists(home: Address) -> bool:
    """Whether there is anything at the address that could be a home. Raises MetierError for a store that refuses."""
    return check_home(home) if isinstance(home, Bucket) else home.exists()


def has_corpus(home: Address) -> bool:
    """Whether a corpus was begun there."""
    return check_home(home) if isinstance(home, Bucket) else (home / "corpus").is_dir()
