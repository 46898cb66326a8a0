"""The pace at which hosts are read: one request a second and host at most, and slower whenever a host asks."""

import email.utils
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from metier.net.errors import StoppedError

DAY_S = 86_400.0


class Rules(msgspec.Struct, frozen=True):
    """How polite we are.

    `interval_s` between requests to a host, `jitter` a share of it added at random, pauses after an error from the first to
    the longest, and how many forbidden answers it takes to leave a host alone for a day.
    """

    interval_s: float = 1.0
    jitter: float = 0.25
    first_pause_s: float = 2.0
    longest_pause_s: float = 300.0
    forbidden: int = 2


class Pace:
    """When each host may be asked next. `clock` gives seconds since 1970, `chance` numbers from 0 to 1."""

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], None], chance: Callable[[], float], rules: Rules | None = None
    ) -> None:
        """Everything is given, so that a test can live a year in a moment."""
        self._clock, self._sleep, self._chance = clock, sleep, chance
        self.rules = rules or Rules()
        self._next: dict[str, float] = {}
        self._forbidden: dict[str, int] = {}
        self._stopped: dict[str, float] = {}

    def wait(self, host: str, delay: float | None = None) -> None:
        """Sleep until the host may be asked, and count this as asking. Raises StoppedError while the host is left alone."""
        now = self._clock()
        if now < self._stopped.get(host, 0.0):
            raise StoppedError(f"{host} answered forbidden {self.rules.forbidden} times", do="it is left alone for a day")
        pause = self._next.get(host, 0.0) - now
        if pause > self.rules.longest_pause_s:
            raise StoppedError(f"{host} asked for a pause of {pause:.0f} seconds", do="read it again later")
        if pause > 0:
            self._sleep(pause)
            now = max(self._clock(), now + pause)
        interval = max(self.rules.interval_s, delay or 0.0)
        self._next[host] = now + interval * (1 + self.rules.jitter * self._chance())

    def back_off(self, host: str, attempt: int, retry_after: str | None) -> None:
        """A host answered 429, 503 or not at all: wait as long as it says, else twice as long as the last time."""
        asked = retry_after_s(retry_after, self._clock())
        pause = min(self.rules.first_pause_s * 2**attempt, self.rules.longest_pause_s) * (1 + self.rules.jitter * self._chance())
        self._next[host] = max(self._next.get(host, 0.0), self._clock() + (pause if asked is None else asked))

    def forbidden(self, host: str) -> None:
        """A host answered 403; the second time it is left alone for a day."""
        self._forbidden[host] = self._forbidden.get(host, 0) + 1
        if self._forbidden[host] >= self.rules.forbidden:
            self._stopped[host] = self._clock() + DAY_S
            self._forbidden[host] = 0

    def welcomed(self, host: str) -> None:
        """A host answered well: earlier refusals no longer count."""
        self._forbidden.pop(host, None)

    def stops(self) -> dict[str, float]:
        """Hosts left alone, and until when (seconds since 1970)."""
        return {host: until for host, until in self._stopped.items() if until > self._clock()}

    def restore(self, stops: dict[str, float]) -> None:
        """Take up the stops of an earlier run."""
        self._stopped.update(stops)


def retry_after_s(header: str | None, now: float) -> float | None:
    """`Retry-After` in seconds from now, given in seconds or as an HTTP date; None where there is none."""
    if not header:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.fromtimestamp(now, UTC)).total_seconds())
