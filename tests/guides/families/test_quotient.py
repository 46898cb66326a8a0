import pytest

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.verifying import verify
from metier.model.figure import Figure

PLACE = "austin-tx"


def _here(desk: Desk, what: str) -> Figure:
    return desk.sub(place=PLACE).figure(f"quotient:{what}")


@pytest.mark.parametrize("what", ["place", "shrunk", "chance"])
def test_the_evidence_gives_the_figure_again(desk: Desk, what: str) -> None:
    found = evidence(desk.sub(place=PLACE), f"quotient:{what}", None)
    assert found.figure.value is not None
    assert verify(found).same
    assert len(found.rows) == desk.n


def test_postings_and_employers_are_those_of_the_place(desk: Desk) -> None:
    here, found = desk.sub(place=PLACE), _here(desk, "place")
    assert (found.n, found.k) == (here.n, here.k)
    assert found.top_employer_share is not None
    assert found.top_employer_share < 0.5


def test_the_shrunk_one_lies_between_one_and_the_plain_one(desk: Desk) -> None:
    plain, drawn = _here(desk, "place"), _here(desk, "shrunk")
    assert plain.value is not None
    assert drawn.value is not None
    assert drawn.modelled
    assert not plain.modelled
    assert min(1.0, plain.value) - 1e-9 <= drawn.value <= max(1.0, plain.value) + 1e-9
    assert drawn.low is not None
    assert drawn.high is not None
    assert drawn.low < drawn.value < drawn.high


def test_how_sure_it_is_that_there_is_more_is_a_part(desk: Desk) -> None:
    chance, drawn = _here(desk, "chance"), _here(desk, "shrunk")
    assert chance.value is not None
    assert drawn.value is not None
    assert 0 <= chance.value <= 1
    assert chance.unit == "share"
    assert (chance.value > 0.5) == (drawn.value > 1.0) or abs(drawn.value - 1.0) < 0.1


@pytest.mark.parametrize("part", [{"level": "senior"}, {"workplace": "remote"}])
def test_it_is_kept_for_whole_roles(desk: Desk, part: dict[str, str]) -> None:
    assert "whole roles" in (desk.sub(place=PLACE, **part).figure("quotient:shrunk").suppressed or "")


def test_a_place_is_needed_and_no_other_kind_exists(desk: Desk) -> None:
    for here, what in ((desk, "place"), (desk.sub(place=PLACE), "other")):
        with pytest.raises(UsageError):
            here.figure(f"quotient:{what}")
