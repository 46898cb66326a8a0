"""What we may do with what a source gives, looked up once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from metier.model.rights import Rights

if TYPE_CHECKING:
    from metier.library.home import Home


@lru_cache(maxsize=2)
def _ledger(home: Home) -> dict[str, Rights]:
    return {status.name: status.rights for status in home.sources.list()}


def rights_of(home: Home, source: str) -> Rights:
    """The rights of a source; they stand in code and do not change while it runs."""
    return _ledger(home).get(source, Rights())
