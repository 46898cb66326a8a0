import msgspec
import pytest

from metier.errors import UsageError
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
    rows = whole.rows[: len(whole.rows) // 3]
    assert not verify(msgspec.structs.replace(whole, rows=rows, total=len(rows))).same
    with pytest.raises(UsageError, match="of the"):
        verify(msgspec.structs.replace(whole, rows=rows))


def test_a_changed_value_is_noticed_and_a_method_of_another_version_is_named(desk: Desk) -> None:
    whole = evidence(desk, "pay:p50", None)
    assert verify(whole).same
    more = msgspec.structs.replace(whole.figure, value=(whole.figure.value or 0.0) + 1)
    assert not verify(msgspec.structs.replace(whole, figure=more)).same
    later = msgspec.structs.replace(whole.figure, method="employer-quantile@99")
    with pytest.raises(UsageError, match="employer-quantile@99"):
        verify(msgspec.structs.replace(whole, figure=later))


def test_of_a_figure_that_is_not_published_there_is_nothing_to_compute(desk: Desk) -> None:
    found = verify(evidence(desk.sub(place="DE"), "share:degree", None))
    assert (found.published, found.printed, found.computed, found.same) == (False, (None,) * 3, (None,) * 3, True)
