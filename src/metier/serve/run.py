"""Run the web application with uvicorn."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

import uvicorn

from metier.errors import UsageError
from metier.serve.app import create
from metier.site import views

if TYPE_CHECKING:
    from metier.library.home import Home

TRIES = 20


def bind(host: str, port: int, *, search: bool = False) -> socket.socket:
    """A listening socket on the port, or with `search` on the first free one of the next twenty. Raises UsageError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last = min(port + (TRIES if search else 1), 65536)
    for number in range(port, last):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, number))
        except (OSError, OverflowError) as failure:
            listener.close()
            if isinstance(failure, OSError) and failure.errno == errno.EADDRINUSE:
                continue
            raise UsageError(
                f"cannot listen on {host} port {number} ({failure})", do="name another with --host and --port"
            ) from None
        listener.listen(1024)
        listener.set_inheritable(True)
        return listener
    raise UsageError(f"port {port} is in use", "a free port between 1 and 65535", "name another with --port")


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
        Thread(target=views.warm, name="warm", daemon=True).start()


def run(home: Home, host: str, port: int, ready: Callable[[str], None], *, search: bool = False) -> None:
    """Serve until interrupted; `ready` is called with the address once requests are answered.

    `port` 0 takes any free one; `search` takes the next free one when it is in use. Raises UsageError otherwise.
    """
    with bind(host, port, search=search) as listener:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}"
        config = uvicorn.Config(
            create(home), log_level="warning", access_log=False, server_header=False, lifespan="on", timeout_graceful_shutdown=5
        )
        server = _Server(config, lambda: ready(address))
        with suppress(KeyboardInterrupt):
            asyncio.run(server.serve(sockets=[listener]))
