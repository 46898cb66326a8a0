from datetime import timedelta
from pathlib import Path

from tests.guides.market_rows import AS_OF, BACKEND, NURSE

from metier.guides.market import year_before
from metier.guides.rows import Cut, Market, RoleTable
from metier.model.figure import Cell, Window
from metier.model.posting import Kept

_ALL = Window(None, None)


def _table(edition: Path) -> RoleTable:
    return Market(edition).role(0)


def _backend(kept: list[Kept]) -> list[Kept]:
    return [one for one in kept if one.facts.role and one.facts.role.id == BACKEND]


def test_a_cell_holds_the_rows_that_match_all_of_its_parts(edition: Path, kept: list[Kept]) -> None:
    found = Cut(_table(edition), Cell(role=BACKEND, level="senior", workplace="remote", place="US"), _ALL)
    wanted = [
        one for one in _backend(kept) if one.facts.seniority == "senior" and (w := one.facts.workplace) and w.type == "remote"
    ]
    assert found.n == len(wanted) > 0
    assert found.k == len({one.posting.employer_id for one in wanted})


def test_places_are_countries_regions_and_metros(edition: Path, kept: list[Kept]) -> None:
    table = _table(edition)
    here = [
        one
        for one in _backend(kept)
        if one.facts.places[0].metro == "austin-tx" and one.facts.workplace and one.facts.workplace.type == "onsite"
    ]
    assert Cut(table, Cell(role=BACKEND, place="austin-tx"), _ALL).n == len(here)
    assert Cut(table, Cell(role=BACKEND, place="US-TX"), _ALL).n == len(here)
    assert Cut(table, Cell(role=BACKEND, place="US"), _ALL).n == len(_backend(kept))
    assert Cut(table, Cell(role=BACKEND, place="DE"), _ALL).n == 0


def test_a_window_holds_what_was_advertised_on_some_day_of_it(edition: Path, kept: list[Kept]) -> None:
    window = Window(AS_OF - timedelta(days=100), AS_OF - timedelta(days=90))
    wanted = [
        one
        for one in _backend(kept)
        if one.posting.date_posted
        and window.end
        and window.start
        and one.posting.date_posted <= window.end
        and one.life.last_seen.date() >= window.start
    ]
    assert Cut(_table(edition), Cell(role=BACKEND), window).n == len(wanted) > 0
    assert Cut(_table(edition), Cell(role=BACKEND), year_before(AS_OF)).n == len(_backend(kept))


def test_counts_by_employer_place_and_level_add_up(edition: Path) -> None:
    cut = Cut(_table(edition), Cell(role=BACKEND), _ALL)
    assert sum(count for _, count in cut.per_employer()) == cut.n
    assert sum(cut.per_word(cut.table.level).values()) == cut.n
    counts = [count for _, count in cut.per_place("metro")]
    assert counts == sorted(counts, reverse=True)


def test_a_role_is_read_by_the_number_of_its_row_groups(edition: Path) -> None:
    nurse = Market(edition).role(1)
    assert nurse.tables["openings"]["role"].unique().to_pylist() == [NURSE]
    assert len(nurse.mentions_of("tool:epic")) > 0
    assert len(nurse.mentions_of("tool:java")) == 0
