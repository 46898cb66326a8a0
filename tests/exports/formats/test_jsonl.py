from pathlib import Path

from tests.exports.shop import odd_rows, there_and_back

from metier.exports.formats.jsonl import FORMAT


def test_odd_values_come_back(tmp_path: Path) -> None:
    assert there_and_back(FORMAT, str(tmp_path / "out"), odd_rows()) == odd_rows()
