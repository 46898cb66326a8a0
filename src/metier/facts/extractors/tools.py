"""Tools: named technologies, products, standards, licences and certificates the worker uses or must know."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from metier.facts.alternation import Alternation
from metier.facts.demand import CONTEXT, REQUIRED, STRENGTH, asks, demand, denied, elsewhere, or_groups
from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.sentences import Sentence, sentence_at, sentences
from metier.model.facts import Claim, Tool
from metier.taxonomy.lexicon import Hit
from metier.taxonomy.tools import TOOLS, mentions

_ADDRESS = Alternation(
    ("http", r"https?://\S+"),
    ("Http", r"Https?://\S+"),
    ("www.", r"www\.\S+"),
    ("Www.", r"Www\.\S+"),
    ("@", r"@\w\S*"),
    (".", r"\.(?:com|io|org|net|co|ai|dev|app|gov|edu|de|fr|uk|eu)\b(?:/\S*)?"),
)
_SILENT_ZONES = frozenset({"legal", "benefits", "apply"})
_SHORTEST_QUOTE = 3
_AROUND = re.compile(r"[^\w\n]{0,2}\w{0,20}")
_BEFORE = re.compile(r"\w{1,20}[^\w\n]{1,2}$")
_STACK = re.compile(r"\b(?:stack|we use|built (?:with|on|in)|written in|technologies|using)\b", re.IGNORECASE)
_STACK_CATEGORIES = frozenset({"programming-language", "framework", "database", "cloud", "containers", "infrastructure"})
_STACK_SIZE = 3


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web and mail addresses stand; names inside them are not mentions."""
    found: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(text):
        start = match.start()
        while start > 0 and not text[start - 1].isspace() and text[start - 1] not in "(<[,;":
            start -= 1
        if start < match.start() or match.group()[0] not in "@.":
            found.append((start, match.end()))
    return found


def _outside(hit: Hit, spans: list[tuple[int, int]]) -> bool:
    """`Bill.com` is a name and an address; what stands inside or at the end of a longer one (`/index.html`) is none."""
    return not any(start <= hit.start < end and (hit.end < end or hit.start > start) for start, end in spans)


def _words(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower()))


def _is_employers(hit: Hit, employer: str) -> bool:
    """Whether the tool bears the employer's own name."""
    if not employer:
        return False
    name = _words(TOOLS()[hit.id].name)
    return name == employer or (f" {name} " in f" {employer} " and len(name) > 4) or name.startswith(f"{employer} ")


def _quote(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a mention; a name too short to be read as a quote (`C`, `R`) takes the words around it along."""
    if end - start >= _SHORTEST_QUOTE:
        return start, end
    around = _AROUND.match(text, end)
    end = around.end() if around else end
    line = text.rfind("\n", 0, start) + 1
    before = _BEFORE.search(text[line:start])
    return (line + before.start() if before else start), end


def _titled(document: Document) -> dict[str, str]:
    """The tools the title names, with the words it uses."""
    return {hit.id: document.title[hit.start : hit.end] for hit in mentions(document.title)}


def _stack_lines(text: str, found: list[Hit]) -> frozenset[int]:
    """Where sentences begin that list what a team works with, rather than customers and products."""
    near: dict[Sentence, set[str]] = {}
    for hit in found:
        sentence = sentence_at(sentences(text), hit.start)
        if sentence is not None and TOOLS()[hit.id].category in _STACK_CATEGORIES:
            near.setdefault(sentence, set()).add(hit.id)
    return frozenset(
        sentence.start
        for sentence, ids in near.items()
        if len(ids) >= _STACK_SIZE or _STACK.search(text, sentence.start, sentence.end) is not None
    )


def _tool(tool_id: str, req: str, **evidence: Any) -> Tool:
    entry = TOOLS()[tool_id]
    return Tool(id=entry.id, name=entry.name, category=entry.category, req=req, **evidence)


def _mentioned(document: Document) -> list[Hit]:
    spans = addresses(document.text)
    return [hit for hit in mentions(document.text) if document.zone(hit.start) not in _SILENT_ZONES and _outside(hit, spans)]


def _demand(document: Document, hit: Hit, stacks: frozenset[int]) -> str | None:
    """What the applicant has to do with a mention; None when it is none of the applicant's business."""
    text, zone = document.text, document.zone(hit.start)
    sentence = sentence_at(sentences(text), hit.start)
    if (
        denied(text, hit.start, hit.end)
        or elsewhere(text, sentence, hit.start)
        or (zone == "about_employer" and (sentence is None or sentence.start not in stacks))
    ):
        return None
    req = demand(text, zone, sentence, hit.start, hit.end)
    if not _is_employers(hit, _words(document.employer)):
        return req
    possessive = text[hit.end : hit.end + 2] in ("'s", "’s")
    return req if req != CONTEXT and not possessive and asks(text, sentence, hit.start, hit.end) else None


def _regrouped(tools: Iterable[Tool]) -> tuple[Tool, ...]:
    """The same tools with groups of alternatives numbered from 1, and none of a single member left."""
    kept = tuple(tools)
    sizes = Counter(tool.or_group for tool in kept)
    shared = [group for group in sizes if group is not None and sizes[group] > 1]
    numbers = {group: number for number, group in enumerate(shared, start=1)}
    return tuple(msgspec.structs.replace(tool, or_group=numbers.get(tool.or_group) if tool.or_group else None) for tool in kept)


def read_tools(document: Document, _known: Mapping[str, Any]) -> tuple[Tool, ...] | None:
    """Every tool named, once each, by the mention that demands it most; in the order of first mention."""
    text, titled, found = document.text, _titled(document), _mentioned(document)
    stacks = _stack_lines(text, found)
    best: dict[str, Tool] = {}
    for hit, group in zip(found, or_groups(text, found), strict=True):
        req = _demand(document, hit, stacks)
        if req is None:
            continue
        if req == CONTEXT and hit.id in titled:
            req = REQUIRED
        known = best.get(hit.id)
        if known is None or STRENGTH[req] > STRENGTH[known.req]:
            start, end = _quote(text, hit.start, hit.end)
            best[hit.id] = _tool(hit.id, req, or_group=group, quote=text[start:end], start=start, end=end)
    for tool_id, surface in titled.items():
        if tool_id not in best and surface not in text and not _is_employers(Hit(0, 0, tool_id), _words(document.employer)):
            best[tool_id] = _tool(tool_id, REQUIRED, field="title")
    return _regrouped(best.values()) or None


def _why(document: Document, claim: Claim) -> str:
    """Which name fired, whether it needed evidence, and what makes it required, preferred or context."""
    assert isinstance(claim, Tool)
    if claim.start is None or claim.end is None:
        return f"{claim.name} is named in the title"
    spoken = [hit for hit in mentions(document.text) if hit.start >= claim.start and hit.end <= claim.end]
    surface = document.text[spoken[0].start : spoken[0].end] if spoken else claim.quote
    evidence = ", an everyday word too, borne out by what stands beside it" if spoken and spoken[0].weak else ""
    return f"the name “{surface}” of {claim.name}{evidence}; {claim.req} where it stands ({document.zone(claim.start)})"


EXTRACTOR = Extractor(
    field="tools",
    version=2,
    description="Named technologies, products, standards, licences and certificates, each with how firmly it is demanded.",
    example="Must know PostgreSQL; Kafka is a plus -> PostgreSQL required, Apache Kafka preferred",
    read=read_tools,
    why=_why,
)
