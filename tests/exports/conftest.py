"""Servers, started once, and a stocked corpus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exports import servers
from tests.exports.shop import stocked

from metier.corpus.corpus import Corpus


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with servers.postgres() as url:
        yield url


@pytest.fixture(scope="session")
def mariadb() -> Iterator[str]:
    with servers.mariadb() as url:
        yield url


@pytest.fixture(params=["sqlite", *(pytest.param(name, marks=pytest.mark.heavy) for name in ("postgres", "mariadb"))])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, one kind after the other."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/out.db"
        return
    url: str = request.getfixturevalue(request.param)
    servers.empty(url)
    yield url


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """To be read only."""
    return stocked(tmp_path_factory.mktemp("stocked") / "home")
