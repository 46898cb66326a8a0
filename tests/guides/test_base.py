from pathlib import Path

import pytest
from tests.guides.market_rows import AS_OF, BACKEND, NURSE

from metier.guides.base import Base
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.model.figure import Cell
from metier.model.posting import Kept


def test_shares_of_all_roles_weigh_employers_alike(edition: Path, kept: list[Kept]) -> None:
    said: dict[str, list[bool]] = {}
    for one in kept:
        said.setdefault(one.posting.employer_id, []).append(any(tool.id == "postgresql" for tool in one.facts.tools))
    truth = sum(sum(hits) / len(hits) for hits in said.values()) / len(said)
    found = Base(edition).items(None)["tool:postgresql"]
    assert found.share == pytest.approx(truth, abs=1e-6)
    assert (found.employers, found.of) == (sum(any(hits) for hits in said.values()), len(said))


def test_employers_elsewhere_are_those_of_the_other_roles(edition: Path, kept: list[Kept]) -> None:
    nurses = [one for one in kept if one.facts.role and one.facts.role.id == NURSE]
    found = Base(edition).items(BACKEND)["skill:teamwork"]
    assert found.elsewhere_of == len({one.posting.employer_id for one in nurses})
    assert found.elsewhere == len({one.posting.employer_id for one in nurses if one.facts.hard_skills})


def test_shares_in_a_role_are_those_of_its_desk(guides: Guides) -> None:
    desk = guides.desk(Cell(role=BACKEND))
    for item, known in Base(guides.folder).items(BACKEND).items():
        assert desk.measured(f"share:{item}").estimate is not None
        assert desk.measured(f"share:{item}").estimate.value == pytest.approx(known.share, abs=1e-6)  # type: ignore[union-attr]  # asserted above


def test_vacancies_of_places_add_up(edition: Path) -> None:
    base = Base(edition)
    assert base.vacancies(None, None) == 300
    assert base.vacancies(BACKEND, None) + base.vacancies(NURSE, None) == 300
    assert base.vacancies(None, "US-TX") == base.vacancies(None, "austin-tx") > 0
    assert base.vacancies(BACKEND, "nowhere") == 0


def test_names_fall_back_to_the_words_of_the_id(edition: Path) -> None:
    base = Base(edition)
    assert base.name("tool:postgresql") == "PostgreSQL"
    assert base.category("tool:postgresql") == "database"
    assert base.name("tool:never-heard-of") == "never heard of"


def test_an_empty_market_has_an_empty_base(tmp_path: Path) -> None:
    build(tmp_path, [], Meta(edition="e", as_of=AS_OF))
    base = Base(tmp_path)
    assert base.roles() == []
    assert base.items(None) == {}
