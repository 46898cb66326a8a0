"""Editions: immutable published states of index and guides. One is built beside the others, then switched in at once."""

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from metier.corpus.home import check_home, sync_folder, write_whole
from metier.errors import MetierError, NotFoundError, UsageError

try:
    import fcntl
except ImportError:  # Windows: builders there do not wait for each other
    fcntl = None  # type: ignore[assignment]  # the module or nothing

_ID = re.compile(r"[a-z0-9][a-z0-9-]{3,63}")
_CURRENT = "CURRENT"
_LOCK = ".lock"
_BEGUN = ".begun-"
MANIFEST = "manifest.json"


class FileMark(msgspec.Struct, frozen=True):
    """A file of an edition: its size in bytes and its SHA-256."""

    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an edition consists of. `counts` and `about` say what its makers counted and from what it was made.

    `files` holds the canonical part, which a rebuild gives byte for byte; the derived part is only counted.
    """

    edition: str
    counts: dict[str, int] = {}
    about: dict[str, Any] = {}
    files: dict[str, FileMark] = {}


class Editions:
    """The folder `home/editions/`: one sub-folder an edition, and the file CURRENT naming the one that is served."""

    def __init__(self, home: Path) -> None:
        """Look at the editions of a home; nothing is written until `begin`. Raises MetierError for a home of another layout."""
        check_home(home)
        self.folder = home / "editions"

    def begin(self) -> Path:
        """A new empty folder to build an edition in. Folders left by builders that died are removed."""
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
        """Wait until no other process builds here: who builds last has then read the corpus last, and CURRENT never goes back."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / _LOCK).open("ab") as lock:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, also by a kill
            yield

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
        self.switch(edition_id)
        return settled

    def switch(self, edition_id: str) -> None:
        """Serve another edition from now on: also the way back to an earlier one."""
        self.get(edition_id)
        write_whole(self.folder / _CURRENT, (edition_id + "\n").encode())

    def current_id(self) -> str | None:
        """The id of the edition that is served, None before the first."""
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
        if not self.folder.is_dir():
            return ()
        held = [item for item in self.folder.iterdir() if item.is_dir() and _ID.fullmatch(item.name)]
        return tuple(item.name for item in sorted(held, key=lambda item: (item.stat().st_mtime_ns, item.name)))

    def get(self, edition_id: str) -> Path:
        """The folder of an edition. Raises NotFoundError where it is not held."""
        if not _ID.fullmatch(edition_id) or not (self.folder / edition_id).is_dir():
            raise NotFoundError(f"no edition {edition_id!r}", f"held: {', '.join(self.list()) or 'none'}")
        return self.folder / edition_id

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove all but the last `keep` editions; the current one always stays. Returns the ids removed."""
        current = self.current_id()
        old = [name for name in self.list()[: -keep or None] if name != current]
        for name in old:
            gone = self.folder / f"{_BEGUN}0-{name}"
            (self.folder / name).rename(gone)
            shutil.rmtree(gone)
        return tuple(old)


def manifest(folder: Path, edition: str, canonical: tuple[str, ...], **more: dict[str, Any]) -> Manifest:
    """Measure the canonical files (paths under `folder`, folders count whole). `more`: `counts` and `about`."""
    paths = sorted(path for name in canonical for path in _files(folder / name))
    files = {path.relative_to(folder).as_posix(): FileMark(path.stat().st_size, _digest(path)) for path in paths}
    return Manifest(edition=edition, files=files, counts=more.get("counts", {}), about=more.get("about", {}))


def write_manifest(folder: Path, said: Manifest) -> None:
    """Write the manifest into an edition's folder, the same bytes for the same content."""
    write_whole(folder / MANIFEST, msgspec.json.format(msgspec.json.encode(said, order="deterministic"), indent=1) + b"\n")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an edition. Raises NotFoundError where there is none that can be read."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeError) as error:
        raise NotFoundError(f"{folder} has no manifest that can be read", "", "build the edition again") from error


def broken(folder: Path) -> tuple[str, ...]:
    """The canonical files that are missing or differ from what the manifest says. Empty for a sound edition."""
    said = read_manifest(folder)
    return tuple(
        name for name, mark in said.files.items() if not (folder / name).is_file() or _digest(folder / name) != mark.sha256
    )


def _files(path: Path) -> list[Path]:
    return [item for item in path.rglob("*") if item.is_file()] if path.is_dir() else [path]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
