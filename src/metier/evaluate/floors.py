"""The least each score may be. Floors only rise."""

from functools import cache
from importlib.resources import files

import msgspec


@cache
def floors() -> dict[str, float]:
    """The floor of each measure, by `set/measure` (`gold/role`, `lines/salary`, `spans/green_dev_partial`)."""
    found: dict[str, float] = msgspec.json.decode((files("metier.evaluate") / "data" / "floors.json").read_bytes())
    return found
