import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.net import guard
from metier.net.errors import RefusedError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.0.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.0.8", "192.0.2.1",
        "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
        "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
        "2001::1", "2001:db8::1", "fec0::1", "100::1", "5f00::1", "3fff::1", "nonsense", "",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not guard.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:830::200e"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert guard.is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/", "file:///etc/passwd", "gopher://a.example", "javascript:alert(1)",
        "http://", "//a.example", "a.example",
        "http://user@a.example/", "http://user:pw@a.example/", "http://a.example@127.0.0.1/", "http://a.example:99999/", "http://[::1",
        "http://a.example\\@127.0.0.1/", "http://a b.example/", "http://a.example/\r\nHost: b", "http://a..example/", "",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        guard.target(url)


def test_an_address_is_taken_apart() -> None:
    where = guard.target("HTTPS://Jobs.Acorn.example./a%20b?q=1#part")
    assert (where.scheme, where.host, where.port, where.path) == ("https", "jobs.acorn.example", 443, "/a%20b?q=1")
    assert (where.origin, where.authority) == ("https://jobs.acorn.example", "jobs.acorn.example")
    assert guard.target("http://[2606:4700::1111]:8080").authority == "[2606:4700::1111]:8080"
    assert guard.target("http://bücher.example/").host == "xn--bcher-kva.example"


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    where = guard.target("http://acorn.example/")
    assert guard.pinned(where, lambda *_: ["8.8.8.8", "8.8.4.4"]) == "8.8.8.8"
    for addresses in (["8.8.8.8", "10.0.0.1"], ["127.0.0.1"], []):
        with pytest.raises(RefusedError, match="not a public host"):
            guard.pinned(where, lambda *_, found=addresses: found)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost"])
def test_other_spellings_of_this_machine_are_refused(host: str) -> None:
    with pytest.raises(RefusedError):
        guard.pinned(guard.target(f"http://{host}/"), guard.resolve)


def test_ports_of_other_services_are_refused() -> None:
    with pytest.raises(RefusedError, match="port 25"):
        guard.pinned(guard.target("http://acorn.example:25/"), lambda *_: ["8.8.8.8"])


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for url in (text, f"http://{text}/"):
        try:
            where = guard.target(url)
        except RefusedError:
            continue
        assert where.scheme in {"http", "https"}
        assert where.host
