"""What moved between two editions of the same roles."""

from pathlib import Path

import msgspec
import pytest
from tests.guides import market_rows
from tests.guides.market_rows import AS_OF, BACKEND

from metier.guides.compose import compose
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.moved import moved, with_moved
from metier.guides.wording import said
from metier.model.block import Guide, Table, Text
from metier.model.figure import Cell, Figure


def _guides(folder: Path, edition: str, pay: float = 1.0) -> Guides:
    kept = market_rows.market(300)
    if pay != 1.0:
        kept = [
            msgspec.structs.replace(
                one,
                facts=msgspec.structs.replace(
                    one.facts,
                    pay=tuple(
                        msgspec.structs.replace(band, annual_min=band.annual_min * pay, annual_max=band.annual_max * pay)
                        for band in one.facts.pay
                        if band.annual_min and band.annual_max
                    ),
                ),
            )
            for one in kept
        ]
    build(folder, kept, Meta(edition=edition, as_of=AS_OF, seed=7))
    return Guides.open(folder)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Guides, Guide, Guide]:
    """The guides of an edition, its guide, and that of one before in which pay was a third lower."""
    folder = tmp_path_factory.mktemp("editions")
    now, before = _guides(folder / "now", "e2"), _guides(folder / "before", "e1", pay=0.67)
    return now, compose(now.desk(Cell(role=BACKEND))), compose(before.desk(Cell(role=BACKEND)))


def test_what_moved_stands_beside_what_it_was(pair: tuple[Guides, Guide, Guide]) -> None:
    guides, now, before = pair
    table = moved(now, before, guides.context)
    assert isinstance(table, Table)
    measures = {row[1].measure for row in table.rows if isinstance(row[1], Figure)}
    assert "pay:p50" in measures
    assert all(name.startswith("pay:") for name in measures), "nothing else was changed"
    for _, new, old in table.rows:
        assert isinstance(new, Figure)
        assert isinstance(old, Figure)
        assert (new.edition, old.edition) == ("e2", "e1")
        assert (new.low or 0) > (old.value or 0)


def test_where_nothing_moved_it_says_so(pair: tuple[Guides, Guide, Guide]) -> None:
    guides, now, _ = pair
    text = moved(now, now, guides.context)
    assert isinstance(text, Text)
    assert "no figure" in said(text)


def test_figures_of_another_method_are_not_compared(pair: tuple[Guides, Guide, Guide]) -> None:
    guides, now, before = pair
    raw = msgspec.json.encode(before).replace(b'@1"', b'@0"').replace(b'@2"', b'@0"')
    assert moved(now, msgspec.json.decode(raw, type=Guide), guides.context) is None


def test_the_block_ends_the_conclusion_and_nothing_else_changes(pair: tuple[Guides, Guide, Guide]) -> None:
    guides, now, before = pair
    after = with_moved(now, before, guides.context)
    assert [one.blocks for one in after.sections if one.id != "conclusion"] == [
        one.blocks for one in now.sections if one.id != "conclusion"
    ]
    (old,), (new,) = ([one for one in guide.sections if one.id == "conclusion"] for guide in (now, after))
    assert new.blocks[:-1] == old.blocks
    assert with_moved(now, None, guides.context) is now
