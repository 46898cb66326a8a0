"""What is Tantivy's own; what every engine must do is told in `contract`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.index.market import kept
from tests.index.plain import plain_reader

from metier.errors import MetierError
from metier.index.engine import Engine
from metier.index.engine_tantivy import build, open_index
from metier.model.posting import Kept
from metier.model.search import SearchQuery

Indexed = Callable[..., Engine]


@pytest.fixture
def indexed(tmp_path: Path) -> Indexed:
    def make(*market: Kept) -> Engine:
        assert build(tmp_path / "index", market) == len(market)
        return open_index(tmp_path / "index", plain_reader)

    return make


def ids(engine: Engine, text: str) -> list[str]:
    return [hit.posting for hit in engine.search(SearchQuery(text=text)).hits]


def test_a_title_counts_more_than_a_mention(indexed: Indexed) -> None:
    engine = indexed(kept(1, text="Work with a nurse. A nurse is here."), kept(2, title="Nurse"), kept(3, text="nothing"))
    assert ids(engine, "nurse") == [kept(2).posting.id, kept(1).posting.id]


def test_words_side_by_side_in_the_title_come_first(indexed: Indexed) -> None:
    engine = indexed(kept(1, title="Engineer of data and more data"), kept(2, title="Data Engineer of more and more"))
    assert ids(engine, "data engineer") == [kept(2).posting.id, kept(1).posting.id]


def test_a_folder_without_an_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(MetierError, match="no index"):
        open_index(tmp_path)


def test_an_index_of_an_earlier_layout_is_told(tmp_path: Path) -> None:
    import tantivy  # noqa: PLC0415 - the one test that makes an index by hand

    (tmp_path / "index").mkdir()
    tantivy.Index(tantivy.SchemaBuilder().add_text_field("id").build(), str(tmp_path / "index"))
    with pytest.raises(MetierError, match="no index that can be read"):
        open_index(tmp_path / "index")
