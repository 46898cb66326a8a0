"""What every answer of the API looks like: `data`, and in `meta` what it was made from and what had no effect."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Generic, TypeVar

import msgspec
from litestar import Request
from rapidfuzz import process

Data = TypeVar("Data")


class Ignored(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A parameter that had no effect: its name, why, and the nearest one that would have had one."""

    parameter: str
    why: str
    did_you_mean: str | None = None


class Meta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an answer comes from. `withheld` counts rows a source's terms hold back; `next` leads to the next page."""

    edition: str
    as_of: date
    simulated: bool = False
    total: int | None = None
    limit: int | None = None
    offset: int | None = None
    next: str | None = None
    withheld: int = 0
    ignored: tuple[Ignored, ...] = ()


class Answer(msgspec.Struct, Generic[Data], frozen=True):
    """The envelope."""

    data: Data
    meta: Meta


def meta(home: Any, ignored: Iterable[Ignored] = (), edition: str = "", **more: Any) -> Meta:
    """The meta of an answer from an edition, the current one unless it is named."""
    about = home.about(edition)
    return Meta(edition=about.edition, as_of=about.as_of, simulated=about.simulated, ignored=tuple(ignored), **more)


def unknown(request: Request[Any, Any, Any], known: Iterable[str]) -> list[Ignored]:
    """A note for every query parameter this resource does not know."""
    names = sorted(known)
    found = []
    for name in dict.fromkeys(request.query_params.keys()):
        if name not in names:
            near = process.extractOne(name, names, score_cutoff=60)
            found.append(Ignored(parameter=name[:80], why="no such parameter", did_you_mean=near[0] if near else None))
    return found
