"""Editions before the one served: their figures still open, and the guide says what moved since."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.guides import market_rows
from tests.guides.market_rows import AS_OF, BACKEND

from metier.corpus.editions import Editions
from metier.errors import MetierError, NotFoundError
from metier.guides.edition import build_guides
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.library import edition as editions
from metier.library.edition import Serving
from metier.library.evidence import EvidenceDesk, figures_of
from metier.library.roles import Cut, Roles
from metier.model.block import Guide
from metier.model.figure import Figure


class _Two:
    """Hands out two editions, as `Serving` does."""

    def __init__(self, folder: Path) -> None:
        self.now, self.old = (self._edition(folder / name, name, count) for name, count in (("second", 320), ("first", 300)))

    def _edition(self, folder: Path, name: str, count: int) -> Any:
        build(folder, market_rows.market(count), Meta(edition=name, as_of=AS_OF, seed=7))
        build_guides(folder)
        return SimpleNamespace(guides=Guides.open(folder), about=SimpleNamespace(as_of=AS_OF, edition=name))

    def current(self) -> Any:
        return self.now

    def before(self) -> Iterator[Any]:
        yield self.old


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return _Two(tmp_path_factory.mktemp("earlier"))


def _editions(guide: Guide) -> set[str]:
    return {figure.edition for figure in figures_of(guide)}


def _old(guide: Guide) -> Figure:
    return next(figure for figure in figures_of(guide) if figure.edition == "first")


def test_the_guide_shows_what_figures_were_and_its_built_page_does_not(two: Any) -> None:
    assert _editions(Roles(two).guide(BACKEND)) == {"first", "second"}
    assert b'"first"' not in (two.now.guides.folder / "pages" / f"{BACKEND}.json").read_bytes()


def test_a_cut_and_a_window_of_ones_own_are_not_compared(two: Any) -> None:
    assert _editions(Roles(two).guide(BACKEND, Cut(level="senior"))) == {"second"}
    assert _editions(Roles(two).guide(BACKEND, Cut(window="all"))) == {"second"}


def test_a_figure_of_an_earlier_edition_opens_and_says_so(two: Any) -> None:
    desk, old = EvidenceDesk(two), _old(Roles(two).guide(BACKEND))
    found = desk.get(old.id)
    assert found.figure == old == desk.figure(old.id)
    assert found.says.startswith("Of an earlier edition, of 14 November 2026. ")
    assert desk.verify(old.id).same


def test_figures_of_the_edition_served_say_nothing_of_it(two: Any) -> None:
    here = next(figure for figure in figures_of(Roles(two).guide(BACKEND)) if figure.edition == "second")
    assert "earlier" not in EvidenceDesk(two).get(here.id).says


def test_an_id_of_no_edition_held_is_not_found(two: Any) -> None:
    with pytest.raises(NotFoundError, match="second"):
        EvidenceDesk(two).get("aaaaaa-bbbbbbbb")


def test_editions_before_the_one_served_are_handed_out_newest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Editions(tmp_path)
    for name in ("aaaa", "bbbb", "cccc", "dddd"):
        held.publish(held.begin(), name)
    held.switch("cccc")

    def opened(folder: Path, _: Path) -> Any:
        if folder.name == "bbbb":
            raise MetierError("of another layout")
        return SimpleNamespace(folder=folder)

    monkeypatch.setattr(editions, "OpenEdition", opened)
    assert [one.folder.name for one in Serving(tmp_path).before()] == ["aaaa"], (
        "the newer is not before; what cannot be read is passed over"
    )
