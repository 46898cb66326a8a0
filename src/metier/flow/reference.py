"""Official tables of a home: added from files or addresses, listed, removed, and taken into an edition."""

import io
import os
import tempfile
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from metier import __version__
from metier.corpus import files
from metier.corpus.home import open_home
from metier.corpus.options import folder_of
from metier.errors import MetierError, NotFoundError
from metier.model.address import Address
from metier.net.fetch import Door, user_agent
from metier.reference import edition
from metier.reference.kept import Held, keep, shelf
from metier.settings import load

FOLDER, _LIST = "reference", "reference/held.json"


def add(home: Address, table: str, where: str, vintage: str = "") -> Held:
    """Read a published table from a file, a folder, an archive or an address, and keep it; the same vintage is replaced.

    Raises UsageError for what is no such table, MetierError where an address does not answer with one.
    """
    open_home(home)
    (folder_of(home) / FOLDER).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder_of(home) / FOLDER, prefix=f".{os.getpid()}-") as beside:
        path, called = _here(home, where, Path(beside))
        held = keep(table, path, Path(beside) / "rows.parquet", vintage=vintage, called=called)
        files.store(home, f"{FOLDER}/{held.file}", lambda to: _moved(Path(beside) / "rows.parquet", to))
    files.change(home, _LIST, lambda body: _listed(home, body, held, held))
    return held


def _here(home: Address, where: str, beside: Path) -> tuple[Path, str]:
    """The local path of what was named, and what it is called."""
    if not where.lower().startswith(("http://", "https://")):
        return Path(where), Path(where).name
    with Door(user_agent(__version__, load().contact), folder_of(home) / "net") as network:
        answer = network.get(where)
    if answer.status != 200 and not answer.not_modified:
        raise MetierError(f"{where} answered {answer.status}", "200 was expected", "fetch the file by hand and give its path")
    called = PurePosixPath(urlsplit(where).path).name or "table"
    path = beside / "fetched"
    path.write_bytes(answer.body)
    return path, called


def _moved(made: Path, to: Path) -> None:
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(to)


def held(home: Address) -> tuple[Held, ...]:
    """The tables of a home, by name and vintage."""
    if not files.exists(home):
        return ()
    return _held(home, files.read(home, _LIST))


def _held(home: Address, body: bytes | None) -> tuple[Held, ...]:
    try:
        return msgspec.json.decode(body, type=tuple[Held, ...]) if body is not None else ()
    except msgspec.MsgspecError as error:
        raise MetierError(f"{home / _LIST} cannot be read ({error})", "", "remove it and add the tables again") from None


def _listed(home: Address, body: bytes | None, old: Held, new: Held | None) -> bytes:
    rest = [one for one in _held(home, body) if (one.table, one.vintage) != (old.table, old.vintage)]
    rest += [new] if new else []
    return msgspec.json.format(msgspec.json.encode(sorted(rest, key=lambda one: (one.table, one.age, one.vintage))), indent=1)


def remove(home: Address, table: str, vintage: str = "") -> tuple[Held, ...]:
    """Forget a table, or one vintage of it. Raises NotFoundError where it is not held."""
    gone = tuple(one for one in held(home) if one.table == table and vintage in {"", one.vintage})
    if not gone:
        here = ", ".join(f"{one.table} {one.vintage}" for one in held(home))
        raise NotFoundError(f"no {table} {vintage}".strip() + " here", f"held: {here or 'none'}", "see `metier reference list`")
    for one in gone:
        files.change(home, _LIST, lambda body, one=one: _listed(home, body, one, None))  # type: ignore[misc]
        files.drop(home, f"{FOLDER}/{one.file}")
    return gone


def known() -> dict[str, str]:
    """The tables that can be added, with what is read of them."""
    return {name: table.shape for name, table in shelf().items()}


def newest(home: Address) -> list[Held]:
    """What an edition takes of a home's tables: of each the newest vintage."""
    return edition.newest(held(home))


def into(folder: Path, home: Address, tables: list[Held], roles: list[str]) -> None:
    """Write what guides of these roles need of the tables into `folder`; nothing where there are no tables."""
    if tables:
        edition.write(folder, [(one, _rows(home, one)) for one in tables], roles)


def _rows(home: Address, one: Held) -> pa.Table:
    body = files.read(home, f"{FOLDER}/{one.file}")
    if body is None:
        raise MetierError(
            f"{home / FOLDER / one.file} is missing", "", f"add it again: metier reference add {one.table} PATH; or remove it"
        )
    return pq.read_table(io.BytesIO(body), read_dictionary=list(edition.WORDS))
