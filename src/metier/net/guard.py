"""The guard against being led inside: only public addresses of the web are read, and each is resolved once and pinned."""

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import msgspec

from metier.net.errors import RefusedError

Resolver = Callable[[str, int], list[str]]

_PORTS = frozenset({80, 443, 8080, 8443})
_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)
_EMBEDS_V4 = ipaddress.ip_network("::/96")


class Target(msgspec.Struct, frozen=True):
    """An address taken apart: `host` in lower case, `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host as it stands in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.scheme == "https" else 80) else f"{host}:{self.port}"


def resolve(host: str, port: int) -> list[str]:
    """Every address a name has, by the system's resolver."""
    try:
        return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    except (OSError, UnicodeError) as error:
        raise RefusedError(f"the host {host!r} cannot be found") from error


def target(url: str) -> Target:
    """Take an address apart. Raises RefusedError for anything but plain http and https without user names."""
    if any(mark <= " " or mark in "\\\x7f" for mark in url):
        raise RefusedError(f"not an address: {url[:200]!r}")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RefusedError(f"not an address: {url[:200]!r}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise RefusedError(f"not an address of the web: {url[:200]!r}", "http:// and https:// addresses")
    if "@" in parts.netloc:
        raise RefusedError(f"an address with a user name: {url[:200]!r}", "addresses without one")
    try:
        host = parts.hostname.encode("idna").decode("ascii").lower().rstrip(".") if ":" not in parts.hostname else parts.hostname
    except UnicodeError as error:
        raise RefusedError(f"not a host name: {parts.hostname[:200]!r}") from error
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path)


def is_public(address: str) -> bool:
    """Whether an IP address is a host's on the open internet, also judged by the IPv4 address inside an IPv6 one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if "%" in address or not ip.is_global or ip.is_multicast or ip.is_reserved:
        return False
    if any(ip in network for network in _REFUSED if network.version == ip.version):
        return False
    return not (isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped is not None or ip in _EMBEDS_V4))


def pinned(where: Target, resolver: Resolver, allow_private: frozenset[str] = frozenset()) -> str:
    """The one IP address to connect to. Raises RefusedError if any address of the name is not public.

    `allow_private` names hosts that are exempt (tests).
    """
    if where.host in allow_private:
        return resolver(where.host, where.port)[0]
    if where.port not in _PORTS:
        raise RefusedError(f"port {where.port} of {where.host} is not read", f"ports {', '.join(map(str, sorted(_PORTS)))}")
    addresses = resolver(where.host, where.port)
    if not addresses or not all(is_public(address) for address in addresses):
        raise RefusedError(f"{where.host} is not a public host")
    return addresses[0]
