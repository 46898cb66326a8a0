import pytest

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.verifying import verify


@pytest.mark.parametrize("measure", ["rank:tool:postgresql", "rank:first:tool:postgresql", "rank:skill:teamwork"])
def test_ranks_of_tools_and_skills_follow_from_their_downloads(desk: Desk, measure: str) -> None:
    assert desk.figure(measure).value is not None
    assert verify(evidence(desk, measure, None)).same


def test_the_order_of_tools_is_that_of_their_shares(desk: Desk) -> None:
    tools = ["postgresql", "java", "python", "go", "docker"]
    ranked = sorted(tools, key=lambda tool: desk.figure(f"rank:tool:{tool}").value or 0.0)
    assert ranked == sorted(tools, key=lambda tool: -(desk.share(f"tool:{tool}").value or 0.0))


def test_places_rank_among_their_kind(desk: Desk) -> None:
    ranks = [desk.sub(place=place).figure("rank:place") for place in ("austin-tx", "boise-id", "chicago-il")]
    assert [figure.value for figure in ranks] == [1, 2, 3]
    assert all(figure.low is not None and figure.low <= (figure.value or 0) for figure in ranks)
    assert verify(evidence(desk.sub(place="boise-id"), "rank:first:place", None)).same


def test_the_sample_shown_is_of_the_item_asked_for(desk: Desk) -> None:
    rows = evidence(desk, "rank:tool:docker", 10).rows
    assert {row.group for row in rows} == {"tool:docker"}
    assert all(row.quote == "Docker" for row in rows)


def test_few_employers_make_no_order(desk: Desk) -> None:
    employer = desk.cut.per_employer()[0][0]
    assert "too few employers in the list" in (desk.sub(employer=employer).figure("rank:tool:java").suppressed or "")


@pytest.mark.parametrize("measure", ["rank:place", "rank:tool:no-such-tool", "rank:first:level:senior", "rank:tool:"])
def test_what_stands_in_no_list_has_no_rank(desk: Desk, measure: str) -> None:
    with pytest.raises(UsageError):
        desk.figure(measure)
