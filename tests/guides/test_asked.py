from datetime import date
from pathlib import Path

from metier.guides.asked import Asked, Page, write_keys
from metier.model.figure import Cell, Window

_PAGE = Page(Cell(role="cook"), Window(date(2026, 1, 1), None), "e1")


def test_a_page_asked_for_in_one_process_is_known_in_another(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "cells.jsonl"
    one, other = Asked(tmp_path, path), Asked(tmp_path, path)
    assert other.pages("abcdef-12345678") == []
    one.remember(_PAGE, ["abcdef-12345678", "abcdef-87654321", "ghijkl-12345678"])
    assert other.pages("abcdef-99999999") == other.pages("ghijkl-1") == [_PAGE]
    other.remember(_PAGE, ["abcdef-12345678"])
    assert path.read_bytes().count(b"\n") == 1


def test_without_a_file_pages_are_remembered_in_the_process(tmp_path: Path) -> None:
    asked = Asked(tmp_path, None)
    asked.remember(_PAGE, ["abcdef-12345678"])
    assert asked.pages("abcdef-12345678") == [_PAGE]
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_comes_to_hold_more_figures_is_found_by_them_too(tmp_path: Path) -> None:
    write_keys(tmp_path, [(_PAGE, ["abcdef-1"])])
    path = tmp_path / "cells.jsonl"
    asked = Asked(tmp_path, path)
    asked.remember(_PAGE, ["abcdef-1", "ghijkl-1"])
    assert asked.pages("ghijkl-1") == asked.pages("abcdef-1") == Asked(tmp_path, path).pages("ghijkl-1") == [_PAGE]


def test_torn_and_foreign_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "cells.jsonl"
    Asked(tmp_path, path).remember(_PAGE, ["abcdef-1"])
    with path.open("ab") as file:
        file.write(b'not json\n{"page": 3}\n{"page": {"cell"')
    assert Asked(tmp_path, path).pages("abcdef-1") == [_PAGE]


def test_pages_written_with_the_edition_are_known(tmp_path: Path) -> None:
    write_keys(tmp_path, [(_PAGE, ["abcdef-1", "abcdef-2"])])
    assert Asked(tmp_path, None).pages("abcdef-2") == [_PAGE]


def test_where_nothing_can_be_written_pages_are_remembered_in_the_process(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    asked = Asked(tmp_path, tmp_path / "file" / "cells.jsonl")
    asked.remember(_PAGE, ["abcdef-1"])
    assert asked.pages("abcdef-1") == [_PAGE]
