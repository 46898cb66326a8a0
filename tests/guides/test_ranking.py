from metier.guides.desk import Desk
from metier.guides.ranking import alternatives, distinctive, ranked, reach


def test_items_are_ranked_by_the_share_of_employers(desk: Desk) -> None:
    found = ranked(desk)
    assert {one.item for one in found[:2]} == {"tool:postgresql", "skill:teamwork"}
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)
    assert all(one.employers >= 5 for one in found)


def test_what_both_roles_name_does_not_set_either_apart(desk: Desk) -> None:
    items = ranked(desk)
    assert "skill:teamwork" in {one.item for one in items}
    assert "skill:teamwork" not in {one.item for one in distinctive(desk, items)}


def test_nothing_is_said_to_set_a_small_cell_apart(desk: Desk) -> None:
    small = desk.sub(place="boise-id", level="staff")
    assert small.k < 20
    assert distinctive(small, ranked(small)) == []


def test_alternatives_are_what_employers_join_with_or(desk: Desk) -> None:
    (found,) = alternatives(desk, ranked(desk))
    assert set(found) == {"tool:java", "tool:python", "tool:go"}


def test_reach_begins_with_what_most_name(desk: Desk) -> None:
    order = reach(desk, ranked(desk), 3)
    assert order[0] == ranked(desk)[0].item
    assert len(set(order)) == 3
    values = [desk.share("any:" + ",".join(order[:n])).value or 0.0 for n in (1, 2, 3)]
    assert values == sorted(values)
