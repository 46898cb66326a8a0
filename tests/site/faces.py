"""What tests of the faces share: a client of the whole application over the fake home, and an eye for pages."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import msgspec
from litestar import Litestar
from litestar.testing import TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.site.fake_home import FakeHome

from metier.model.figure import Figure
from metier.serve.app import create

POSTING = "/jobs/greenhouse%3Anorthlight%3A4001"
HOSTILE = "/jobs/csv%3Ax%3Ahostile"
GUIDE = "/roles/backend-software-engineer"
COMPARE = "/compare?role=registered-nurse&role=data-engineer"
EVIDENCE = "/evidence/aaaaaa-p0147000"
PAGES = (
    "/",
    "/jobs",
    "/jobs?q=nurse&place=austin-tx&level=senior&pay_min=50000&unstated_pay=exclude&posted_since=2026-11-07&sort=newest&copies=true",
    "/jobs?q=nothing&level=senior",
    "/jobs?page=3&nonsense=1",
    POSTING,
    HOSTILE,
    "/jobs/lever%3Aharbor%2Fgeneral%3A9",
    "/jobs/lever%3Anorthlight%3A77",
    "/jobs/csv%3Ax%3Aclosed",
    "/jobs/csv%3Ax%3Aunknown",
    "/jobs/secret%3Ax%3A1",
    "/roles",
    GUIDE,
    GUIDE + "?place=austin-tx&level=senior&window=all",
    "/roles/welder",
    COMPARE,
    "/compare",
    "/compare?role=data-engineer&place=austin-tx",
    EVIDENCE,
    EVIDENCE + "?all=1",
    "/evidence/aaaaaa-few00000",
    "/match",
    "/sources",
    "/methods",
    "/about",
)
MISSING = (
    "/nowhere",
    "/roles/nurse",
    "/compare?role=nurse&role=data-engineer",
    "/evidence/nope",
    "/evidence/old-gone",
    "/jobs/gone",
    GUIDE + "?level=wizard",
)


def client(home: FakeHome | None = None) -> TestClient[Litestar]:
    """A client of the application; use it in a `with`."""
    given: Any = home or FakeHome()
    return TestClient(create(given), raise_server_exceptions=False)


def faults(html: str) -> list[str]:
    """What is wrong with a page, in words; an empty list for a sound one."""
    page = LexborHTMLParser(html)
    found = [] if html.startswith("<!doctype html>") and page.css_first("html[lang]") else ["no doctype or language"]
    found += [f"{len(page.css('h1'))} first headings"] * (len(page.css("h1")) != 1)
    found += ["no title"] * (not _text(page.css_first("title")))
    found += ["not one main landmark"] * (len(page.css("main")) != 1)
    ids = [node.attributes.get("id") for node in page.css("[id]")]
    found += [f"id {name} twice" for name in set(ids) if ids.count(name) > 1]
    found += [
        f"dead anchor {node.attributes['href']}"
        for node in page.css("a[href^='#']")
        if (node.attributes["href"] or "")[1:] not in ids
    ]
    for node in page.css("*"):
        bad = [name for name in node.attributes if name.startswith("on") or name == "style"]
        found += [f"attribute {name} on {node.tag}" for name in bad]
    found += ["a script" for node in page.css("script") if node.attributes.get("type") != "application/ld+json"]
    found += [f"<{tag}>" for tag in ("iframe", "object", "embed", "base", "style", "img") if page.css(tag)]
    found += _unlabelled(page) + _skipped(page) + _bad_links(page) + _bad_tables(page)
    found += _Balance.faults(html)
    found += [f"said twice: {words}" for words in _repeated(page)]
    found += [
        f"unrounded {words}" for words in re.findall(r"[$€£]\d+\.\d{3,}|\d\.\d{4,}%?", page.body.text() if page.body else "")
    ]
    found += [f"e-mail address {name}" for name in re.findall(r"[\w.]+@[\w-]+\.\w+", html)]
    return found


class _Balance(HTMLParser):
    """Whether every element that is opened is closed in turn."""

    VOID = frozenset({"meta", "link", "input", "br", "col", "hr", "img", "rect", "line", "path", "circle", "use"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] = []

    @classmethod
    def faults(cls, html: str) -> list[str]:
        """What is opened and not closed, or closed and not open."""
        self = cls()
        self.feed(html)
        return self.found + [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [] if tag in self.VOID else [tag]
        names = [name for name, _ in attrs]
        self.found += [f"<{tag}> with {name} twice" for name in set(names) if names.count(name) > 1]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.found.append(f"</{tag}> closes nothing")


def _repeated(page: LexborHTMLParser) -> list[str]:
    """Notes and sentences of the page that stand there twice."""
    said = [_text(node) for node in page.css("main p.note, main p.plain, main p.lede, main figcaption, p.notice")]
    return [words for words in dict.fromkeys(said) if words and said.count(words) > 1]


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first node that matches; the test fails where there is none."""
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def _unlabelled(page: LexborHTMLParser) -> list[str]:
    named = {node.attributes.get("for") for node in page.css("label[for]")}
    inside = {node.mem_id for label in page.css("label") for node in label.css("input, select")}
    fields = [node for node in page.css("input, select, textarea") if node.attributes.get("type") != "hidden"]
    return [
        f"no label for {node.html}" for node in fields if node.attributes.get("id") not in named and node.mem_id not in inside
    ]


def _skipped(page: LexborHTMLParser) -> list[str]:
    levels = [int((node.tag or "h0")[1]) for node in page.css("h1, h2, h3, h4, h5, h6") if not node.css_matches(".filters *")]
    body = levels[levels.index(1) :] if 1 in levels else levels
    return [f"h{before} then h{after}" for before, after in pairwise(body) if after > before + 1]


def _bad_links(page: LexborHTMLParser) -> list[str]:
    found = []
    for node in page.css("[href], [src], [action]"):
        for name in ("href", "src", "action"):
            address = node.attributes.get(name)
            if address and not re.match(r"(?:/|#|\?|https?://)", address):
                found.append(f"{name}={address}")
    found += ["a link without words" for node in page.css("a") if not _text(node)]
    return found


def _bad_tables(page: LexborHTMLParser) -> list[str]:
    found = []
    for table in page.css("table.rows"):
        found += ["a table without caption"] * (table.css_first("caption") is None)
        found += ["a heading without scope" for node in table.css("th") if not node.attributes.get("scope")]
        widths = {len(row.css("th, td")) for row in table.css("tr")}
        found += [f"rows of {sorted(widths)} cells"] * (len(widths) > 1)
    return found


def figures(thing: object) -> list[Figure]:
    """Every figure inside a noun, in order."""
    if isinstance(thing, Figure):
        return [thing]
    if isinstance(thing, tuple | list):
        return [found for item in thing for found in figures(item)]
    if isinstance(thing, msgspec.Struct):
        return [found for name in thing.__struct_fields__ for found in figures(getattr(thing, name))]
    return []
