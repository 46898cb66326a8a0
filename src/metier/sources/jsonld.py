"""JSON-LD in pages: finding the script elements, reading what they hold, mending what is broken and saying so."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from metier.sources import json_text

MAX_SCRIPT = 4 * 2**20
_DEPTH = 12
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$")
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)|,(?=\s*[}\]])', re.DOTALL)
_LINE_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)|/\*.*?(?:\*/|$)|^[ \t]*//[^\n]*', re.DOTALL | re.MULTILINE)


def scripts(tree: LexborHTMLParser) -> Iterator[str]:
    """The text of every JSON-LD script of a page."""
    for node in tree.css("script"):
        kind = (node.attributes.get("type") or "").split(";")[0].strip().lower()
        if kind == "application/ld+json":
            text = node.text(deep=True)
            if text.strip() and len(text) <= MAX_SCRIPT:
                yield text


def _keep_strings(match: re.Match[str]) -> str:
    return match.group() if match.group().startswith('"') else ""


def _unwrapped(text: str) -> str:
    before = None
    while before != text:
        before = text
        text = _WRAPPING.sub("", text).strip()
    return text.removesuffix(";").rstrip()


def _strict(text: str) -> Any:
    return json.loads(text, strict=True)


def parse(text: str) -> tuple[Any, tuple[str, ...]]:
    """Read one script strictly, else after mending. Gives the value and what was mended. Raises BrokenJsonError."""
    try:
        return json_text.mended(_strict(text)), ()
    except (ValueError, RecursionError):
        pass
    repairs: list[str] = []
    for name, step in _STEPS:
        mended = step(text)
        if mended == text and name != "raw control character":
            continue
        text = mended
        repairs.append(name)
        try:
            return json_text.mended(json.loads(text, strict=name != "raw control character")), tuple(repairs)
        except (ValueError, RecursionError):
            if name == "raw control character":
                repairs.pop()
    return json_text.decode(text), tuple(repairs)


def objects(value: Any, kind: str, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object of a type (`JobPosting`) at the root, in a list, in `@graph` or nested anywhere else."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from objects(item, kind, depth + 1)
    elif isinstance(value, dict):
        if is_a(value, kind):
            yield value
            return
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from objects(inner, kind, depth + 1)


def is_a(value: dict[str, Any], kind: str) -> bool:
    """Whether `@type` (a text or a list, bare or as an address) names the type."""
    types = value.get("@type", value.get("type"))
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and re.split(r"[/:#]", name)[-1] == kind for name in names)
