"""Evidence as a file: JSON or CSV, from which alone the figure can be computed again, and back from either."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from metier.errors import UsageError
from metier.exports.guard import guarded, unguarded
from metier.model.figure import Cell, Evidence, EvidenceRow, Figure, Window

FIGURE_COLUMNS = ("figure", "measure", "method", "unit", "constants", "printed", "printed_low", "printed_high", "rows", "query")
ROW_COLUMNS = tuple(EvidenceRow.__struct_fields__)
_NUMBERS = frozenset({"value", "weight", "start", "end", "entry"})


class _Query(msgspec.Struct):
    """What stands in `Evidence.query`."""

    cell: Cell
    window: tuple[date | None, date | None]
    edition: str
    as_of: date


def to_csv(evidence: Evidence, keep: Iterable[EvidenceRow] | None = None) -> str:
    """Evidence as CSV with a header line: the figure's own columns are filled in the first line, a row's in every line.

    `keep` are the rows to write; without it all.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*FIGURE_COLUMNS, *ROW_COLUMNS))
    blank: list[object] = [""] * len(FIGURE_COLUMNS)
    head = _head(evidence)
    for row in evidence.rows if keep is None else keep:
        writer.writerow([*head, *(_inert(getattr(row, name)) for name in ROW_COLUMNS)])
        head = blank
    if head is not blank:
        writer.writerow([*head, *("" for _ in ROW_COLUMNS)])
    return out.getvalue()


def _head(evidence: Evidence) -> list[object]:
    figure = evidence.figure
    constants = msgspec.json.encode(evidence.constants).decode()
    ends = (figure.value, figure.low, figure.high)
    return [figure.id, figure.measure, figure.method, figure.unit, constants, *ends, evidence.total, evidence.query]


def _inert(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value


def read(path: Path) -> Evidence:
    """Evidence from a file: JSON as the site, the command line or the API (its envelope) gives it, or CSV.

    Raises UsageError for a file that is neither.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", "a file of evidence") from None
    try:
        return _from_json(body) if body.lstrip()[:1] == b"{" else _from_csv(body.decode("utf-8-sig"))
    except (msgspec.MsgspecError, UnicodeDecodeError, csv.Error, KeyError, ValueError) as error:
        valid = "the JSON or CSV that `metier evidence ID --all --json`, `--csv` or /evidence/ID.json gives"
        raise UsageError(f"{path} is no evidence ({error})", valid, "download it again") from None


def _from_json(body: bytes) -> Evidence:
    given = msgspec.json.decode(body)
    return msgspec.convert(given.get("data", given), Evidence)


def _from_csv(text: str) -> Evidence:
    lines = list(csv.DictReader(io.StringIO(text)))
    head = next((line for line in lines if line["figure"]), None)
    if head is None:
        raise ValueError("no line names a figure")
    asked = msgspec.json.decode(head["query"], type=_Query)
    value, low, high = (float(head[name]) if head[name] else None for name in ("printed", "printed_low", "printed_high"))
    figure = Figure(
        id=head["figure"], measure=head["measure"], cell=asked.cell, unit=head["unit"], value=value, low=low, high=high,
        window=Window(*asked.window),
        as_of=asked.as_of, method=head["method"], edition=asked.edition,
    )  # fmt: skip
    rows = tuple(_row(line) for line in lines if line["posting"])
    return Evidence(
        figure=figure, says="", formula="", query=head["query"], rows=rows, total=int(head["rows"]), excluded={},
        constants=msgspec.json.decode(head["constants"], type=dict[str, float]),
    )  # fmt: skip


def _row(line: dict[str, Any]) -> EvidenceRow:
    given: dict[str, Any] = {}
    for name in ROW_COLUMNS:
        words = line.get(name) or ""
        if name in _NUMBERS:
            given[name] = None if not words else int(words) if name in {"start", "end"} else float(words)
        else:
            given[name] = unguarded(words)
    return EvidenceRow(**{name: given[name] for name in ROW_COLUMNS})
