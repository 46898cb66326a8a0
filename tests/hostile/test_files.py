"""Files that are not what they are said to be: counted with their reason, and never in the way of the good rows."""

import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from tests.hostile.taking import DAY, kept_and_why, read

from metier.model.record import Drop, Payload
from metier.sources import reading, rows

GOOD = [{"id": str(number), "title": f"Nurse {number}", "description": "We hire for our ward."} for number in range(3)]
LINES = "".join(json.dumps(row) + "\n" for row in GOOD)
TITLES = ["Nurse 0", "Nurse 1", "Nurse 2"]


def reasons(path: Path) -> list[str]:
    return [item.reason if isinstance(item, Drop) else "" for item in reading.payloads(str(path), DAY)]


def packed(how: str) -> bytes:
    out = io.BytesIO()
    if how == "zip":
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("jobs.jsonl", LINES)
    else:
        with tarfile.open(fileobj=out, mode="w") as archive:
            info = tarfile.TarInfo("jobs.jsonl")
            info.size = len(LINES)
            archive.addfile(info, io.BytesIO(LINES.encode()))
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (packed("zip"), "a zip archive: unpack it first"),
        (packed("tar"), "a tar archive: unpack it first"),
        (b"\x28\xb5\x2f\xfd" + bytes(range(200)), "a zstd archive: unpack it first"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF, not postings"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture, not postings"),
        (bytes(range(256)) * 8, "a binary file, not postings"),
        (b"a\0b\0\0c\0" * 100, "a binary file, not postings"),
    ],
)
def test_what_holds_no_postings_is_called_by_its_name(tmp_path: Path, body: bytes, reason: str) -> None:
    (tmp_path / "jobs.jsonl").write_bytes(body)
    assert reasons(tmp_path / "jobs.jsonl") == [reason]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("source", ["jsonl", "csv"])
def test_wide_text_is_text(tmp_path: Path, source: str, encoding: str) -> None:
    table = "id,title,description\n" + "".join(f"{row['id']},{row['title']},words\n" for row in GOOD)
    text = LINES if source == "jsonl" else table
    (tmp_path / "jobs").write_bytes(text.encode(encoding))
    (payload,) = reading.payloads(str(tmp_path / "jobs"), DAY)
    assert isinstance(payload, Payload)
    assert kept_and_why(read(source, payload.body)) == (TITLES, [])


def test_file_names_need_not_be_utf8(tmp_path: Path) -> None:
    for name in (b"caf\xe9.jsonl", b"two\nlines.jsonl"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(LINES)  # noqa: PTH118 - pathlib joins no bytes
    Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), b"\xff-empty"))).write_text("")  # noqa: PTH118 - as above
    for item in reading.payloads(str(tmp_path), DAY):
        said = item.name if isinstance(item, Payload) else item.where
        assert said.encode().decode() == said
        assert "\n" not in said


@pytest.mark.parametrize(
    "first",
    ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000, "# exported by hand", "7", '"words"', "null", "{'single': 1}", "{", "[1,"],
)
def test_a_bad_first_line_stops_no_other(first: str) -> None:
    titles, why = kept_and_why(read("jsonl", f"{first}\n{LINES}".encode()))
    assert titles == TITLES
    assert len(why) == 1


def test_a_table_stays_a_table_when_a_cell_holds_json() -> None:
    body = b'id,title,description\n1,Nurse,"Call\n{""id"": ""x""}\nfor more"\n2,Cook,Soup\n'
    assert kept_and_why(read("csv", body)) == (["Nurse", "Cook"], [])


def test_a_quote_that_never_closes_costs_its_own_row_only() -> None:
    body = b'id,title,company,description\n1,Nurse,Acme,"We do\nthings\n2,Cook,Bolt,"Soup, daily"\n3,Baker,Crumb,Bread\n'
    titles, why = kept_and_why(read("csv", body))
    assert titles == ["Cook", "Baker"]
    assert set(why) == {"broken CSV"}


def test_a_stray_quote_within_a_line_is_let_pass() -> None:
    body = b'id,title,description\n1,Nurse,"We say "hi" here"\n2,Cook,Soup\n'
    assert kept_and_why(read("csv", body)) == (["Nurse", "Cook"], [])


def test_a_record_beyond_all_measure_is_dropped_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_CELL", 1_000)
    monkeypatch.setattr(rows, "MAX_ANSWER", 5_000)
    big = [json.dumps({"id": "b", "title": "Big", "description": "x" * size}) for size in (2_000, 20_000)]
    titles, why = kept_and_why(read("jsonl", f"{big[0]}\n{LINES}{big[1]}\n".encode()))
    assert titles == TITLES
    assert why == [rows.TOO_LARGE] * 2
