"""Evidence as a file and back: nothing that the figure follows from is lost, whatever stands in the words."""

import csv
import io
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.guides.verifying import verify
from metier.library.downloads import FIGURE_COLUMNS, ROW_COLUMNS, read, to_csv
from metier.library.evidence import verify_download
from metier.model.figure import Cell, Evidence, EvidenceRow, Figure, Window

DAY = date(2026, 11, 14)
WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)
ROW = st.builds(
    EvidenceRow,
    posting=st.from_regex(r"p[0-9]{4}", fullmatch=True), opening=WORDS, digest=WORDS, employer=WORDS, employer_id=WORDS,
    title=WORDS,
    source=WORDS, seen_at=WORDS, read_as=WORDS, value=st.sampled_from([0.0, 1.0]), weight=st.floats(0.01, 1),
    quote=st.one_of(st.none(), WORDS), start=st.one_of(st.none(), st.integers(0, 999)), before=WORDS, after=WORDS,
)  # fmt: skip


def _evidence(rows: list[EvidenceRow], **more: object) -> Evidence:
    query = {"measure": "part:degree", "cell": Cell(role="r"), "window": (None, DAY), "as_of": DAY, "edition": "e1"}
    value = sum(row.value or 0.0 for row in rows) / len(rows) if rows else None
    figure = Figure(
        id="abc-def", measure="part:degree", cell=Cell(role="r"), unit="share", value=None if value is None else round(value, 4),
        n=len(rows), k=1, window=Window(None, DAY), as_of=DAY, method="posting-share@1", edition="e1",
    )  # fmt: skip
    made = Evidence(
        figure=figure, says="", formula="", query=msgspec.json.encode(query).decode(), rows=tuple(rows), total=len(rows),
        excluded={}, constants={"p": 0.25},
    )  # fmt: skip
    return msgspec.structs.replace(made, **more)


@given(rows=st.lists(ROW, max_size=6))
def test_csv_holds_all_that_the_figure_follows_from(tmp_path_factory: pytest.TempPathFactory, rows: list[EvidenceRow]) -> None:
    made, file = _evidence(rows), tmp_path_factory.mktemp("csv") / "evidence.csv"
    file.write_text(to_csv(made), encoding="utf-8", newline="")
    back = read(file)
    assert [(row.value, row.weight, row.employer_id or "", row.start) for row in back.rows] == [
        (row.value, row.weight, row.employer_id, row.start) for row in rows
    ]
    assert (back.constants, back.total) == (made.constants, len(rows))
    assert (back.figure.cell, back.figure.window, back.figure.as_of) == (made.figure.cell, made.figure.window, DAY)
    assert verify(back) == verify(made)


def test_a_spreadsheet_opens_it_and_runs_nothing() -> None:
    row = EvidenceRow(
        posting="p1", digest="d", employer="=cmd()", title="+1", source="s", seen_at="", read_as="-", value=-1.0, weight=1.0
    )
    lines = list(csv.DictReader(io.StringIO(to_csv(_evidence([row, row])))))
    assert list(lines[0]) == [*FIGURE_COLUMNS, *ROW_COLUMNS]
    assert (lines[0]["employer"], lines[0]["title"], lines[0]["value"]) == ("'=cmd()", "'+1", "-1.0")
    assert (lines[0]["figure"], lines[0]["rows"], lines[1]["figure"]) == ("abc-def", "2", "")


def test_the_envelope_of_the_api_is_taken_too(tmp_path: Path) -> None:
    row = EvidenceRow(posting="p", digest="d", employer="e", title="t", source="s", seen_at="", read_as="", value=1.0, weight=1.0)
    file = tmp_path / "answer.json"
    file.write_bytes(msgspec.json.encode({"data": _evidence([row]), "meta": {"edition": "e1"}}))
    assert verify_download(file).same


@pytest.mark.parametrize("body", ["", "{}", "a,b\n1,2\n", '{"data": {"figure": 3}}', "figure\n\n", "\x00\x01"])
def test_a_file_that_is_no_evidence_is_said_to_be_none(tmp_path: Path, body: str) -> None:
    file = tmp_path / "file"
    file.write_text(body)
    with pytest.raises(UsageError, match="is no evidence"):
        read(file)
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path / "none")
