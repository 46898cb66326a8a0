"""robots.txt by RFC 9309: the group of our product token, else `*`; the longest matching path wins, Allow wins ties."""

import re
import string
from urllib.parse import quote

import msgspec

MAX_BYTES = 512 * 1024
_SAFE = string.punctuation
_UNRESERVED = string.ascii_letters + string.digits + "-._~"
_ESCAPE = re.compile("%([0-9a-fA-F]{2})")


class Rule(msgspec.Struct, frozen=True):
    """One path pattern (`*` any run, a last `$` the end) and whether it allows."""

    pattern: str
    allow: bool


class Robots(msgspec.Struct, frozen=True):
    """The rules that hold for us. No rules: all is allowed; `closed`: nothing is. `delay` is in seconds."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()
    closed: bool = False

    def allowed(self, path: str) -> bool:
        """Whether a path with its query may be read."""
        if self.closed:
            return False
        path = _normal(path)
        if path == "/robots.txt":
            return True
        best = Rule("", True)
        for rule in self.rules:
            longer = (len(rule.pattern), rule.allow) > (len(best.pattern), best.allow)
            if longer and _matches(rule.pattern, path):
                best = rule
        return best.allow


OPEN = Robots()
CLOSED = Robots(closed=True)


class _Group:
    def __init__(self) -> None:
        self.agents: list[str] = []
        self.rules: list[Rule] = []
        self.delay: float | None = None


def _normal(path: str) -> str:
    """One spelling: octets beyond ASCII encoded, unreserved characters plain, other escapes in upper case."""
    return _ESCAPE.sub(lambda found: _spelled(found[1]), quote(path, safe=_SAFE))


def _spelled(digits: str) -> str:
    mark = chr(int(digits, 16))
    return mark if mark in _UNRESERVED else f"%{digits.upper()}"


def _matches(pattern: str, path: str) -> bool:
    """Glob from the start, each piece taken at its first place: linear but for the pieces' number."""
    anchored = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    if len(pieces) == 1:
        return not anchored or path == pieces[0]
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = pieces[-1]
    if anchored:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0


def _groups(text: str) -> tuple[list[_Group], tuple[str, ...]]:
    groups: list[_Group] = []
    sitemaps: list[str] = []
    reading_agents = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "sitemap":
            sitemaps.append(value)
        elif key == "user-agent":
            if not reading_agents:
                groups.append(_Group())
            reading_agents = True
            groups[-1].agents.append(value.lower())
        elif groups and key in {"allow", "disallow", "crawl-delay"}:
            reading_agents = False
            _add(groups[-1], key, value)
    return groups, tuple(sitemaps)


def _add(group: _Group, key: str, value: str) -> None:
    if key == "crawl-delay":
        group.delay = float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value) else group.delay
    elif value:
        group.rules.append(Rule(_normal(value if value.startswith(("/", "*")) else f"/{value}"), key == "allow"))


def parse(body: bytes, token: str) -> Robots:
    """The rules for a product token; groups that name it more than once count together."""
    groups, sitemaps = _groups(body[:MAX_BYTES].decode("utf-8-sig", "replace"))
    own = [group for group in groups if token.lower() in (agent.partition("/")[0] for agent in group.agents)]
    chosen = own or [group for group in groups if "*" in group.agents]
    delays = [group.delay for group in chosen if group.delay is not None]
    return Robots(tuple(rule for group in chosen for rule in group.rules), max(delays, default=None), sitemaps)


def by_status(status: int, body: bytes, token: str) -> Robots:
    """What an answer for robots.txt means: 4xx sets no rules; 5xx, and 429 too, closes the host until asked again."""
    if 200 <= status < 300:
        return parse(body, token)
    return OPEN if 400 <= status < 500 and status != 429 else CLOSED
