import socket
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from metier.corpus import files
from metier.corpus.cloud import Cloud, UnreachableError, explained
from metier.corpus.corpus import Corpus
from metier.corpus.home import check_home, open_home
from metier.corpus.options import client_options, folder_of, table_options
from metier.errors import MetierError, UsageError
from metier.model.address import Bucket


def test_objects_are_written_on_a_condition_read_listed_and_removed(bucket: Bucket, tmp_path: Path) -> None:
    cloud = Cloud(bucket)
    assert cloud.read("a/b") is None
    first = cloud.write("a/b", b"one", None)
    assert first is not None
    assert cloud.write("a/b", b"two", None) is None
    second = cloud.write("a/b", b"two", first)
    assert second is not None
    assert cloud.write("a/b", b"three", first) is None
    held = cloud.read("a/b")
    assert held is not None
    assert held.body == b"two"
    assert cloud.read("a/b", held.tag) == (b"", held.tag)
    (tmp_path / "file").write_bytes(b"x" * 20_000_000)
    cloud.upload("large", tmp_path / "file")
    cloud.download("large", tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == (tmp_path / "file").read_bytes()
    assert sorted((item.name, item.size) for item in cloud.items()) == [("a/b", 3), ("large", 20_000_000)]
    items, folders = cloud.here()
    assert ([item.name for item in items], folders) == (["large"], ["a"])
    cloud.remove(["a/b", "large", "never"])
    assert list(cloud.items()) == []
    with pytest.raises(FileNotFoundError):
        cloud.download("large", tmp_path / "back")


def test_a_home_is_made_once_and_checked(bucket: Bucket) -> None:
    assert not check_home(bucket)
    assert open_home(bucket) == open_home(bucket)
    assert check_home(bucket)
    other = bucket / "other"
    Cloud(other).write("holiday.jpg", b"x", None)
    with pytest.raises(UsageError, match="holds other objects"):
        open_home(other)
    newer = bucket / "newer"
    Cloud(newer).write("metier.json", b'{"home": 99}', None)
    with pytest.raises(MetierError, match="home of version 99"):
        open_home(newer)


def test_small_files_are_changed_without_losing_what_others_wrote(bucket: Bucket) -> None:
    meddled: list[int] = []

    def one_more(body: bytes | None) -> bytes:
        if not meddled:
            meddled.append(1)
            files.change(bucket, "boards.json", lambda held: (held or b"") + b"theirs ")
        return (body or b"") + b"ours "

    files.change(bucket, "boards.json", one_more)
    assert files.read(bucket, "boards.json") == b"theirs ours "


def test_a_missing_bucket_is_told(bucket: Bucket) -> None:
    with pytest.raises(MetierError, match=r"there is no bucket nobody-made-it \(s3://\)"):
        Corpus(Bucket("s3", "nobody-made-it", "home"))


class _Refuses(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<Error><Code>InvalidAccessKeyId</Code><Message>No such key.</Message></Error>"
        self.send_response(403)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_PUT = do_GET  # noqa: N815 (what the server calls)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its own word)
        pass


@pytest.fixture
def refusing() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Refuses)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_wrong_credentials_are_told(bucket: Bucket, refusing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METIER_STORAGE_ENDPOINT", refusing)
    with pytest.raises(MetierError, match="refuses access") as told:
        Corpus(bucket)
    assert "AWS_ACCESS_KEY_ID" in told.value.do
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Error performing PUT http://169.254.169.254/latest/api/token - 403 Forbidden",
            "no credentials for s3://b/p were found",
        ),
        ("Account must be specified", "no credentials for s3://b/p were found"),
        ("status code: 403 Forbidden: <Code>AccessDenied</Code>", "refuses access"),
        ("after 2 retries, retry_timeout: 30s  - HTTP error: error sending request", "cannot be reached"),
        ("status code: 503 Service Unavailable: SlowDown", "cannot be reached"),
        ("Invalid table version: 1, retry_timeout: 30s", "Invalid table version"),
    ],
)
def test_what_a_store_says_is_told_in_our_words(said: str, told: str) -> None:
    colours = f"Generic S3 error\n  \x1b[31m↳\x1b[0m {said}\n\nDebug source:\nsecret inner things"
    error = explained(Bucket("s3", "b", "p"), OSError(colours))
    assert told in str(error)
    assert not any(inner in str(error) for inner in ("\x1b", "\n", "secret"))


def test_a_server_that_is_not_there_is_told_in_bounded_time(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("METIER_STORAGE_ENDPOINT", f"http://127.0.0.1:{port}")
    begun = time.monotonic()
    with pytest.raises(UnreachableError, match="cannot be reached"):
        Corpus(bucket)
    assert time.monotonic() - begun < 30


def test_a_missing_extra_is_told(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(UsageError, match=r'pip install "metier\[cloud\]"'):
        Corpus(bucket)


def test_options_reach_both_clients(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METIER_STORAGE_TIMEOUT", "7s")
    client, table = client_options(bucket), table_options(bucket)
    assert (client.client["timeout"], table["timeout"]) == ("7s", "7s")
    assert (client.client["allow_http"], table["allow_http"]) == (True, "true")
    assert client.config["endpoint"] == table["endpoint"]
    assert table["aws_conditional_put"] == "etag"
    monkeypatch.setenv("METIER_STORAGE_COLOUR", "blue")
    with pytest.raises(UsageError, match="METIER_STORAGE"):
        Cloud(bucket)
    monkeypatch.delenv("METIER_STORAGE_COLOUR")
    monkeypatch.setenv("METIER_STORAGE_MAX_RETRIES", "many")
    with pytest.raises(UsageError, match="whole number"):
        Cloud(bucket)


def test_copies_of_two_stores_are_kept_apart(bucket: Bucket, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    here = folder_of(bucket)
    assert here.parent == tmp_path / "cache"
    assert folder_of(bucket / "x") != here
    monkeypatch.setenv("METIER_STORAGE_ENDPOINT", "http://127.0.0.1:1")
    assert folder_of(bucket) != here
    assert folder_of(tmp_path) == tmp_path
