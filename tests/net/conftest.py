"""A host of our own on this machine, and a clock that does not wait."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from metier.net.fetch import Door, World
from metier.net.wire import Limits

Reply = tuple[int, dict[str, str], bytes]


class Host:
    """Answers from a table of paths; a list of replies is used up one by one, the last one stays."""

    def __init__(self) -> None:
        self.replies: dict[str, list[Reply]] = {"/robots.txt": [(404, {}, b"")]}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.serve: Callable[[BaseHTTPRequestHandler], bool] = lambda _: False
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                if not host.serve(self):
                    self.reply()

            def reply(self) -> None:
                replies = host.replies.get(self.path, [(404, {}, b"none")])
                status, headers, body = replies.pop(0) if len(replies) > 1 else replies[0]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(b"" if status == 304 else body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def host() -> Iterator[Host]:
    served = Host()
    thread = threading.Thread(target=served.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 1_780_000_000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Door]]:
    """Make doors that may reach this machine."""
    opened: list[Door] = []
    folder = tmp_path_factory.mktemp("cache")

    def make(limits: Limits | None = None) -> Door:
        world = World(clock=clock.time, sleep=clock.sleep, chance=lambda: 0.0)
        opened.append(Door("metier/test (+https://operator.example)", folder, frozenset({"127.0.0.1"}), limits, world))
        return opened[-1]

    yield make
    for each in opened:
        each.close()
