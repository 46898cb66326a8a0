import hashlib
from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND, WATCHED, market

from metier.guides import edition as edition_of
from metier.guides.compose import compose
from metier.guides.edition import build_guides
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.model.figure import Cell
from metier.model.posting import Kept


def _digest(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_rebuild_is_the_same_byte_for_byte(edition: Path, kept: list[Kept], tmp_path: Path) -> None:
    build(tmp_path, kept, Meta(edition="e1", as_of=AS_OF, seed=7, simulated=True, watched=WATCHED))
    build_guides(tmp_path)
    assert _digest(tmp_path) == _digest(edition)
    build_guides(tmp_path)
    assert _digest(tmp_path) == _digest(edition)


def test_small_roles_are_listed_and_not_published(tmp_path: Path) -> None:
    few = market(20, employers=4)
    build(tmp_path, few, Meta(edition="e1", as_of=AS_OF))
    roles = build_guides(tmp_path)
    assert [role.published for role in roles] == [False, False]
    assert all(role.why_not and "it takes 50 open jobs" in role.why_not for role in roles)
    assert list((tmp_path / "pages").iterdir()) == []
    guides = Guides.open(tmp_path)
    assert guides.highlight() is None
    assert guides.guide(Cell(role=BACKEND)).n == roles[0].n
    assert guides.figure(roles[0].open_jobs.id) == roles[0].open_jobs


def test_an_edition_without_postings_has_no_roles(tmp_path: Path) -> None:
    build(tmp_path, [], Meta(edition="e1", as_of=AS_OF))
    assert build_guides(tmp_path) == ()
    assert Guides.open(tmp_path).roles() == ()


def test_what_one_employer_adds_changes_no_share_it_already_had(kept: list[Kept], tmp_path: Path) -> None:
    """Doubling the postings of one employer leaves every employer-weighted share where it was."""
    one = next(k for k in kept if k.facts.role and k.facts.role.id == BACKEND)
    mine = [k for k in kept if k.posting.employer_id == one.posting.employer_id]
    twice = [_renamed(k) for k in mine]
    build(tmp_path / "once", kept, Meta(edition="e1", as_of=AS_OF))
    build(tmp_path / "twice", [*kept, *twice], Meta(edition="e1", as_of=AS_OF))
    before, after = (Guides.open(tmp_path / name).desk(Cell(role=BACKEND)) for name in ("once", "twice"))
    for what in ("tool:postgresql", "degree", "workplace:remote"):
        assert before.share(what).value == after.share(what).value
    assert before.pay().value == after.pay().value


def _renamed(one: Kept) -> Kept:
    name = f"{one.posting.id}-again"
    return msgspec.structs.replace(one, posting=msgspec.structs.replace(one.posting, id=name), vacancy=name)


def test_a_large_part_of_a_role_has_its_page_written(kept: list[Kept], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition_of, "LARGE", 40)
    build(tmp_path, kept, Meta(edition="e1", as_of=AS_OF, seed=7, simulated=True))
    build_guides(tmp_path)
    names = {path.stem for path in (tmp_path / "pages").iterdir()}
    assert {BACKEND, f"{BACKEND}--US", f"{BACKEND}--senior", f"{BACKEND}--US--senior"} <= names
    assert not any("--entry" in name for name in names)
    written, cell = Guides.open(tmp_path), Cell(role=BACKEND, place="US", level="senior")
    guide = written.guide(cell)
    assert guide == compose(written.desk(cell))
    shown = guide.tiles[0][1]
    assert Guides.open(tmp_path).figure(shown.id) == shown
