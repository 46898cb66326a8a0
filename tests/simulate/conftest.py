"""One simulated market for all tests of the room."""

from datetime import date

import pytest

from metier.simulate import market, render
from metier.simulate.market import Market
from metier.simulate.render import Feed

UNTIL = date(2026, 11, 24)


@pytest.fixture(scope="session")
def simulated() -> Market:
    return market.build(7, 1_800, UNTIL)


@pytest.fixture(scope="session")
def feeds(simulated: Market) -> list[Feed]:
    return list(render.readings(simulated))
