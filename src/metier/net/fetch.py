"""The one door to the network: polite, honest and bounded."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from urllib.parse import urljoin

import msgspec

from metier.net import guard, robots
from metier.net.errors import FetchError, RefusedError, StoppedError, UnfitError
from metier.net.memory import Kept, Memory
from metier.net.pace import DAY_S, Pace
from metier.net.wire import Limits, Raw, Wire

TOKEN = "metier"  # noqa: S105 - the product token of robots.txt
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


def user_agent(version: str, contact: str) -> str:
    """The honest name under which we ask: `metier/0.1.0 (+https://...)`. `contact` is an address of the operator."""
    return f"{TOKEN}/{version} (+{contact})"


class World(msgspec.Struct, frozen=True):
    """What a test replaces: the time in seconds since 1970, sleeping, chance (0 to 1) and the resolver of names."""

    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    resolver: guard.Resolver = guard.resolve


class Answer(msgspec.Struct, frozen=True):
    """What came back. Header names are in lower case; `url` is where it was found after redirects.

    When `not_modified`, the status is 304 and the body that of the last reading.
    """

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    not_modified: bool = False

    @property
    def noindex(self) -> bool:
        """Whether the answer's `X-Robots-Tag` asks not to be indexed."""
        words = self.headers.get("x-robots-tag", "").lower().replace(",", " ").replace(":", " ").split()
        return "noindex" in words or "none" in words


class Door:
    """Reads addresses. Not for several threads at once: a host gets one connection and one request a second."""

    def __init__(
        self,
        user_agent: str,
        cache_dir: Path | None,
        allow_private: frozenset[str] = frozenset(),
        limits: Limits | None = None,
        world: World | None = None,
    ) -> None:
        """`allow_private` names hosts exempt from the guard (tests). `cache_dir` keeps validators, bodies and stops."""
        self._world, self._allow_private = world or World(), allow_private
        self._limits = limits or Limits()
        self._wire = Wire(user_agent, self._limits, self._world.clock)
        self._memory = Memory(cache_dir)
        self._pace = Pace(self._world.clock, self._world.sleep, self._world.chance)
        self._pace.restore(self._memory.stops())
        self._robots: dict[str, tuple[float, robots.Robots]] = {}

    def __enter__(self) -> "Door":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the connection go."""
        self._wire.close()

    def last_read(self, url: str) -> float | None:
        """When an address was last read or found unchanged (seconds since 1970), for sources that limit how often."""
        kept = self._memory.recall(url)
        return kept[0].read_at if kept else None

    def get(self, url: str, hosts: tuple[str, ...] = ()) -> Answer:
        """Read an address, following up to five redirects, each checked anew. `hosts` pins it to a source's own hosts.

        Any final status is an answer. Raises RefusedError, StoppedError or FetchError.
        """
        kept = self._memory.recall(url)
        headers = kept[0].validators() if kept else {}
        at = url
        for _ in range(self._limits.redirects + 1):
            raw = self._ask(at, hosts, headers)
            location = raw.headers.get("location")
            if raw.status not in _REDIRECTS or not location:
                return self._answer(url, at, raw, kept)
            at = urljoin(at, location)
        raise FetchError(f"more than {self._limits.redirects} redirects from {url}")

    def _answer(self, url: str, at: str, raw: Raw, kept: tuple[Kept, bytes] | None) -> Answer:
        now = self._world.clock()
        if raw.status == 304 and kept is not None:
            self._memory.keep(msgspec.structs.replace(kept[0], read_at=now), kept[1])
            return Answer(at, 304, {**kept[0].headers, **raw.headers}, kept[1], not_modified=True)
        if raw.status == 200:
            validators = raw.headers.get("etag", ""), raw.headers.get("last-modified", "")
            self._memory.keep(Kept(url, now, *validators, raw.headers), raw.body)
        return Answer(at, raw.status, raw.headers, raw.body)

    def _ask(self, url: str, hosts: tuple[str, ...], headers: dict[str, str]) -> Raw:
        where = guard.target(url)
        if hosts and where.host not in hosts:
            raise RefusedError(f"{where.host} is not one of the source's hosts", f"its hosts: {', '.join(hosts)}")
        address = self._pinned(where)
        rules = self._rules(where)
        if not rules.allowed(where.path):
            raise RefusedError(f"robots.txt of {where.host} does not allow {where.path[:200]}")
        return self._tried(where, address, headers, rules.delay)

    def _pinned(self, where: guard.Target) -> str:
        return guard.pinned(where, self._world.resolver, self._allow_private)

    def _tried(self, where: guard.Target, address: str, headers: dict[str, str], delay: float | None) -> Raw:
        """Ask until the host answers well or the tries are used up."""
        last: FetchError | None = None
        for attempt in range(self._limits.tries):
            self._pace.wait(where.host, delay)
            try:
                raw = self._wire.send(where, address, headers)
            except UnfitError:
                raise
            except FetchError as error:
                last = error
                self._pace.back_off(where.host, attempt, None)
                continue
            if raw.status in _TRY_AGAIN:
                self._pace.back_off(where.host, attempt, raw.headers.get("retry-after"))
                if attempt + 1 < self._limits.tries:
                    continue
            self._noted(where.host, raw.status)
            return raw
        raise last or FetchError(f"no answer from {where.host}")

    def _noted(self, host: str, status: int) -> None:
        if status == 403:
            self._pace.forbidden(host)
            self._memory.keep_stops(self._pace.stops())
        elif status < 400:
            self._pace.welcomed(host)

    def _rules(self, where: guard.Target) -> robots.Robots:
        """The host's robots.txt, at most a day old."""
        now = self._world.clock()
        held = self._robots.get(where.origin)
        if held is None or now - held[0] > (DAY_S if not held[1].closed else 600.0):
            held = (now, self._read_rules(where))
            self._robots[where.origin] = held
        return held[1]

    def _read_rules(self, where: guard.Target) -> robots.Robots:
        """Fetch robots.txt; redirects are followed, each checked by the guard; no answer closes the host."""
        at = f"{where.origin}/robots.txt"
        try:
            for _ in range(self._limits.redirects + 1):
                there = guard.target(at)
                raw = self._tried(there, self._pinned(there), {}, None)
                if raw.status not in _REDIRECTS or "location" not in raw.headers:
                    return robots.by_status(raw.status, raw.body, TOKEN)
                at = urljoin(at, raw.headers["location"])
        except StoppedError:
            raise
        except FetchError:
            return robots.CLOSED
        return robots.OPEN
