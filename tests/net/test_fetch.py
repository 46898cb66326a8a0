import contextlib
import gzip
import threading
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from metier.net.errors import FetchError, RefusedError, StoppedError, UnfitError
from metier.net.fetch import Door, World, user_agent
from metier.net.wire import Limits

Make = Callable[..., Door]


def test_an_address_is_read_under_an_honest_name(host: Any, door: Make) -> None:
    host.replies["/jobs"] = [(200, {"Content-Type": "application/json"}, b"[]")]
    answer = door().get(f"{host.url}/jobs")
    assert (answer.status, answer.body, answer.headers["content-type"], answer.not_modified) == (
        200,
        b"[]",
        "application/json",
        False,
    )
    _, headers = host.asked[-1]
    assert headers["user-agent"] == "metier/test (+https://operator.example)"
    assert "cookie" not in headers
    assert headers["host"] == host.url.removeprefix("http://")
    assert user_agent("0.1.0", "https://operator.example") == "metier/0.1.0 (+https://operator.example)"


def test_the_second_reading_is_conditional_and_gives_the_kept_body(host: Any, door: Make) -> None:
    date = "Wed, 01 Jul 2026 00:00:00 GMT"
    host.replies["/jobs"] = [(200, {"ETag": '"one"', "Last-Modified": date}, b"first"), (304, {"ETag": '"one"'}, b"")]
    door().get(f"{host.url}/jobs")
    again = door()
    answer = again.get(f"{host.url}/jobs")
    assert (answer.status, answer.body, answer.not_modified) == (304, b"first", True)
    _, headers = host.asked[-1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"one"', date)
    assert again.last_read(f"{host.url}/jobs") is not None
    assert again.last_read(f"{host.url}/other") is None


def test_robots_txt_is_asked_first_once_and_obeyed(host: Any, door: Make) -> None:
    host.replies["/robots.txt"] = [(200, {}, b"User-agent: metier\nDisallow: /private\nCrawl-delay: 7")]
    host.replies["/a"] = [(200, {}, b"a")]
    open_door = door()
    open_door.get(f"{host.url}/a")
    with pytest.raises(RefusedError, match=r"robots\.txt"):
        open_door.get(f"{host.url}/private/x")
    assert [path for path, _ in host.asked] == ["/robots.txt", "/a"]


def test_a_crawl_delay_sets_the_pace(host: Any, door: Make, clock: Any) -> None:
    host.replies["/robots.txt"] = [(200, {}, b"User-agent: *\nCrawl-delay: 7")]
    host.replies["/a"] = [(200, {}, b"a")]
    open_door = door()
    for _ in range(3):
        open_door.get(f"{host.url}/a")
    assert clock.slept == [1.0, 7.0, 7.0]


def test_a_broken_robots_txt_closes_the_host(host: Any, door: Make) -> None:
    host.replies["/robots.txt"] = [(500, {}, b"")]
    with pytest.raises(RefusedError, match=r"robots\.txt"):
        door().get(f"{host.url}/a")
    assert host.paths() == []


def test_a_busy_host_is_asked_again_when_it_says(host: Any, door: Make, clock: Any) -> None:
    host.replies["/a"] = [(503, {"Retry-After": "40"}, b""), (429, {}, b""), (200, {}, b"at last")]
    assert door().get(f"{host.url}/a").body == b"at last"
    assert clock.slept == [1.0, 40.0, 4.0]


def test_a_host_that_stays_busy_gives_its_last_answer(host: Any, door: Make) -> None:
    host.replies["/a"] = [(503, {}, b"no")]
    assert door().get(f"{host.url}/a").status == 503
    assert host.paths() == ["/a"] * 3


def test_forbidden_twice_stops_reading_also_in_the_next_run(host: Any, door: Make) -> None:
    host.replies["/a"] = [(403, {}, b"")]
    open_door = door()
    assert open_door.get(f"{host.url}/a").status == 403
    open_door.get(f"{host.url}/a")
    for each in (open_door, door()):
        with pytest.raises(StoppedError, match="forbidden"):
            each.get(f"{host.url}/a")
    assert host.paths() == ["/a"] * 2


def test_redirects_are_followed_five_times(host: Any, door: Make) -> None:
    for number in range(5):
        host.replies[f"/{number}"] = [(302, {"Location": f"/{number + 1}"}, b"")]
    host.replies["/5"] = [(200, {}, b"here")]
    answer = door().get(f"{host.url}/0")
    assert (answer.body, answer.url) == (b"here", f"{host.url}/5")
    host.replies["/5"] = [(302, {"Location": "/6"}, b"")]
    with pytest.raises(FetchError, match="more than 5 redirects"):
        door().get(f"{host.url}/0")


@pytest.mark.parametrize(
    "inside",
    [
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "file:///etc/passwd",
        "http://2130706433/",
        "http://u@127.0.0.1/",
    ],
)
def test_a_redirect_inside_is_refused(inside: str, host: Any, door: Make) -> None:
    host.replies["/a"] = [(302, {"Location": inside}, b"")]
    with pytest.raises(RefusedError):
        door().get(f"{host.url}/a")
    assert host.paths() == ["/a"]


def test_a_robots_txt_that_leads_inside_closes_the_host(host: Any, door: Make) -> None:
    host.replies["/robots.txt"] = [(301, {"Location": "http://10.0.0.1/robots.txt"}, b"")]
    with pytest.raises(RefusedError, match=r"robots\.txt"):
        door().get(f"{host.url}/a")


def test_this_machine_is_refused_without_leave(host: Any, tmp_path: Path) -> None:
    with Door("x", tmp_path) as shut, pytest.raises(RefusedError):
        shut.get(f"{host.url}/a")
    assert host.asked == []


def test_the_resolved_address_is_the_one_connected_to(host: Any, tmp_path: Path) -> None:
    """A name that answers differently the second time cannot lead elsewhere: it is asked once a request."""
    port = int(host.url.rsplit(":", 1)[1])
    host.replies["/a"] = [(200, {}, b"pinned")]
    asked: list[str] = []

    def resolver(name: str, _: int) -> list[str]:
        asked.append(name)
        return ["127.0.0.1"]

    world = World(sleep=lambda _: None, resolver=resolver)
    with Door("x", tmp_path, frozenset({"acorn.example"}), world=world) as open_door:
        assert open_door.get(f"http://acorn.example:{port}/a").body == b"pinned"
    assert set(asked) == {"acorn.example"}
    assert host.asked[-1][1]["host"] == f"acorn.example:{port}"


def test_a_source_is_pinned_to_its_hosts(host: Any, door: Make) -> None:
    host.replies["/a"] = [(302, {"Location": "https://elsewhere.example/"}, b"")]
    with pytest.raises(RefusedError, match="not one of the source's hosts"):
        door().get(f"{host.url}/a", ("127.0.0.1",))
    with pytest.raises(RefusedError, match="not one of the source's hosts"):
        door().get(f"{host.url}/a", ("boards.example",))


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)])
def test_compressed_answers_are_read(encoding: str, pack: Callable[[bytes], bytes], host: Any, door: Make) -> None:
    host.replies["/a"] = [(200, {"Content-Encoding": encoding}, pack(b"words" * 1000))]
    assert door().get(f"{host.url}/a").body == b"words" * 1000


@pytest.mark.parametrize(
    ("headers", "body", "says"),
    [
        ({}, b"x" * 2001, "more than 2000 bytes"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"0" * 100_000, mtime=0), "when decompressed"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"words", mtime=0)[:-4], "breaks off"),
        ({"Content-Encoding": "gzip"}, b"not gzip", "damaged"),
        ({"Content-Encoding": "br"}, b"x", "compressed as 'br'"),
        ({"Content-Encoding": "gzip, gzip"}, b"x", "compressed as"),
    ],
)
def test_bodies_out_of_bounds_are_refused_at_once(headers: dict[str, str], body: bytes, says: str, host: Any, door: Make) -> None:
    host.replies["/a"] = [(200, headers, body)]
    with pytest.raises(UnfitError, match=says):
        door(Limits(sent_bytes=2000, body_bytes=2000)).get(f"{host.url}/a")
    assert host.paths() == ["/a"]


def test_an_answer_that_drips_is_cut(host: Any, door: Make) -> None:
    """Each header arrives well within the silence allowed, so only the bound on the whole can end it."""
    over = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> bool:
        if handler.path != "/slow":
            return False
        with contextlib.suppress(OSError):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(1000):
                handler.wfile.write(f"X-{number}: drip\r\n".encode())
                handler.wfile.flush()
                if over.wait(0.02):
                    break
        handler.close_connection = True
        return True

    host.serve = drip
    with pytest.raises(FetchError, match="no answer"):
        door(Limits(total_s=0.2, tries=1)).get(f"{host.url}/slow")
    over.set()


def test_a_host_that_is_not_there_is_tried_and_named(door: Make, clock: Any) -> None:
    with pytest.raises(FetchError):
        door(Limits(silence_s=1)).get("http://127.0.0.1:9/")


def test_an_answer_may_ask_not_to_be_indexed(host: Any, door: Make) -> None:
    host.replies["/a"] = [(200, {"X-Robots-Tag": "metier: noindex, nofollow"}, b"x")]
    host.replies["/b"] = [(200, {}, b"x")]
    open_door = door()
    assert open_door.get(f"{host.url}/a").noindex
    assert not open_door.get(f"{host.url}/b").noindex


def test_cookies_are_not_kept(host: Any, door: Make) -> None:
    host.replies["/a"] = [(200, {"Set-Cookie": "track=1"}, b"x")]
    open_door = door()
    open_door.get(f"{host.url}/a")
    open_door.get(f"{host.url}/a")
    assert "cookie" not in host.asked[-1][1]


def test_a_damaged_memory_counts_as_none(host: Any, tmp_path: Path) -> None:
    host.replies["/a"] = [(200, {"ETag": '"1"'}, b"x")]
    world = World(sleep=lambda _: None)
    for _ in range(2):
        with Door("x", tmp_path, frozenset({"127.0.0.1"}), world=world) as open_door:
            assert open_door.get(f"{host.url}/a").body == b"x"
        for path in tmp_path.iterdir():
            path.write_bytes(b"\xff")
    assert "if-none-match" not in host.asked[-1][1]
