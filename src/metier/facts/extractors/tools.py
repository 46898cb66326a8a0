"""Tools: named technologies, products, standards, licences and certificates the worker uses or must know."""

import re
from collections.abc import Mapping
from typing import Any

from metier.facts.demand import CONTEXT, REQUIRED, STRENGTH, asks, demand, or_groups
from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.sentences import Sentence, sentence_at, sentences
from metier.model.facts import Tool
from metier.taxonomy.lexicon import Hit
from metier.taxonomy.tools import TOOLS, mentions

_ADDRESS = re.compile(r"(?:[Hh]ttps?://|[Ww]ww\.)\S+|@\w\S*|\.(?:com|io|org|net|co|ai|dev|app|gov|edu|de|fr|uk|eu)\b(?:/\S*)?")
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
    return not any(start <= hit.start < end for start, end in spans)


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


def _titled(document: Document) -> set[str]:
    return {hit.id for hit in mentions(document.title)}


def _in_stack_line(text: str, sentence: Sentence | None, found: list[Hit]) -> bool:
    """Whether a sentence about the employer lists what the team works with, rather than customers and products."""
    if sentence is None:
        return False
    near = {
        hit.id for hit in found if sentence.start <= hit.start < sentence.end and TOOLS()[hit.id].category in _STACK_CATEGORIES
    }
    return len(near) >= _STACK_SIZE or (len(near) > 0 and _STACK.search(text, sentence.start, sentence.end) is not None)


def read_tools(document: Document, _known: Mapping[str, Any]) -> tuple[Tool, ...] | None:
    """Every tool named, once each, by the mention that demands it most; in order of that mention."""
    text, employer, titled = document.text, _words(document.employer), _titled(document)
    spans = addresses(text)
    found = [hit for hit in mentions(text) if document.zone(hit.start) not in _SILENT_ZONES and _outside(hit, spans)]
    cut = sentences(text)
    best: dict[str, Tool] = {}
    for hit, group in zip(found, or_groups(text, found), strict=True):
        zone = document.zone(hit.start)
        sentence = sentence_at(cut, hit.start)
        if zone == "about_employer" and not _in_stack_line(text, sentence, found):
            continue
        req = demand(text, zone, sentence, hit.start, hit.end)
        if _is_employers(hit, employer) and (req == CONTEXT or not asks(text, sentence, hit.start, hit.end)):
            continue
        if req == CONTEXT and hit.id in titled:
            req = REQUIRED
        known = best.get(hit.id)
        if known is None or STRENGTH[req] > STRENGTH[known.req]:
            entry = TOOLS()[hit.id]
            start, end = _quote(text, hit.start, hit.end)
            best[hit.id] = Tool(
                id=entry.id,
                name=entry.name,
                category=entry.category,
                req=req,
                or_group=group,
                quote=text[start:end],
                start=start,
                end=end,
            )
    for tool_id in sorted(titled - best.keys()):
        entry = TOOLS()[tool_id]
        if not _is_employers(Hit(0, 0, tool_id), employer):
            best[tool_id] = Tool(id=entry.id, name=entry.name, category=entry.category, req=REQUIRED, field="title")
    return tuple(best.values()) or None


EXTRACTOR = Extractor(
    field="tools",
    version=1,
    description="Named technologies, products, standards, licences and certificates, each with how firmly it is demanded.",
    example="Must know PostgreSQL; Kafka is a plus -> PostgreSQL required, Apache Kafka preferred",
    read=read_tools,
)
