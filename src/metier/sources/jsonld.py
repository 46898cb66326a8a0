"""JSON-LD in pages: finding the script elements, reading what they hold, mending what is broken and saying so."""

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from metier.sources import json_text

MAX_SCRIPT = 4 * 2**20
_DEPTH = 12
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)|,(?=\s*[}\]])', re.DOTALL)
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)|/\*.*?(?:\*/|$)|^[ \t]*//[^\n]*', re.DOTALL | re.MULTILINE)
_ESCAPE = re.compile(r'\\(["\\/bfnrt]|u[0-9a-fA-F]{4})|\\')


def scripts(tree: LexborHTMLParser) -> Iterator[str]:
    """The text of every JSON-LD script of a page."""
    for node in tree.css("script"):
        kind = (node.attributes.get("type") or "").split(";")[0].strip().lower()
        if kind == "application/ld+json":
            text = node.text(deep=True)
            if text.strip() and len(text) <= MAX_SCRIPT:
                yield text


def _unwrapped(text: str) -> str:
    before = None
    while before != text:
        before = text
        text = _WRAPPING.sub("", text).strip()
    return text.removesuffix(";").rstrip()


def _without(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda text: pattern.sub(lambda match: match[0] if match[0].startswith('"') else "", text)


_without_commas, _without_comments = _without(_STRING_OR_COMMA), _without(_STRING_OR_COMMENT)
_MENDING: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("", lambda text: text),
    ("comment or CDATA around", _unwrapped),
    ("trailing comma", _without_commas),
    ("comment", _without_comments),
    ("invalid escape", lambda text: _ESCAPE.sub(lambda match: match[0] if match[1] else "", text)),
    ("HTML entities", lambda text: _without_commas(html.unescape(text))),
)


def _load(text: str, strict: bool) -> Any:
    return json_text.mended(json.loads(text, strict=strict, parse_constant=lambda _: None))


def parse(text: str) -> tuple[Any, tuple[str, ...]]:
    """Read one script strictly, else after mending. Gives the value and what was mended. Raises BrokenJsonError."""
    repairs: list[str] = []
    for name, mend in _MENDING:
        mended = mend(text)
        if name and mended == text:
            continue
        text = mended
        repairs += [name] if name else []
        for strict in (True, False):
            try:
                return _load(text, strict), (*repairs, *(() if strict else ("raw control character",)))
            except (ValueError, RecursionError):
                continue
    raise json_text.BrokenJsonError("not JSON, also after mending")


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
