import gzip
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.reference.sheets import fold, sheets

TABLE = "O*NET-SOC Code,Title\n1,Ä\n2,two\n"


def taken(path: Path) -> list[tuple[str, list[dict[str, str] | None]]]:
    return [(sheet.name, list(sheet.rows)) for sheet in sheets(path)]


def test_one_table_however_it_is_packed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    plain, packed, archive = tmp_path / "a" / "t.csv", tmp_path / "t.csv.gz", tmp_path / "t.zip"
    plain.write_text(TABLE, "utf-8-sig")
    packed.write_bytes(gzip.compress(TABLE.encode("cp1252")))
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("in/t.csv", TABLE.replace(",", "\t"))
    wanted = [("t.csv", [{"o_net_soc_code": "1", "title": "Ä"}, {"o_net_soc_code": "2", "title": "two"}])]
    assert taken(plain) == taken(tmp_path / "a") == taken(packed) == taken(archive) == wanted


def test_quotes_hold_line_ends_in_csv_and_are_words_between_tabs(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('a,b\n"x\ny",1\n', "utf-8")
    assert taken(path)[0][1] == [{"a": "x\ny", "b": "1"}]
    path.write_text('a\tb\n"x\t1\n', "utf-8")
    assert taken(path)[0][1] == [{"a": '"x', "b": "1"}]


def test_a_line_of_another_width_is_none(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("a\tb\n1\n\n1\t2\n", "utf-8")
    assert taken(path)[0][1] == [None, {"a": "1", "b": "2"}]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"\x1f\x8b\x08\x00broken", "is damaged"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"\xff\xfea\x00,\x00b\x00", "UTF-16"),
        (b"a\x00b,c\n", "a binary file"),
        (b"PK\x03\x04" + b"\0" * 40, "is damaged"),
        (b"a,b\n" + b"x" * (2**20 + 1), "more than a megabyte"),
    ],
)
def test_what_is_no_table_is_said_to_be_so(tmp_path: Path, body: bytes, said: str) -> None:
    path = tmp_path / "it"
    path.write_bytes(body)
    with pytest.raises(UsageError, match=said):
        taken(path)


def test_a_spreadsheet_is_asked_for_as_text(tmp_path: Path) -> None:
    path = tmp_path / "oesm25nat.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("oesm25nat/national.xlsx", b"x")
    with pytest.raises(UsageError, match="save it as CSV"):
        taken(path)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(UsageError):
            taken(path)


@given(st.text(max_size=40))
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
