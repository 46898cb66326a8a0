"""Which pages hold which figures: those written with the edition, and those asked for since."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock

import msgspec

from metier.model.figure import Cell, Window

KEYS = "keys.json"
_MOST_BYTES = 32 * 1024 * 1024


class Page(msgspec.Struct, frozen=True, omit_defaults=True):
    """A guide that was written: its cell, its window and its edition; with cells `beside` it is a comparison with those."""

    cell: Cell
    window: Window
    edition: str
    beside: tuple[Cell, ...] = ()


def page_name(cell: Cell) -> str:
    """The name of the files of a page written with the edition: its cell in the default window."""
    return "--".join(part for part in (cell.role, cell.place, cell.level, cell.workplace, cell.employer) if part)


class _Line(msgspec.Struct, frozen=True):
    page: Page
    keys: list[str]


class Asked:
    """The pages by the first six letters of their figures' ids.

    Pages written with the edition stand in `keys.json`; later ones are appended, one short line each, to a file that several
    processes may share. The file stops growing at 32 MB: ids of pages asked for after that are known to their process only.
    """

    def __init__(self, folder: Path, asked: Path | None) -> None:
        """`asked` is the shared file, or None to remember in this process only."""
        self._folder, self._path, self._lock = folder, asked, Lock()
        self._pages: dict[str, list[Page]] = {}
        self._known: dict[Page, set[str]] = {}
        self._read_to = 0
        self._loaded = False

    def remember(self, page: Page, figures: Iterable[str]) -> None:
        """Add a page by the ids of its figures, each only once: a page may come to hold more than was written of it."""
        keys = sorted({figure.partition("-")[0] for figure in figures})
        with self._lock:
            self._load()
            keys = [key for key in keys if key not in self._known.get(page, ())]
            if not keys:
                return
            self._add(_Line(page, keys))
            if self._path is None or self._read_to > _MOST_BYTES:
                return
            # a home that may only be read still gives its guides; their ids are then known to this process alone
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("ab") as file:
                    file.write(msgspec.json.encode(_Line(page, keys)) + b"\n")

    def pages(self, figure: str) -> list[Page]:
        """The pages that may hold a figure, by its id."""
        with self._lock:
            self._load()
            return list(self._pages.get(figure.partition("-")[0], ()))

    def _add(self, line: _Line) -> None:
        known = self._known.setdefault(line.page, set())
        for key in line.keys:
            if key not in known:
                known.add(key)
                self._pages.setdefault(key, []).append(line.page)

    def _load(self) -> None:
        if not self._loaded:
            self._loaded = True
            written = self._folder / KEYS
            if written.exists():
                for line in msgspec.json.decode(written.read_bytes(), type=list[_Line]):
                    self._add(line)
        if self._path is None or not self._path.exists():
            return
        with self._path.open("rb") as file:
            file.seek(self._read_to)
            data = file.read()
        whole = data[: data.rfind(b"\n") + 1]
        self._read_to += len(whole)
        for text in whole.splitlines():
            try:
                self._add(msgspec.json.decode(text, type=_Line))
            except (msgspec.DecodeError, msgspec.ValidationError):
                continue  # a line of a crashed writer


def write_keys(folder: Path, pages: list[tuple[Page, list[str]]]) -> None:
    """Write which pages the edition comes with, by the ids of their figures."""
    lines = [_Line(page, sorted({figure.partition("-")[0] for figure in figures})) for page, figures in pages]
    text = json.dumps(msgspec.to_builtins(lines), sort_keys=True, separators=(",", ":"))
    (folder / KEYS).write_text(text + "\n", encoding="utf-8")
