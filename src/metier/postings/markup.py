"""Bring a body of any format to HTML: undo escaping, convert Markdown and plain text. Nothing here is safe to show yet."""

import re
from collections.abc import Callable
from html import escape, unescape

_NAMES = (
    "p|div|br|ul|ol|li|h[1-6]|strong|b|em|i|u|a|span|table|tbody|thead|tr|td|th|section|article|header|footer|blockquote|"
    "font|hr|pre|code|dl|dt|dd|img|script|style|iframe|html|body|head|center|small|sup|sub"
)
_REAL_TAG = re.compile(rf"<(?:/?(?:{_NAMES})\b|!--|!doctype)", re.IGNORECASE)
_ESCAPED_TAG = re.compile(r"&(?:amp;)?lt;[a-z/]", re.IGNORECASE)
_ESCAPED_END = re.compile(r"&(?:amp;)?lt;/(?:p|li|ul|ol|div|strong|b|h[1-6]|span)&(?:amp;)?gt;", re.IGNORECASE)
_ESCAPED_ENTITY = re.compile(r"&amp;(#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_STRUCTURE = re.compile(r"</(?:p|li|ul|ol|div|h[1-6]|strong|table)\s*>", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|div|br|li|h[1-6]|tr|table|section|article|dd|dt|pre|blockquote)\b", re.IGNORECASE)
_BULLET = re.compile(r"^\s{0,12}(?:[•·▪●◦‣∙]|[*–—-](?=\s))\s*(?=\S)")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s{0,3}(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\((https?://[^\s)]{1,1000})[^)\n]{0,200}\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,600}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^\n*]{1,300})(?<=\S)\*(?![\w*])")
_BACKSLASH = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&$])")


def unescape_layers(body: str) -> str:
    """Undo HTML escaping, at most twice: while there is no real tag but an escaped one, or both kinds are mixed."""
    for _ in range(2):
        if not _ESCAPED_TAG.search(body):
            break
        mixed = len(_ESCAPED_END.findall(body, 0, 20_000)) >= 2
        if _REAL_TAG.search(body) and not mixed:
            break
        body = unescape(body)
    return _ESCAPED_ENTITY.sub(r"&\1;", body)


def to_html(body: str, body_format: str) -> str:
    """HTML of a body whose format is `html`, `markdown` or `text`; the result is not sanitised."""
    if body_format == "markdown":
        return _markdown(body)
    if body_format == "text" and not _STRUCTURE.search(body):
        return _lines(body, _escape)
    body = unescape_layers(body)
    if "\n" in body and not _BLOCK.search(body):
        return _lines(body, str)
    return body


def _escape(line: str) -> str:
    return escape(unescape(line), quote=False)


def _inline(line: str) -> str:
    line = _IMAGE.sub("", line)
    if not _REAL_TAG.search(line):
        line = _escape(line)
    line = _LINK.sub(r'<a href="\2">\1</a>', line)
    line = _STRONG.sub(r"<strong>\2</strong>", line)
    line = _EMPHASIS.sub(r"<em>\1</em>", line)
    return _BACKSLASH.sub(r"\1", line)


def _markdown(body: str) -> str:
    out: list[str] = []
    for line in body.splitlines():
        heading = _HEADING.match(line)
        if heading:
            level = len(heading[1])
            out.append(f"\0<h{level}>{_inline(heading[2])}</h{level}>")
        elif _RULE.match(line):
            out.append("")
        else:
            out.append(line)
    return _lines("\n".join(out), _inline)


def _lines(body: str, inline: Callable[[str], str]) -> str:
    """Paragraphs at blank lines, lists at bullets, breaks at the other line ends. Lines that begin with NUL are HTML."""
    out: list[str] = []
    paragraph: list[str] = []
    items: list[str] = []

    def close() -> None:
        if items:
            out.append("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")
        if paragraph:
            out.append("<p>" + "<br>".join(paragraph) + "</p>")
        items.clear()
        paragraph.clear()

    for line in body.splitlines():
        bullet = _BULLET.match(line)
        if line.startswith("\0"):
            close()
            out.append(line[1:])
        elif not line.strip():
            if paragraph:
                close()
        elif bullet:
            if paragraph:
                close()
            items.append(inline(line[bullet.end() :].strip()))
        else:
            if items:
                close()
            paragraph.append(inline(line.strip()))
    close()
    return "\n".join(out)
