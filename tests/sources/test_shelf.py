from collections.abc import Callable
from pathlib import Path

import pytest

from metier.errors import UsageError
from metier.model.record import Draft, Payload
from metier.sources import rights, shelf


def test_sources_and_supplied_mappings_are_known_by_name() -> None:
    known = shelf.known()
    assert {"greenhouse", "lever", "hackernews", "jsonld_page", "jsonl", "csv", "parquet"} <= set(known)
    assert {
        "himalayas",
        "themuse",
        "usajobs",
        "hackernews_archive",
        "ats_rows",
        "cyber_job_radar",
        "uber",
        "tech_salary_radar",
    } <= set(known)
    assert "guess" not in known
    assert known == sorted(known)


@pytest.mark.parametrize("name", shelf.known())
def test_every_source_is_whole(name: str) -> None:
    source = shelf.find(name)
    assert source.caption
    assert source.name
    assert source.homepage == "" or source.homepage.startswith("https://")


def test_a_source_of_the_shelf_bears_its_files_name() -> None:
    assert [name for name in shelf.known() if shelf.find(name).name != name] == ["hackernews_archive"]


def test_a_mapping_gives_its_name_to_the_format_that_reads_it(payload: Callable[..., Payload]) -> None:
    for source in (shelf.find("himalayas"), shelf.find("jsonl", "himalayas")):
        assert source.name == "himalayas"
        (draft,) = source.read(payload('{"title": "Cook", "companyName": "Acorn", "pubDate": 1783684800}'))
        assert isinstance(draft, Draft)
        assert (draft.title, draft.employer, draft.board) == ("Cook", "Acorn", "himalayas")


def test_inline_pairs_keep_the_formats_name(payload: Callable[..., Payload]) -> None:
    source = shelf.find("csv", 'id=nr,title=what,employer="Acorn"')
    assert source.name == "csv"
    (draft,) = source.read(payload("nr,what\n7,Cook\n"))
    assert isinstance(draft, Draft)
    assert (draft.source_id, draft.title, draft.employer) == ("7", "Cook", "Acorn")


def test_a_file_of_ones_own_names_the_source(tmp_path: Path) -> None:
    own = tmp_path / "village_board.toml"
    own.write_text('[fields]\ntitle = "what"\n')
    assert shelf.find("jsonl", str(own)).name == "village_board"


@pytest.mark.parametrize(
    ("name", "table", "says"),
    [
        ("greenhous", None, "did you mean 'greenhouse'"),
        ("greenhouse", "id=id", "takes no mapping"),
        ("himalayas", "id=id", "is itself a mapping"),
        ("jsonl", "himalaya", "did you mean 'himalayas'"),
        ("jsonl", "absent.toml", "no mapping file"),
    ],
)
def test_wrong_names_say_what_is_valid(name: str, table: str | None, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        shelf.find(name, table)


def test_the_ledger_has_a_row_for_every_source() -> None:
    ledger = rights.ledger()
    assert set(ledger) == {shelf.find(name).name for name in shelf.known()}
    assert all(row.min_interval_s >= 3600 for row in ledger.values())


def test_an_archive_has_the_rights_of_the_source_it_belongs_to() -> None:
    assert shelf.find("hackernews_archive").rights == shelf.find("hackernews").rights == rights.ledger()["hackernews"]
