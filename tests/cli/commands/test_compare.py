"""`metier compare`, as a person types it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.site.fake_comparison import comparison

import metier
from metier.cli.main import main

Typed = Callable[..., tuple[int, str, str]]


class _Home:
    """A home that remembers what was asked of its comparisons."""

    asked: Any = None

    @property
    def comparisons(self) -> "_Home":
        return self

    def of(self, parts: dict[str, tuple[str, ...]], window: str) -> Any:
        self.asked = {name: values for name, values in parts.items() if values}, window
        return comparison()


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> _Home:
    found = _Home()
    monkeypatch.setattr(metier, "open", lambda _: found)
    return found


@pytest.fixture
def typed(home: _Home, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Typed:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = 0
        try:
            main(["--home", str(tmp_path), "compare", *arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capsys.readouterr()

    return run


def test_parts_are_taken_in_the_order_they_are_typed(typed: Typed, home: _Home) -> None:
    code, out, _ = typed(
        "nurse", "data engineer", "--place", "Austin", "--place", "all", "--level", "senior", "--window", "all", "--md"
    )
    assert code == 0
    assert home.asked == ({"role": ("nurse", "data engineer"), "place": ("Austin", "all"), "level": ("senior",)}, "all")
    assert out.startswith("# Registered nurse and data engineer")
    assert "`aaaaaa-gappay00`" in out


def test_as_json_as_csv_and_formatted(typed: Typed) -> None:
    assert json.loads(typed("nurse", "cook", "--json")[1])["title"] == "Registered nurse and data engineer"
    assert any(row["figure"] == "aaaaaa-gapdeg00" for row in csv.DictReader(io.StringIO(typed("nurse", "cook", "--csv")[1])))
    assert "no clear difference" in " ".join(typed("nurse", "cook")[1].split())


def test_without_a_role_it_says_how(typed: Typed) -> None:
    code, _, err = typed("--level", "mid")
    assert code == 2
    assert 'metier compare "backend engineer" "data engineer"' in err
