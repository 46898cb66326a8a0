"""Days open of a market whose postings were watched: from the rows of a cut to a figure that its evidence gives again."""

from pathlib import Path

import numpy as np
import pytest
from tests.guides import market_rows

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.families.days import NOT_WATCHED
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.verifying import verify
from metier.guides.wording import figure_words
from metier.model.figure import Cell
from metier.model.posting import Kept
from metier.statistics.survival import Stay, Survival


def _watch(kept: Kept) -> Stay | None:
    """Two postings of three are watched: seen three days after they opened, most of them until they closed."""
    number = int(kept.posting.id[1:])
    if number % 7 < 2:
        return None
    rng = np.random.default_rng(number)
    return Stay(3.0, 3.5 + float(np.floor(19 * np.exp(rng.normal(0, 0.5)))), closed=number % 5 != 0)


@pytest.fixture(scope="module")
def watched(kept: list[Kept], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The back-end role of the small market, watched."""
    folder: Path = tmp_path_factory.mktemp("watched")
    build(folder, kept, Meta(edition="e1", as_of=market_rows.AS_OF, seed=7), _watch)
    return Guides.open(folder).desk(Cell(role=market_rows.BACKEND))


def test_half_have_closed_by_the_median_of_the_watched(watched: Desk) -> None:
    found = watched.figure("days:p50")
    sample = watched.measured("days:p50").sample
    assert sample.entry is not None
    assert sample.group is not None
    told = Survival(sample.entry, sample.value, np.equal(sample.group, 0)).median()
    assert found.value is not None
    assert found.value == told.value
    assert found.unit == "days"
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
    assert 10 < found.value < 40
    assert figure_words(found) == f"{found.value:g} days"
    quarters = [watched.figure(f"days:{name}").value for name in ("p25", "p50", "p75")]
    assert quarters == sorted(quarters, key=lambda value: value or np.inf)


def test_what_was_not_watched_is_left_out_and_counted(watched: Desk) -> None:
    found = evidence(watched, "days:p50", None)
    assert len(found.rows) == found.figure.n
    assert found.excluded[NOT_WATCHED] == watched.n - found.figure.n > 0
    assert {row.group for row in found.rows} == {"closed", "open"}
    assert found.figure.coverage == pytest.approx(found.figure.n / watched.n, abs=1e-4)
    assert found.rows[0].read_as.startswith("watched until ")


@pytest.mark.parametrize("what", ["p25", "p50", "p75"])
def test_the_evidence_gives_the_figure_again(watched: Desk, what: str) -> None:
    assert verify(evidence(watched, f"days:{what}", None)).same


def test_nothing_watched_is_too_few(desk: Desk) -> None:
    found = desk.figure("days:p50")
    assert found.value is None
    assert found.suppressed == "too few employers: 0 of the 8 it takes"


def test_one_employer_is_too_few(watched: Desk) -> None:
    employer = watched.cut.per_employer()[0][0]
    assert "too few" in (watched.sub(employer=employer).figure("days:p50").suppressed or "")


def test_other_quantiles_do_not_exist(watched: Desk) -> None:
    with pytest.raises(UsageError):
        watched.figure("days:p90")
