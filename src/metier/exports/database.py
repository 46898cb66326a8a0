"""A database behind a URL: what addresses mean, and what its refusals mean in words. Passwords are never shown."""

import contextlib
import re
from collections.abc import Iterator

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from metier.errors import MetierError, UsageError

_DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mysql+pymysql",
}
_VALID = "sqlite:///FILE, postgresql://USER:PASSWORD@HOST/NAME or mysql://USER:PASSWORD@HOST/NAME"
_NAME_AND_PASSWORD = re.compile(r"([a-z0-9+]*://[^:/?#@]*):.*@", re.IGNORECASE)
_ASKED_PASSWORD = re.compile(r"((?:password|passwd|pass|pwd)=)[^&#\s]*", re.IGNORECASE)
_REFUSED = ("authentication failed", "access denied", "no password supplied", "does not exist", "unknown database")
_UNREACHED = ("could not connect", "connection refused", "can't connect", "could not translate", "name or service", "timeout")


def shown(address: str) -> str:
    """An address without its password; of one that is none, without all that may be a password."""
    if "://" in address:
        address = _NAME_AND_PASSWORD.sub(r"\1:***@", address)
    elif "@" in address:
        address = f"***@{address.rpartition('@')[2]}"
    return _ASKED_PASSWORD.sub(r"\1***", address)


def parse(address: str) -> URL:
    """The URL of a database with the driver we use. Raises UsageError for one we cannot write to."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        escapes = "write @ : / ? # % in a password as %40 %3A %2F %3F %23 %25"
        raise UsageError(f"{shown(address)!r} is no database URL", _VALID, escapes) from None
    kind, _, driver = url.drivername.partition("+")
    if kind not in _DRIVERS:
        raise UsageError(f"{shown(address)!r} is of a kind metier does not write to", _VALID)
    if kind == "sqlite" and (url.host or not url.database or url.database == ":memory:"):
        raise UsageError(f"{shown(address)!r} names no file", "sqlite:///out/metier.db, or sqlite:////absolute/path.db")
    if kind != "sqlite" and not url.database:
        raise UsageError(f"{shown(address)!r} names no database", _VALID, "make one, and name it at the end of the URL")
    return url if driver else url.set(drivername=_DRIVERS[kind])


def connect(address: str) -> Engine:
    """An engine for the address; nothing is opened yet. Raises UsageError, or MetierError where its driver is not installed."""
    url = parse(address)
    # without strict mode a value that does not fit would be cut in silence
    strict = {"charset": "utf8mb4", "init_command": "SET SESSION sql_mode='STRICT_ALL_TABLES'"}
    mine = url.get_driver_name() == "pymysql"
    try:
        return create_engine(url, connect_args=strict if mine else {}, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise MetierError(f"the driver {error.name} is not installed", "", 'pip install "metier[sql]"') from None
    except SQLAlchemyError:
        raise UsageError(f"{shown(address)!r} names a driver nobody knows", _VALID) from None


@contextlib.contextmanager
def told(engine: Engine) -> Iterator[None]:
    """What the database says when it refuses, in words and without the password."""
    try:
        yield
    except SQLAlchemyError as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error).strip().splitlines() or [type(error).__name__]
        words = said[0].replace(str(engine.url.password), "***") if engine.url.password else said[0]
        where = engine.url.render_as_string(hide_password=True)
        raise MetierError(f"{shown(where)}: {shown(words) if '://' in words else words}", "", _cure(words)) from None


def _cure(words: str) -> str:
    low = words.casefold()
    if any(part in low for part in _REFUSED):
        return "check user, password and the name of the database"
    if any(part in low for part in _UNREACHED):
        return "check that the server runs, and host and port"
    if "unable to open database file" in low or "readonly" in low or "permission denied" in low:
        return "name a place that is there and may be written"
    if "not a database" in low:
        return "name another file, or a new one"
    return "mend that and run it again: rows that are there are written over, never doubled"
