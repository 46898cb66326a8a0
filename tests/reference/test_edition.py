from pathlib import Path

import pyarrow.parquet as pq

from metier.reference.edition import Reference, newest, write
from metier.reference.kept import Held


def test_an_edition_holds_what_its_roles_need(reference: Reference) -> None:
    oews = {(row.place, row.measure): row.printed for row in reference.rows("oews", "15-1252")}
    assert oews["US", "median"] == "110,000"
    assert oews["austin-tx", "median"] == "120,000"
    assert oews["US-TX", "quotient"] == "1.10"
    assert {row.measure for row in reference.rows("oews", "00-0000")} == {"employment"}
    assert reference.rows("onet", "15-1254") == ()
    assert [row.printed for row in reference.rows("esco", "2512") if row.measure == "title"] == ["software developer"]


def test_titles_name_roles_whatever_their_occupation(reference: Reference) -> None:
    found = [(row.printed, row.code) for row in reference.titles("onet", "backend-software-engineer")]
    assert found == [("Backend Engineer", "15-1252"), ("Backend Developer", "15-1254")]
    assert [row.code for row in reference.titles("esco", "backend-software-engineer")] == ["2512"]


def test_the_same_tables_give_the_same_bytes(kept: dict[str, tuple[Held, Path]], official: Path, tmp_path: Path) -> None:
    tables = [(held, pq.read_table(path)) for held, path in kept.values()]
    write(tmp_path, tables, ["registered-nurse", "backend-software-engineer"])
    for name in ("reference.parquet", "reference.json"):
        assert (tmp_path / name).read_bytes() == (official / name).read_bytes()


def test_without_tables_nothing_is_known(tmp_path: Path) -> None:
    for empty in (Reference(), Reference(tmp_path)):
        assert (empty.versions, empty.rows("oews", "15-1252"), empty.titles("onet", "x")) == ({}, (), ())


def test_the_newest_vintage_is_taken() -> None:
    held = [
        Held(table="onet", title="", vintage=vintage, rows=1, sha256="", licence="", credit="") for vintage in ("29.10", "29.9")
    ]
    assert [one.vintage for one in newest(held)] == ["29.10"]
