"""Settings, read once from the environment."""

import os
from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True):
    """What an operator sets.

    `home` is the folder that holds the corpus and its editions (METIER_HOME, else `metier-home` here); `contact` an address
    or mailbox that sites we read can write to (METIER_CONTACT).
    """

    home: Path
    contact: str = "no contact given"
    host: str = "127.0.0.1"
    port: int = 8000


def load() -> Settings:
    """Read the environment."""
    return Settings(
        home=Path(os.environ.get("METIER_HOME", "metier-home")), contact=os.environ.get("METIER_CONTACT", "no contact given")
    )
