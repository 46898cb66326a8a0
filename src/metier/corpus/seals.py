"""Checksums of the files of a table, written beside it when a file is new: files never change, so one that differs is broken."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec


class Seal(msgspec.Struct, frozen=True):
    """A file's name and its SHA-256."""

    file: str
    sha256: str


class Seals:
    """The seals of one table, a line each in a file that is only appended to; processes may append at once."""

    def __init__(self, path: Path) -> None:
        """`path` is made with the first seal. A line that was cut off by a crash does not count."""
        self._path = path
        self._known: dict[str, str] = {}
        self._read = 0

    def seal(self, files: Iterable[Path]) -> None:
        """Seal those files that are not sealed yet. A file that is gone meanwhile is passed over."""
        fresh = [file for file in files if file.name not in self.known()]
        found = ((file.name, _digest(file)) for file in fresh)
        lines = [msgspec.json.encode(Seal(name, digest)) + b"\n" for name, digest in found if digest is not None]
        if lines:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as out:
                out.write(b"".join(lines))

    def known(self) -> dict[str, str]:
        """SHA-256 by the name of the file."""
        size = self._path.stat().st_size if self._path.exists() else 0
        if size != self._read:
            with self._path.open("rb") as told:
                for line in told:
                    self._take(line)
            self._read = size
        return self._known

    def _take(self, line: bytes) -> None:
        try:
            seal = msgspec.json.decode(line, type=Seal)
        except msgspec.DecodeError:
            return
        self._known.setdefault(seal.file, seal.sha256)

    def is_broken(self, file: Path) -> bool:
        """Whether a file differs from its seal; one without a seal does not."""
        said = self.known().get(file.name)
        return said is not None and _digest(file) != said


def _digest(file: Path) -> str | None:
    try:
        with file.open("rb") as body:
            return hashlib.file_digest(body, "sha256").hexdigest()
    except FileNotFoundError:
        return None
