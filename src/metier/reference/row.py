"""One cell of an official table, and what a table on the shelf is."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from metier.reference.sheets import Sheet


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of an official table, as printed.

    `code` is the SOC-2018 or ISCO-08 code it is found by, empty for what holds of all; `occupation` the table's own id of the
    occupation. `area` is `US`, `US-TX`, a CBSA code, or empty where the table knows no areas. `printed` is the cell as it
    stands in the table and `value` its number, None where there is none; `key` and `column` say where it stands. `note` is
    what else its row says. In an edition `table` names the table, `place` is the area as guides name it, and `role` the role
    that a title names.
    """

    code: str
    occupation: str
    measure: str
    printed: str
    column: str
    key: str
    value: float | None = None
    note: str = ""
    area: str = ""
    area_name: str = ""
    table: str = ""
    place: str = ""
    role: str = ""


class Dropped(msgspec.Struct, frozen=True):
    """A row that was not taken, and why."""

    reason: str


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the shelf `metier.reference.tables`; the module holds it as `TABLE`, named as in `metier reference add`.

    `read` turns the sheets of a publication into rows, passing over sheets it does not know; `vintage` finds the vintage in a
    file's name or first words (None: not there). `shape` says in words which files and columns are read; `titles` are the
    measures whose words name an occupation.
    """

    title: str
    licence: str
    credit: str
    shape: str
    read: Callable[[Iterable[Sheet]], Iterator[Row | Dropped]]
    vintage: Callable[[str], str | None]
    titles: tuple[str, ...] = ()


def number(printed: str) -> float | None:
    """The number of a printed cell (`1,687,890`, `$65.38`); None for marks such as `*`, `#`, `-` and `n/a`."""
    try:
        return float(printed.replace(",", "").replace("$", "").strip())
    except ValueError:
        return None
