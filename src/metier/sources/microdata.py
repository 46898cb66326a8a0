"""Microdata in pages: `itemscope` elements as the objects their JSON-LD twins would be."""

from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

_DEPTH = 12
_ADDRESSES = {"a": "href", "link": "href", "img": "src", "area": "href"}


def items(tree: LexborHTMLParser, kind: str) -> list[dict[str, Any]]:
    """Every `itemscope` whose `itemtype` ends in the kind (`JobPosting`)."""
    nodes = tree.css("[itemscope][itemtype]")
    return [_item(node, 0) for node in nodes if kind in _types(node)]


def _types(node: LexborNode) -> list[str]:
    return [address.rstrip("/").rsplit("/", 1)[-1] for address in (node.attributes.get("itemtype") or "").split()]


def _item(scope: LexborNode, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": _types(scope)}
    waiting = list(scope.iter(include_text=False))
    while waiting:
        node = waiting.pop(0)
        inner = "itemscope" in node.attributes
        names = (node.attributes.get("itemprop") or "").split()
        if names:
            value = _item(node, depth + 1) if inner and depth < _DEPTH else _value(node, names)
            for name in names:
                _add(found, name, value)
        if not inner:
            waiting = list(node.iter(include_text=False)) + waiting
    return found


def _add(found: dict[str, Any], name: str, value: Any) -> None:
    if name not in found:
        found[name] = value
    elif isinstance(found[name], list):
        found[name].append(value)
    else:
        found[name] = [found[name], value]


def _value(node: LexborNode, names: list[str]) -> str:
    for attribute in ("content", "datetime", _ADDRESSES.get(node.tag or "", "")):
        written = node.attributes.get(attribute) if attribute else None
        if written:
            return written.strip()
    if "description" in names:
        return node.inner_html or ""
    return node.text(deep=True).strip()
