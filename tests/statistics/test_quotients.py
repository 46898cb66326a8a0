import math

import pytest

from metier.statistics.quotients import location_quotient


def test_a_place_with_the_usual_share_has_one() -> None:
    found = location_quotient(10, 100, 100, 1000)
    assert found.value == pytest.approx(1.0)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 1 < found.high


def test_the_interval_is_symmetric_on_the_logarithm_and_widens_with_clustering() -> None:
    found, clustered = location_quotient(40, 100, 100, 1000), location_quotient(40, 100, 100, 1000, effect=4)
    assert found.low is not None
    assert found.high is not None
    assert clustered.low is not None
    assert math.log(found.high / found.value) == pytest.approx(math.log(found.value / found.low))
    assert math.log(clustered.value / clustered.low) == pytest.approx(2 * math.log(found.value / found.low))


def test_counts_must_be_positive() -> None:
    with pytest.raises(ValueError, match="positive"):
        location_quotient(0, 1, 1, 1)
