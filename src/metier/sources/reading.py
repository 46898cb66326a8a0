"""Files given by a person: one, a folder of them, or a pattern; decompressed, bounded, told apart by content."""

import glob
import gzip
import io
import os
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from metier.errors import UsageError
from metier.model.record import Drop, Payload

MAX_BYTES = 2**30
_GZIP = b"\x1f\x8b"
_PIECE = 2**20


class TooLargeError(ValueError):
    """A file holds more bytes than are read, be it by decompression."""


def payloads(path_or_glob: str, received_at: datetime, max_bytes: int = MAX_BYTES) -> Iterator[Payload | Drop]:
    """Read a file, every file below a folder, or what a pattern matches, in order of name.

    One Payload a file; a Drop for a file that is empty, damaged, too large or unreadable. Raises UsageError before the first
    where nothing is found. Gzip is told by content, and a file's name loses its `.gz`.
    """
    found = _found(path_or_glob)
    named = len(found) == 1 and found[0] == Path(path_or_glob)  # a pipe may be read when a person names it, not by the way
    return (
        _payload(path, received_at, max_bytes) if named or _regular(path) else Drop("not a file", str(path)) for path in found
    )


def _regular(path: Path) -> bool:
    return path.is_file() or not path.exists()


def _found(path_or_glob: str) -> list[Path]:
    path = Path(path_or_glob)
    if path.is_dir():
        files = [Path(folder) / name for folder, _, names in os.walk(path) for name in names if not name.startswith(".")]
        if not files:
            raise UsageError(f"no files in the folder {path_or_glob!r}", "a file, a folder or a pattern")
        return sorted(files)
    if path.exists():
        return [path]
    matches = sorted(Path(match) for match in glob.glob(path_or_glob, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    files = [match for match in matches if match.is_file()]
    if not files:
        raise UsageError(f"no such file {path_or_glob!r}", "a file, a folder or a pattern such as 'boards/*.json'")
    return files


def _payload(path: Path, received_at: datetime, max_bytes: int) -> Payload | Drop:
    try:
        body = contents(path, max_bytes)
    except TooLargeError:
        return Drop("file too large", str(path))
    except (gzip.BadGzipFile, zlib.error, EOFError):
        return Drop("damaged gzip file", str(path))
    except OSError as error:
        return Drop("unreadable file", f"{path}: {error.strerror}")
    if not body.strip():
        return Drop("empty file", str(path))
    return Payload(name=path.name.removesuffix(".gz"), body=body, received_at=received_at)


def contents(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """A file's bytes, decompressed where they are gzip. Raises TooLargeError before more than `max_bytes` are held."""
    with path.open("rb") as file:
        start = file.read(2)
        file.seek(0)
        return _bounded(gzip.GzipFile(fileobj=file) if start == _GZIP else file, max_bytes)


def _bounded(file: io.BufferedIOBase | gzip.GzipFile, max_bytes: int) -> bytes:
    kept = io.BytesIO()
    while piece := file.read(_PIECE):
        if kept.tell() + len(piece) > max_bytes:
            raise TooLargeError
        kept.write(piece)
    return kept.getvalue()
