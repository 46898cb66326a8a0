"""Settings, read once from the environment."""

import os
from pathlib import Path

import msgspec

_STORAGE = "METIER_STORAGE_"


class Settings(msgspec.Struct, frozen=True):
    """What an operator sets.

    `home` is where the corpus and its editions are: a folder or an address in an object store (METIER_HOME, else
    `metier-home` here); `contact` an address or mailbox that sites we read can write to (METIER_CONTACT); `cache` the
    folder in which copies of what object stores hold are kept (METIER_CACHE, else the user's own); `storage` the options
    of the object store (METIER_STORAGE_ENDPOINT=... is `endpoint`; see docs/storage.md).
    """

    home: str
    contact: str = "no contact given"
    host: str = "127.0.0.1"
    port: int = 8000
    cache: Path = Path()
    storage: dict[str, str] = {}


def load() -> Settings:
    """Read the environment."""
    env = os.environ
    return Settings(
        home=env.get("METIER_HOME") or "metier-home",
        contact=env.get("METIER_CONTACT", "no contact given"),
        cache=Path(env["METIER_CACHE"]) if env.get("METIER_CACHE") else _caches() / "metier",
        storage={name.removeprefix(_STORAGE).lower(): value for name, value in env.items() if name.startswith(_STORAGE)},
    )


def _caches() -> Path:
    given = os.environ.get("XDG_CACHE_HOME")
    return Path(given) if given else Path("~/.cache").expanduser()
