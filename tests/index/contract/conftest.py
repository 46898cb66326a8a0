"""An index of a few postings, by every engine that keeps the contract."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.index.contract.engines import ENGINES
from tests.index.plain import plain_reader

from metier.index.answering import Reader
from metier.index.engine import Engine
from metier.model.posting import Kept

Indexed = Callable[..., Engine]


@pytest.fixture(params=ENGINES)
def indexed(request: pytest.FixtureRequest, tmp_path: Path) -> Indexed:
    """Makes an engine of postings; texts are words unless another reader is given."""

    def make(*market: Kept, reader: Reader = plain_reader) -> Engine:
        return ENGINES[request.param](tmp_path, market, reader)

    return make
