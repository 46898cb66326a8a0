from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND, market

from metier.guides.apart import siblings, told_apart
from metier.guides.desk import Desk
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.quoting import quoted
from metier.model.facts import Duty
from metier.model.figure import Cell

BOTH, MINE = "Collaborate with product and design each week", "Build backend services for payments there"
OTHER = "frontend-software-engineer"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two roles of a family: all employers state one duty, those of the first role another besides."""
    kept = []
    for one in market(200):
        first = one.facts.role is not None and one.facts.role.id == BACKEND
        lines = (BOTH, MINE) if first else (BOTH,)
        duties = tuple(Duty(quote=line, start=0, end=len(line)) for line in lines)
        assert one.facts.role is not None
        role = one.facts.role if first else msgspec.structs.replace(one.facts.role, id=OTHER)
        kept.append(msgspec.structs.replace(one, facts=msgspec.structs.replace(one.facts, duties=duties, role=role)))
    folder: Path = tmp_path_factory.mktemp("two")
    build(folder, kept, Meta(edition="e1", as_of=AS_OF))
    return Guides.open(folder).desk(Cell(role=BACKEND))


def test_siblings_are_the_other_roles_of_the_family(two: Desk) -> None:
    assert siblings(two) == [OTHER]


def test_what_only_this_role_does_sets_it_apart(two: Desk) -> None:
    apart, others = told_apart(two)
    assert [quoted(_text(two, group.quote)) for group in apart] == [MINE]
    assert [quoted(_text(two, group.quote)) for group in others] == [BOTH]


def test_without_siblings_nothing_is_apart_and_the_most_widely_said_comes_first(desk: Desk) -> None:
    apart, others = told_apart(desk)
    assert apart == []
    assert [group.employers for group in others] == sorted((group.employers for group in others), reverse=True) != []


def _text(desk: Desk, place: int) -> str:
    return desk.table.tables["duties"]["quote"][place].as_py() or ""
