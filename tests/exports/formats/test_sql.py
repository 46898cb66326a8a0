import importlib

import pytest
from tests.exports.shop import odd_rows, there_and_back

from metier.errors import MetierError
from metier.exports.formats.sql import FORMAT


def test_odd_values_come_back(database: str) -> None:
    expected = [
        tuple(
            value.replace("\0", "\ufffd") if isinstance(value, str) and database.startswith("postgres") else value
            for value in row
        )
        for row in odd_rows()
    ]
    assert there_and_back(FORMAT, database, odd_rows()) == expected


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> None:
        raise ModuleNotFoundError("No module named 'sqlalchemy'", name="sqlalchemy")

    monkeypatch.setattr(importlib, "import_module", none)
    with pytest.raises(MetierError, match=r'pip install "metier\[sql\]"'):
        FORMAT.account("sqlite:///x.db")
