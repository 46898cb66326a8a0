"""A small corpus to append to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.corpus.reader import Reader


@pytest.fixture
def reader(tmp_path: Path) -> Callable[..., Reader]:
    return lambda **whole_board: Reader(tmp_path / "home", **whole_board)
