"""Progress for people at a terminal; silence everywhere else."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Item = TypeVar("Item")


def console() -> Console:
    """The console progress is written to: standard error, so that standard output stays data."""
    return Console(stderr=True)


def _bars() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console(),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def track(items: Iterable[Item], says: str, total: int | None = None) -> Iterator[Item]:
    """Pass items through while a bar shows how far they have come; quiet when not at a terminal."""
    with _bars() as bars:
        yield from bars.track(items, total=total, description=says)


@contextmanager
def step(says: str) -> Iterator[None]:
    """Show a spinner while a step of unknown length runs; quiet when not at a terminal."""
    with _bars() as bars:
        bars.add_task(says, total=None)
        yield


def warn(says: str) -> None:
    """Tell whoever runs this, on standard error, of something that went on without them."""
    sys.stderr.write(f"metier: {says}\n")
