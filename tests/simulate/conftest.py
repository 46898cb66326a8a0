"""One simulated market for all tests of the room."""

from datetime import date

import pytest

from metier.simulate import market
from metier.simulate.market import Market

UNTIL = date(2026, 11, 24)


@pytest.fixture(scope="session")
def simulated() -> Market:
    return market.build(7, 2_000, UNTIL)
