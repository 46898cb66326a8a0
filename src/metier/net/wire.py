"""One request over the wire: to a pinned address, bounded in bytes and time, never following a redirect."""

import contextlib
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import msgspec

from metier.net.errors import FetchError, UnfitError
from metier.net.guard import Target


class Limits(msgspec.Struct, frozen=True):
    """Bounds of one reading: bytes as sent, bytes decompressed, seconds in all, seconds without a byte, redirects, tries."""

    sent_bytes: int = 64 * 2**20
    body_bytes: int = 512 * 2**20
    total_s: float = 120.0
    silence_s: float = 20.0
    redirects: int = 5
    tries: int = 3


class Raw(msgspec.Struct, frozen=True):
    """An answer as it came; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def _inflater(encoding: str) -> Callable[[Iterator[bytes], int], bytes]:
    names = [name.strip().lower() for name in encoding.split(",") if name.strip() and name.strip().lower() != "identity"]
    if not names:
        return _plain
    if names in (["gzip"], ["x-gzip"]):
        return lambda pieces, most: _inflated(pieces, most, 31)
    if names == ["deflate"]:
        return lambda pieces, most: _inflated(pieces, most, 15)
    raise UnfitError(f"an answer compressed as {encoding!r}", "gzip and deflate are read")


def _plain(pieces: Iterator[bytes], most: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most:
            raise UnfitError(f"an answer of more than {most} bytes")
    return bytes(body)


def _inflated(pieces: Iterator[bytes], most: int, window: int) -> bytes:
    inflater, body = zlib.decompressobj(window), bytearray()
    try:
        for piece in pieces:
            rest = piece
            while rest:
                body += inflater.decompress(rest, most + 1 - len(body))
                if len(body) > most:
                    raise UnfitError(f"an answer of more than {most} bytes when decompressed")
                rest = inflater.unconsumed_tail
    except zlib.error as error:
        raise UnfitError(f"a damaged answer: {error}") from error
    if body and not inflater.eof:
        raise UnfitError("an answer that breaks off")
    return bytes(body)


class Wire:
    """Sends requests. One connection a host; no proxies or other settings are taken from the environment."""

    def __init__(self, user_agent: str, limits: Limits, clock: Callable[[], float]) -> None:
        """`clock` gives seconds, and bounds the whole answer."""
        self.limits, self._clock, self._user_agent = limits, clock, user_agent
        self._stream: Any = None
        self._origin = ""
        self._client = self._fresh()

    def _fresh(self) -> httpx.Client:
        return httpx.Client(
            headers={"User-Agent": self._user_agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"},
            timeout=httpx.Timeout(self.limits.silence_s),
            limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        """Let the connection go."""
        self._client.close()

    def send(self, where: Target, address: str, headers: dict[str, str]) -> Raw:
        """GET from the pinned address in the host's name, its certificate checked against the name. Raises FetchError."""
        if where.origin != self._origin:
            # connections are kept by address: two names of one address must not share one whose certificate is the other's
            self._client.close()
            self._client, self._origin = self._fresh(), where.origin
        self._client.cookies.clear()
        host = f"[{address}]" if ":" in address else address
        request = self._client.build_request(
            "GET",
            f"{where.scheme}://{host}:{where.port}{where.path}",
            headers={**headers, "Host": where.authority},
            extensions={
                "sni_hostname": where.host,
                "trace": self._trace,
                "timeout": httpx.Timeout(self.limits.silence_s).as_dict(),
            },
        )
        watch = threading.Timer(self.limits.total_s, self._cut)
        watch.daemon = True
        watch.start()
        try:
            answer = self._client.send(request, stream=True)
            try:
                return self._read(answer)
            finally:
                answer.close()
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise FetchError(f"no answer from {where.host}: {type(error).__name__}") from error
        finally:
            watch.cancel()

    def _trace(self, event: str, info: dict[str, Any]) -> None:
        """Hold on to the stream of the connection, so that it can be cut."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            self._stream = info["return_value"]

    def _cut(self) -> None:
        """Time is up: break the connection, for an answer that drips byte by byte never times out by itself."""
        wire = self._stream.get_extra_info("socket") if self._stream else None
        if wire is not None:
            with contextlib.suppress(OSError):
                wire.shutdown(socket.SHUT_RDWR)

    def _read(self, answer: httpx.Response) -> Raw:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        inflate = _inflater(headers.get("content-encoding", ""))
        return Raw(answer.status_code, headers, inflate(self._pieces(answer), self.limits.body_bytes))

    def _pieces(self, answer: httpx.Response) -> Iterator[bytes]:
        deadline, sent = self._clock() + self.limits.total_s, 0
        for piece in answer.iter_raw():
            sent += len(piece)
            if sent > self.limits.sent_bytes:
                raise UnfitError(f"an answer of more than {self.limits.sent_bytes} bytes")
            if self._clock() > deadline:
                raise UnfitError(f"an answer slower than {self.limits.total_s:.0f} seconds")
            yield piece
