"""What a format offers, and what an export says of itself. A format is one file of `exports/formats` holding `FORMAT`."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

import msgspec
import pyarrow as pa

from metier.exports.table import Table
from metier.shelf import Shelf

#: The version of this account; an import refuses a newer one.
VERSION = 1

#: The formats: adding one is adding a file.
FORMATS = Shelf("metier.exports.formats", "format")


class Content(msgspec.Struct, frozen=True):
    """What is held of one table: rows, and the file with its SHA-256 where there is one."""

    rows: int
    file: str = ""
    sha256: str = ""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What an export is. `kind`: `analysts` or `corpus`; `id` is the same for the same corpus, rights and code.

    `left_out` counts the postings of sources that may not be passed on, `textless` those that went out without their words;
    `attribution` is what must be said beside postings of a source. `own_use`: it holds what may not be passed on.
    """

    format: str
    kind: str
    id: str
    as_of: date
    made_by: str
    version: int = VERSION
    layout: int = 1
    tables: dict[str, Content] = {}
    left_out: dict[str, int] = {}
    textless: dict[str, int] = {}
    attribution: dict[str, str] = {}
    own_use: bool = False
    notes: tuple[str, ...] = ()


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Where to, and what. `replace`: what an earlier, finished export left there may be overwritten."""

    target: str
    tables: tuple[Table, ...]
    account: Account
    replace: bool = False


class Writer(Protocol):
    """Takes the rows of an export. Nothing counts as exported before `finish`."""

    def write(self, rows: Mapping[str, pa.RecordBatch]) -> None:
        """Write some rows of one or more tables; those that are given together become visible together."""

    def finish(self) -> Account:
        """Put all in place, the column dictionary with it; the account with what was written."""

    def abandon(self) -> None:
        """Let go: what was written so far is overwritten when the export is run again."""


class Format(Protocol):
    """One way out of the house, and back."""

    @property
    def name(self) -> str:
        """The word it is asked for by."""

    @property
    def caption(self) -> str:
        """What it is, in a few words, and what a target is."""

    def open(self, job: Job) -> Writer:
        """Begin an export. Raises UsageError or MetierError where the target cannot be used."""

    def account(self, target: str) -> Account | None:
        """What an export of this format says of itself, None where there is none."""

    def read(self, target: str, table: Table) -> Iterator[pa.RecordBatch]:
        """The rows of one table of an export, with the types of its schema. Raises MetierError where they are damaged."""


def find(name: str) -> Format:
    """A format by its name. Raises UsageError with the nearest known name."""
    found: Format = FORMATS.load(name).FORMAT
    return found
