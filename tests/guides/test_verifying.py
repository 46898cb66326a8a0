import msgspec
import pytest

from metier.guides.compose import compose
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.verifying import verify
from metier.model.figure import Evidence


def test_every_figure_of_a_guide_follows_from_its_download_alone(desk: Desk) -> None:
    compose(desk)
    figures = desk.figures()
    assert len(figures) > 100
    for figure in figures:
        here = desk.sub(**msgspec.structs.asdict(figure.cell))
        downloaded = msgspec.json.decode(msgspec.json.encode(evidence(here, figure.measure, None)), type=Evidence)
        found = verify(downloaded)
        assert found.same, (figure.measure, found)


@pytest.mark.parametrize("measure", ["share:degree", "pay:p50", "count:postings", "lift:tool:postgresql"])
def test_a_row_that_is_missing_is_noticed(desk: Desk, measure: str) -> None:
    whole = evidence(desk, measure, None)
    part = msgspec.structs.replace(whole, rows=whole.rows[: len(whole.rows) // 3])
    assert not verify(part).same
