"""A small corpus to append to."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from tests.corpus.bucket import BUCKET, s3_server, surround
from tests.corpus.reader import Reader

from metier.model.address import Bucket


@pytest.fixture
def reader(tmp_path: Path) -> Callable[..., Reader]:
    return lambda **whole_board: Reader(tmp_path / "home", **whole_board)


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of a local S3 server."""
    with s3_server() as address:
        yield address


@pytest.fixture
def bucket(s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """An empty prefix on the local S3 server, for one test."""
    surround(monkeypatch, s3, tmp_path / "cache")
    return Bucket("s3", BUCKET, f"tests/{uuid4().hex[:8]}")
