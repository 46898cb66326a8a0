"""Walk the site as a person would, and stop at the first thing that is not as it should be."""

import threading
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from metier.errors import MetierError
from metier.library.home import Home
from metier.serve.run import run


class Walk:
    """A visitor without JavaScript: opens addresses of one server and follows links."""

    def __init__(self, address: str) -> None:
        """`address` is the server's root."""
        self.root = address.rstrip("/")

    def open(self, path: str) -> LexborHTMLParser:
        """Get a page. Raises MetierError unless it answers 200 with HTML."""
        where = urlsplit(urljoin(f"{self.root}/", path))
        connection = HTTPConnection(where.hostname or "127.0.0.1", where.port, timeout=60)
        try:
            connection.request("GET", where.path + (f"?{where.query}" if where.query else ""))
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        if answer.status != 200 or "text/html" not in answer.getheader("content-type", ""):
            raise MetierError(
                f"{path} answered {answer.status} {answer.getheader('content-type', '')}", "an HTML page was expected"
            )
        return LexborHTMLParser(body)

    def link(self, page: LexborHTMLParser, selector: str, where: str) -> str:
        """The address of the first link that matches. Raises MetierError if the page has none."""
        node = page.css_first(selector)
        address = node.attributes.get("href") if node else None
        if not address:
            raise MetierError(f"{where} has no link {selector}", "the walk needs it to go on")
        return address


def check_site(home: Home) -> list[str]:
    """Serve a home on a free port and walk home, search, posting, guide and one figure's words; what was seen, step by step."""
    told: list[str] = []
    ready = threading.Event()

    def listen(address: str) -> None:
        told.append(address)
        ready.set()

    threading.Thread(target=lambda: run(home, "127.0.0.1", 0, ready=listen), daemon=True).start()
    if not ready.wait(60):
        raise MetierError("the server did not start within a minute")
    return _walk(Walk(told[0]))


def _walk(walk: Walk) -> list[str]:
    seen: list[str] = []
    home = walk.open("/")
    seen.append(f"home: {_words(home, 'h1')}")
    evidence = walk.open(walk.link(home, "main a.fig", "home"))
    mark = evidence.css_first("mark")
    if mark is None or not mark.text(strip=True):
        raise MetierError("the evidence page highlights no words", "a figure must lead to the words it was counted from")
    seen.append(f"home's figure, followed: {_words(evidence, 'h1')}, read from “{' '.join(mark.text().split())}”")
    found = walk.open("/jobs?q=engineer")
    seen.append(f"search: {_words(found, 'h1')}")
    posting = walk.open(walk.link(found, "main a[href^='/jobs/']", "search"))
    seen.append(f"posting: {_words(posting, 'h1')}")
    guide = walk.open(walk.link(home, "main a[href^='/roles/']", "home"))
    sections = [node.text(strip=True) for node in guide.css("main section h2")]
    if len(sections) < 10:
        raise MetierError(f"the guide shows {len(sections)} sections", "ten were expected")
    seen.append(f"guide: {_words(guide, 'h1')}, {len(sections)} sections")
    seen.extend(f"{path}: {_words(walk.open(path), 'h1')}" for path in ("/sources", "/methods", "/roles"))
    return seen


def _words(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    return " ".join(node.text().split()) if node else "(no heading)"
