import pytest

from metier.net.errors import StoppedError
from metier.net.pace import Pace, retry_after_s


class Time:
    def __init__(self) -> None:
        self.now, self.slept = 1_780_000_000.0, 0.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


def pace(chance: float = 0.0) -> tuple[Pace, Time]:
    time = Time()
    return Pace(lambda: time.now, time.sleep, lambda: chance), time


def test_a_host_is_asked_once_a_second_and_others_are_not_held_up() -> None:
    keeper, time = pace()
    keeper.wait("a")
    keeper.wait("b")
    assert time.slept == 0
    keeper.wait("a")
    assert time.slept == 1


def test_chance_adds_to_the_second_and_a_crawl_delay_goes_before_it() -> None:
    keeper, time = pace(chance=1.0)
    keeper.wait("a")
    keeper.wait("a", 10)
    assert time.slept == 1.25
    keeper.wait("a", 10)
    assert time.slept == 1.25 + 12.5


def test_pauses_double_and_retry_after_is_obeyed() -> None:
    keeper, time = pace()
    keeper.back_off("a", 0, None)
    keeper.wait("a")
    assert time.slept == 2
    keeper.back_off("a", 3, None)
    keeper.wait("a")
    assert time.slept == 2 + 16
    keeper.back_off("a", 0, "30")
    keeper.wait("a")
    assert time.slept == 2 + 16 + 30


def test_a_host_that_asks_for_hours_is_left_alone() -> None:
    keeper, time = pace()
    keeper.back_off("a", 0, "7200")
    with pytest.raises(StoppedError, match="pause of 7200"):
        keeper.wait("a")
    time.now += 7200
    keeper.wait("a")


def test_forbidden_twice_stops_for_a_day_and_survives_a_restart() -> None:
    keeper, time = pace()
    keeper.forbidden("a")
    keeper.wait("a")
    keeper.forbidden("a")
    with pytest.raises(StoppedError, match="forbidden 2 times"):
        keeper.wait("a")
    again, _ = pace()
    again.restore(keeper.stops())
    with pytest.raises(StoppedError):
        again.wait("a")
    time.now += 86_400
    keeper.wait("a")
    assert keeper.stops() == {}


def test_a_good_answer_forgives_the_first_refusal() -> None:
    keeper, _ = pace()
    keeper.forbidden("a")
    keeper.welcomed("a")
    keeper.forbidden("a")
    keeper.wait("a")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Thu, 28 May 2026 20:27:00 GMT", 20),
        ("Thu, 28 May 2020 20:27:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    assert retry_after_s(header, 1_780_000_000.0) == seconds
