"""Pages that carry a schema.org JobPosting, as JSON-LD or as microdata."""

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from metier.model.record import Draft, Drop, Payload
from metier.sources import decoding, job_posting, json_text, jsonld, microdata
from metier.sources.source import Request, Source

MAX_PAGE = 16 * 2**20
_KIND = "JobPosting"

_Found = tuple[dict[str, Any], tuple[str, ...]]


def requests(board: str) -> list[Request]:
    """The page itself: here a board is an address."""
    return [Request(board)]


def read(payload: Payload) -> Iterator[Draft | Drop]:
    """Read a page, or a file that is bare JSON-LD; one Draft or Drop a JobPosting."""
    if len(payload.body) > MAX_PAGE:
        yield Drop("page too large", payload.name)
        return
    if not payload.body.strip():
        yield Drop("empty file", payload.name)
        return
    text = decoding.text_of(payload.body)
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        yield from _bare(text, payload)
    else:
        yield from _page(text, payload)


def _bare(text: str, payload: Payload) -> Iterator[Draft | Drop]:
    try:
        value, repairs = jsonld.parse(text)
    except json_text.BrokenJsonError:
        yield Drop("broken JSON-LD", payload.name)
        return
    found = [(posting, repairs) for posting in jsonld.objects(value, _KIND)]
    yield from _drafts(found, payload, "") if found else [Drop("no job posting on the page", payload.name)]


def _page(text: str, payload: Payload) -> Iterator[Draft | Drop]:
    tree = LexborHTMLParser(text)
    if _closed_to_readers(tree):
        yield Drop("page asks not to be indexed", payload.name)
        return
    found: list[_Found] = []
    broken = 0
    for script in jsonld.scripts(tree):
        try:
            value, repairs = jsonld.parse(script)
        except json_text.BrokenJsonError:
            broken += _KIND in script
            continue
        found += [(posting, repairs) for posting in jsonld.objects(value, _KIND)]
    found = found or [(posting, ()) for posting in microdata.items(tree, _KIND)]
    if found:
        yield from _drafts(found, payload, _canonical(tree))
    else:
        yield Drop("broken JSON-LD" if broken else "no job posting on the page", payload.name)


def _closed_to_readers(tree: LexborHTMLParser) -> bool:
    for node in tree.css("meta[name]"):
        if (node.attributes.get("name") or "").lower() == "robots":
            words = (node.attributes.get("content") or "").lower().replace(",", " ").split()
            if "noindex" in words or "none" in words:
                return True
    return False


def _canonical(tree: LexborHTMLParser) -> str:
    for node in tree.css("link[rel]"):
        href = (node.attributes.get("href") or "").strip()
        if "canonical" in (node.attributes.get("rel") or "").lower().split() and href.startswith(("http://", "https://")):
            return href
    return ""


def _drafts(found: list[_Found], payload: Payload, canonical: str) -> Iterator[Draft | Drop]:
    """One posting keeps the page as its record; several on a page keep their own objects and their own addresses."""
    seen: set[bytes] = set()
    whole = [item for item in found if item[0].get("description")]
    alone = len({json_text.encode(posting) for posting, _ in whole}) == 1
    for number, (posting, repairs) in enumerate(found):
        own = json_text.encode(posting)
        if own in seen:
            continue
        seen.add(own)
        if not posting.get("description"):
            reason = "link in a list, not a posting" if len(found) > 1 or posting.get("url") else "posting without description"
            yield Drop(reason, f"{payload.name}[{number}]")
            continue
        draft = job_posting.draft(posting, payload.body if alone else own, canonical if alone else "", repairs)
        yield draft if draft.title else Drop("no title", f"{payload.name}[{number}]")


SOURCE = Source(
    name="jsonld_page",
    caption="Pages with schema.org JobPosting",
    homepage="https://schema.org/JobPosting",
    read=read,
    requests=requests,
    one_page=True,
)
