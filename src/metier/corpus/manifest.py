"""What an edition says of itself: its counts, what it was made from, and the checksums of its canonical part."""

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from metier.corpus.home import write_whole
from metier.errors import NotFoundError

MANIFEST = "manifest.json"


class FileMark(msgspec.Struct, frozen=True):
    """A file of an edition: its size in bytes and its SHA-256."""

    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an edition consists of. `counts` and `about` say what its makers counted and from what it was made.

    `files` holds the canonical part, which a rebuild gives byte for byte; `derived` what the rest is held to: counts and digests.
    """

    edition: str
    counts: dict[str, int] = {}
    about: dict[str, Any] = {}
    files: dict[str, FileMark] = {}
    derived: dict[str, Any] = {}


def manifest(folder: Path, edition: str, canonical: tuple[str, ...], **more: Any) -> Manifest:
    """Measure the canonical files (paths under `folder`, folders count whole). `more`: `counts`, `about` and `derived`."""
    paths = sorted(path for name in canonical for path in _files(folder / name))
    files = {path.relative_to(folder).as_posix(): mark_of(path) for path in paths}
    return Manifest(edition=edition, files=files, **more)


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
        name for name, mark in said.files.items() if not (folder / name).is_file() or digest(folder / name) != mark.sha256
    )


def mark_of(path: Path) -> FileMark:
    """Size and checksum of a file."""
    return FileMark(path.stat().st_size, digest(path))


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(path: Path) -> list[Path]:
    return [item for item in path.rglob("*") if item.is_file()] if path.is_dir() else [path]
