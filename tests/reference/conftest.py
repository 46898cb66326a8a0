"""Small official tables, kept once."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.reference import published

from metier.reference.edition import Reference, write
from metier.reference.kept import Held, keep
from metier.reference.row import Row


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Held, Path]]:
    """The three tables, read from the shapes they are published in."""
    folder = tmp_path_factory.mktemp("published")
    made = {"onet": published.onet(folder), "esco": published.esco(folder), "oews": published.oews(folder)}
    return {name: (keep(name, path, folder / f"{name}.parquet"), folder / f"{name}.parquet") for name, path in made.items()}


@pytest.fixture(scope="session")
def rows(kept: dict[str, tuple[Held, Path]]) -> dict[str, list[Row]]:
    """All rows of each table."""
    return {name: [Row(**row) for row in pq.read_table(path).to_pylist()] for name, (_, path) in kept.items()}


@pytest.fixture(scope="session")
def official(kept: dict[str, tuple[Held, Path]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what guides of two roles need of the tables."""
    folder = tmp_path_factory.mktemp("official")
    tables = [(held, pq.read_table(path)) for held, path in kept.values()]
    write(folder, tables, ["backend-software-engineer", "registered-nurse"])
    return folder


@pytest.fixture
def reference(official: Path) -> Reference:
    """The tables as guides read them."""
    return Reference(official)
