from pathlib import Path

import pytest

from metier.reference.kept import Held, keep
from metier.reference.row import Row
from metier.reference.tables.esco import vintage


def printed(rows: list[Row], measure: str) -> list[tuple[str, str]]:
    return [(row.code, row.printed) for row in rows if row.measure == measure]


def test_occupations_are_found_by_their_isco_code(rows: dict[str, list[Row]]) -> None:
    assert printed(rows["esco"], "title") == [("2512", "software developer")]
    assert printed(rows["esco"], "alternate_title") == [("2512", "backend engineer"), ("2512", "coder")]
    assert printed(rows["esco"], "description") == [("2512", "Makes software, all kinds.")]
    assert printed(rows["esco"], "group_title") == [("2512", "Software developers")]


def test_essential_skills_find_their_occupation_whatever_file_comes_first(rows: dict[str, list[Row]]) -> None:
    assert printed(rows["esco"], "essential_skill") == [("2512", "http://esco/skill/1")]
    assert printed(rows["esco"], "skill_title") == [("", "computer programming")]


def test_what_cannot_be_placed_is_counted(kept: dict[str, tuple[Held, Path]]) -> None:
    assert kept["esco"][0].dropped == {"an essential skill of an unknown occupation": 1, "no ISCO code": 1}


@pytest.mark.parametrize(("words", "said"), [("ESCO dataset - v1.2.0 - en", "1.2.0"), ("esco_1_1_1", "1.1.1"), ("x", None)])
def test_the_vintage_is_in_the_name(words: str, said: str | None) -> None:
    assert vintage(words) == said


@pytest.mark.real
def test_the_files_under_their_other_names_are_read_too(shared: Path, tmp_path: Path) -> None:
    held = keep("esco", shared / "data" / "esco_1_1_1", tmp_path / "esco.parquet")
    assert held.vintage == "1.1.1"
    assert {"ISCOGroups.csv", "occupations.csv"} <= set(held.read)
