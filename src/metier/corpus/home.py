"""A home, in a folder or a bucket: who made it, in which layout, and whether this version of metier can read it."""

import contextlib
import os
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from metier.corpus.cloud import Cloud
from metier.errors import MetierError, UsageError
from metier.model.address import Address, Bucket

#: The layout of a home. One of an earlier layout is brought to it (see `migration`), one of a later refused.
LAYOUT = 2
_MARK = "metier.json"
#: What may stand in a home when it is opened first: boards that were added, what was read of them, the demo; and the mark itself,
#: which another process may just have made.
_OURS = frozenset({"corpus", "editions", "tmp", "net", "boards.json", "asked.jsonl", "demo", "reference", _MARK})
#: The engine of the tables reads a path as an address: these end in a fault, or in another folder.
_UNHOLDABLE = re.compile(r"[\[\]^|\\\0-\x1f\ud800-\udfff]|%[0-9a-fA-F]{2}")


class HomeMark(msgspec.Struct, frozen=True):
    """What `metier.json` says: the layout's number and the version of metier that made the home."""

    home: int
    made_by: str = ""


def open_home(home: Address) -> HomeMark:
    """Check a home, or make one where there is none. Raises UsageError or MetierError where it cannot be used."""
    if isinstance(home, Bucket):
        return _open_bucket(home)
    if home.exists() and not home.is_dir():
        raise UsageError(f"{home} is a file", "a home is a folder", "name another folder")
    mark = home / _MARK
    if mark.exists():
        return _checked(mark)
    _check_name(home)
    if home.is_dir() and any(item.name not in _OURS and item.name[0] != "." for item in home.iterdir()):
        raise UsageError(f"{home} holds other files and no {_MARK}", "a home is an empty or a new folder", "name another folder")
    try:
        home.mkdir(parents=True, exist_ok=True)
        made = mark_home(home)
    except OSError as error:
        raise MetierError(f"cannot write in {home}: {error.strerror}", "a home is a writable folder", "name another") from error
    return made


def _open_bucket(home: Bucket) -> HomeMark:
    cloud = Cloud(home)
    if (found := cloud.read(_MARK)) is None:
        objects, folders = cloud.here()
        if any(name not in _OURS and name[0] != "." for name in (*folders, *(item.name for item in objects))):
            raise UsageError(f"{home} holds other objects and no {_MARK}", "a home has a prefix of its own", "name another")
        made = HomeMark(LAYOUT, _installed())
        if cloud.write(_MARK, msgspec.json.encode(made), None) is not None:
            return made
        found = cloud.read(_MARK)  # another process made it meanwhile
    if found is None:
        raise MetierError(f"{home / _MARK} comes and goes", "", "try again")
    return _said(found.body, home)


def mark_home(home: Path) -> HomeMark:
    """Say that a home is of the layout of this version, and which version wrote it last."""
    made = HomeMark(LAYOUT, _installed())
    write_whole(home / _MARK, msgspec.json.encode(made))
    return made


def _check_name(home: Path) -> None:
    """Refuse a folder that the tables' engine would take for another address, or for none."""
    said = str(home.resolve())
    if _UNHOLDABLE.search(said):
        raise UsageError(
            f"{said!r} cannot hold a home", "a path without [ ] ^ | \\, %-escapes and line ends", "name another folder"
        )


def check_home(home: Address) -> bool:
    """Whether a home is there. Raises MetierError where this version of metier cannot read it."""
    if isinstance(home, Bucket):
        found = Cloud(home).read(_MARK)
        if found is not None:
            _said(found.body, home)
        return found is not None
    if (home / _MARK).is_file():
        _checked(home / _MARK)
        return True
    return False


def _installed() -> str:
    try:
        return version("metier")
    except PackageNotFoundError:  # run from a source tree
        return "unknown"


def _checked(mark: Path) -> HomeMark:
    try:
        body = mark.read_bytes()
    except OSError as error:
        raise MetierError(f"{mark} cannot be read: {error.strerror}", "", "check its rights") from error
    return _said(body, mark.parent)


def _said(body: bytes, home: Address) -> HomeMark:
    try:
        found = msgspec.json.decode(body, type=HomeMark)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise MetierError(
            f"{home / _MARK} cannot be read", 'it holds {"home": 1, ...}', "restore it, or start another home"
        ) from error
    if not 1 <= found.home <= LAYOUT:
        raise MetierError(
            f"{home} is a home of version {found.home} (made by metier {found.made_by or 'unknown'})",
            f"this metier reads versions 1 to {LAYOUT}",
            "install the metier that made it or a later one, or ingest into a new home",
        )
    return found


def write_whole(path: Path, body: bytes) -> None:
    """Replace a file so that a reader sees the old or the new one whole, also after a power cut."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
