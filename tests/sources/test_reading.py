import gzip
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from metier.errors import UsageError
from metier.model.record import Drop, Payload
from metier.sources.reading import payloads

NOW = datetime(2026, 9, 1, tzinfo=UTC)


def names(path: object) -> list[str]:
    return [item.name if isinstance(item, Payload) else item.reason for item in payloads(str(path), NOW)]


def test_one_file_a_folder_and_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.json", "a.json", "deep/c.txt", ".hidden"):
        (tmp_path / name).write_text("x")
    assert names(tmp_path / "b.json") == ["b.json"]
    assert names(tmp_path) == ["a.json", "b.json", "c.txt"]
    assert names(tmp_path / "*.json") == ["a.json", "b.json"]
    assert names(tmp_path / "**" / "*.txt") == ["c.txt"]


def test_gzip_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    (tmp_path / "zipped.json").write_bytes(gzip.compress(b"one"))
    (tmp_path / "plain.json.gz").write_bytes(b"two")
    (payload,) = payloads(str(tmp_path / "zipped.json"), NOW)
    assert isinstance(payload, Payload)
    assert (payload.body, payload.received_at) == (b"one", NOW)
    assert names(tmp_path / "plain.json.gz") == ["plain.json"]


@pytest.mark.parametrize("missing", ["absent.json", "none-*.json", "empty-folder"])
def test_what_is_not_there_is_an_error_of_use(missing: str, tmp_path: Path) -> None:
    (tmp_path / "empty-folder").mkdir()
    with pytest.raises(UsageError, match="a file, a folder or a pattern"):
        payloads(str(tmp_path / missing), NOW)


def test_bad_files_are_dropped_with_their_reason(tmp_path: Path) -> None:
    (tmp_path / "1").write_bytes(b" \n")
    (tmp_path / "2").write_bytes(gzip.compress(b"whole")[:-9])
    (tmp_path / "3").write_bytes(b"\x1f\x8bnot really")
    os.mkfifo(tmp_path / "4-pipe")
    (tmp_path / "5").symlink_to(tmp_path / "gone")
    (tmp_path / "6").write_bytes(b"good")
    assert names(tmp_path) == ["empty file", "damaged gzip file", "damaged gzip file", "not a file", "unreadable file", "6"]


def test_a_bomb_is_stopped_while_it_is_small(tmp_path: Path) -> None:
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"0" * 3_000_000))
    (item,) = payloads(str(tmp_path / "bomb.gz"), NOW, max_bytes=1_000_000)
    assert isinstance(item, Drop)
    assert item.reason == "file too large"
