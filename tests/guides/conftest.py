"""The small market of `market_rows`, built once, and its guides."""

import shutil
from pathlib import Path

import pytest
from tests.guides import market_rows
from tests.reference import published

from metier.guides.desk import Desk
from metier.guides.edition import build_guides
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.model.figure import Cell
from metier.model.posting import Kept


@pytest.fixture(scope="session")
def kept() -> list[Kept]:
    """300 postings of two roles."""
    return market_rows.market()


@pytest.fixture(scope="session")
def edition(kept: list[Kept], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the market and its guides."""
    folder = tmp_path_factory.mktemp("edition")
    build(folder, kept, Meta(edition="e1", as_of=market_rows.AS_OF, seed=7, simulated=True, watched=market_rows.WATCHED))
    build_guides(folder)
    return folder


@pytest.fixture(scope="session")
def guides(edition: Path, kept: list[Kept]) -> Guides:
    """The guides, with the texts of postings at hand."""
    texts = {one.posting.id: one.posting.text for one in kept}
    return Guides.open(edition, text_of=texts.get)


@pytest.fixture(scope="session")
def official_guides(edition: Path, kept: list[Kept], tmp_path_factory: pytest.TempPathFactory) -> Guides:
    """The same guides with official tables loaded."""
    folder = tmp_path_factory.mktemp("official")
    shutil.copytree(edition, folder / "guides")
    published.into(folder / "guides", folder, [market_rows.BACKEND, market_rows.NURSE])
    return Guides.open(folder / "guides", text_of={one.posting.id: one.posting.text for one in kept}.get)


@pytest.fixture
def official_desk(official_guides: Guides) -> Desk:
    """The desk of the back-end role beside official tables."""
    return official_guides.desk(Cell(role=market_rows.BACKEND))


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Guides:
    """The guides of a larger market, whose demand can be followed month by month."""
    folder = tmp_path_factory.mktemp("busy")
    build(folder, market_rows.market(1500), Meta(edition="e1", as_of=market_rows.AS_OF, seed=7, watched=market_rows.WATCHED))
    return Guides.open(folder)


@pytest.fixture
def busy_desk(busy: Guides) -> Desk:
    """The desk of the back-end role of the larger market."""
    return busy.desk(Cell(role=market_rows.BACKEND))


@pytest.fixture
def desk(guides: Guides) -> Desk:
    """The desk of the back-end role."""
    return guides.desk(Cell(role=market_rows.BACKEND))
