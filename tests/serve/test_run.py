"""The server: it says when it answers, and what to do when its port is taken."""

import socket
import threading
from http.client import HTTPConnection
from typing import Any

import pytest
from tests.site.fake_home import FakeHome

from metier.errors import UsageError
from metier.serve import run as serving

HOST = "127.0.0.1"


def test_a_port_in_use_is_a_clear_error_or_the_next_one() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen(1)
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} is in use"):
            serving.bind(HOST, port)
        with serving.bind(HOST, port, search=True) as other:
            assert port < other.getsockname()[1] < port + serving.TRIES


def test_a_host_that_is_not_ours_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="cannot listen"):
        serving.bind("203.0.113.1", 8000)


def test_it_serves_and_says_where() -> None:
    told: list[str] = []
    ready = threading.Event()
    home: Any = FakeHome()

    def listen(address: str) -> None:
        told.append(address)
        ready.set()

    threading.Thread(target=lambda: serving.run(home, HOST, 0, listen), daemon=True).start()
    assert ready.wait(20)
    connection = HTTPConnection(told[0].removeprefix("http://"), timeout=20)
    connection.request("GET", "/health")
    assert connection.getresponse().status == 200
    connection.close()
