"""Exports as files: one a table, the column dictionary `columns.json`, and `export.json`, which is written last."""

import contextlib
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import msgspec
import pyarrow as pa

from metier.errors import MetierError, UsageError
from metier.exports.format import VERSION, Account, Content, Job
from metier.exports.table import Table

ACCOUNT, COLUMNS = "export.json", "columns.json"
_PART = ".part"


class File(Protocol):
    """A file being written."""

    def write(self, rows: pa.RecordBatch) -> None:
        """Add rows."""

    def close(self) -> None:
        """Write what is held and close."""


class FolderFormat(msgspec.Struct, frozen=True, kw_only=True):
    """A format of files. `begin` opens one for writing, `rows` reads one."""

    name: str
    caption: str
    suffix: str
    begin: Callable[[Path, Table], File]
    rows: Callable[[Path, Table], Iterator[pa.RecordBatch]]

    def open(self, job: Job) -> "FolderWriter":
        """Begin in a new or empty folder, or in one that an interrupted export left."""
        return FolderWriter(self, job)

    def account(self, target: str) -> Account | None:
        """The account in the folder, None where there is none or of another format."""
        found = account(target)
        return found if found is not None and found.format == self.name else None

    def read(self, target: str, table: Table) -> Iterator[pa.RecordBatch]:
        """The rows of one table, after a look at the checksum of its file."""
        said = self.account(target)
        content = said.tables.get(table.name) if said else None
        if content is None:
            raise MetierError(f"{target} holds no table {table.name}", "an export made with --corpus", "export again")
        path = Path(target) / Path(content.file).name
        if not path.is_file() or _digest(path) != content.sha256:
            raise MetierError(f"{path} is missing or not as it was written", "a file as export.json says", "copy it again")
        try:
            yield from self.rows(path, table)
        except (OSError, ValueError, KeyError, msgspec.MsgspecError) as error:  # ArrowInvalid is a ValueError
            raise MetierError(f"{path} cannot be read: {error}", "", "export again") from error


def account(target: str) -> Account | None:
    """What `export.json` of a folder says, None where there is none. Raises MetierError for one that cannot be read."""
    path = Path(target) / ACCOUNT
    try:
        body = path.read_bytes()
    except OSError:
        return None
    try:
        said = msgspec.json.decode(body, type=Account)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise MetierError(f"{path} cannot be read ({error})", "what `metier export` wrote", "export again") from error
    if said.version > VERSION:
        raise MetierError(f"{path} is of version {said.version}", f"this metier reads {VERSION}", "use the metier that made it")
    return said


class FolderWriter:
    """Writes beside the final names, and renames when all is written."""

    def __init__(self, form: FolderFormat, job: Job) -> None:
        """Check the folder and open the files. Raises UsageError for a folder that holds other things."""
        self._job, self._folder = job, Path(job.target)
        self._names = {table.name: f"{table.name}.{form.suffix}" for table in job.tables}
        self._prepare()
        self._counts: Counter[str] = Counter()
        with _said(self._folder):
            self._files = {table.name: form.begin(self._part(table.name), table) for table in job.tables}

    def write(self, rows: Mapping[str, pa.RecordBatch]) -> None:
        """Write some rows of one or more tables."""
        with _said(self._folder):
            for name, some in rows.items():
                self._files[name].write(some)
                self._counts[name] += some.num_rows

    def finish(self) -> Account:
        """Close the files, give them their names, and write the dictionary and the account last."""
        with _said(self._folder):
            contents = {}
            for name, file in self._files.items():
                file.close()
                final = self._folder / self._names[name]
                _sync(self._part(name))
                self._part(name).replace(final)
                contents[name] = Content(self._counts[name], final.name, _digest(final))
            said = msgspec.structs.replace(self._job.account, tables=contents)
            meanings = [meaning for table in self._job.tables for meaning in table.meanings()]
            _write(self._folder / COLUMNS, msgspec.json.format(msgspec.json.encode(meanings), indent=1))
            _write(self._folder / ACCOUNT, msgspec.json.format(msgspec.json.encode(said), indent=1))
        return said

    def abandon(self) -> None:
        """Close the files and remove what is unfinished."""
        for name, file in self._files.items():
            with contextlib.suppress(OSError, ValueError):
                file.close()
            self._part(name).unlink(missing_ok=True)

    def _part(self, name: str) -> Path:
        return self._folder / (self._names[name] + _PART)

    def _prepare(self) -> None:
        folder = self._folder
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file", "a folder, new or empty", "name another")
        ours = {COLUMNS, ACCOUNT, COLUMNS + _PART, ACCOUNT + _PART, *self._names.values()}
        ours |= {name + _PART for name in self._names.values()}
        other = sorted(item.name for item in folder.iterdir() if item.name not in ours) if folder.is_dir() else []
        if other:
            more = f" and {len(other) - 1} more" if other[1:] else ""
            raise UsageError(f"{folder} is not empty: it holds {other[0]}{more}", "a folder, new or empty", "name another")
        if (folder / ACCOUNT).exists() and not self._job.replace:
            raise UsageError(f"{folder} is not empty: it holds an export", "a folder, new or empty", "name another, or --replace")
        with _said(folder):
            folder.mkdir(parents=True, exist_ok=True)
            # from here on the folder holds no finished export
            (folder / ACCOUNT).unlink(missing_ok=True)


class _said:  # noqa: N801 (reads as what it does)
    """The system's refusal, told in words."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise MetierError(
                f"cannot write in {self.folder}: {error.strerror or error}",
                "a folder with space that may be written",
                "run it again",
            ) from error


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, body: bytes) -> None:
    part = path.with_name(path.name + _PART)
    part.write_bytes(body + b"\n")
    _sync(part)
    part.replace(path)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
