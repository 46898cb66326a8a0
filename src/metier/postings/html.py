"""Sanitise HTML to a safe subset, and lay the very same HTML out as text."""

import re
from html import escape, unescape

import nh3

#: A body longer than this is cut before it is parsed.
BODY_LIMIT = 1_000_000
#: Text longer than this is cut at the last line end before it.
TEXT_LIMIT = 200_000
#: Elements nested deeper than this are not parsed as HTML at all.
DEPTH_LIMIT = 400
#: A body with more entities than this is cut at the last one.
ENTITY_LIMIT = 20_000

_INLINE = {"a", "b", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "u"}
_PARAGRAPHS = {"blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul"}
_LINES = {"article", "aside", "br", "caption", "dd", "details", "div", "dt", "figcaption", "figure", "footer", "header"}
_LINES |= {"main", "section", "summary", "tbody", "tfoot", "thead", "tr"}
_CELLS = {"td", "th"}
_UNREAD = {"iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title"}

_CLEANER = nh3.Cleaner(
    tags=_INLINE | _PARAGRAPHS | _LINES | _CELLS | {"li"},
    clean_content_tags=_UNREAD,
    attributes={"a": {"href"}},
    link_rel="nofollow noopener",
    url_schemes={"http", "https"},
    url_relative="deny",
)
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?: [a-z-]+="[^"]*")*>')
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "source", "area", "base", "embed", "param", "track"}
_PRE = re.compile(r"(<pre>)(.*?)(</pre>)", re.DOTALL)
_GAP = re.compile(r"\n{3,}")
# \1 stands for the end of a list item while the text is laid out
_EMPTY_BULLET = re.compile(r"•[ \n]*\x01")
_BULLET_START = re.compile(r"^•[ \n]*(?:[•·▪●◦‣∙*–-] ?[ \n]*)*", re.MULTILINE)
_LOOSE_BULLETS = re.compile(r"(^• [^\n]*)\n\n(?=• )", re.MULTILINE)
#: Control characters, invisible joiners, soft hyphens, direction marks and lone surrogates.
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def legible(text: str) -> str:
    """A string without lone surrogates, control characters and invisible marks."""
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))


def one_line(text: str, limit: int = 500) -> str:
    """A short field: entities undone, tags dropped, whitespace collapsed."""
    text = legible(text[: limit * 4])
    for _ in range(2):
        if "&" in text:
            text = unescape(text)
    if "<" in text:
        text = re.sub(r"</?(?:a|b|br|div|em|i|p|script|span|strong|u)\b[^<>]{0,300}>", " ", text, flags=re.IGNORECASE)
    return " ".join(legible(text).split())[:limit].rstrip()


def too_deep(html: str) -> bool:
    """Whether elements nest deeper than any honest page: such input makes HTML parsers slow."""
    if html.count("<") <= DEPTH_LIMIT:
        return False
    depth = 0
    for match in _ANY_TAG.finditer(html):
        if match[1]:
            depth = max(0, depth - 1)
        elif match[2].lower() not in _VOID | {"p", "li", "td", "tr", "th", "dt", "dd", "option"}:
            depth += 1
            if depth > DEPTH_LIMIT:
                return True
    return False


def sanitise(html: str) -> str:
    """A safe subset of HTML: no script, style, image, form or foreign address; links tell no one where they came from."""
    html = _few_entities(html[:BODY_LIMIT])
    if too_deep(html):
        html = escape(_ANY_TAG.sub(" ", html), quote=False)
    return _CLEANER.clean(html)


def _few_entities(html: str) -> str:
    # the parser's time grows with the square of the entities in one stretch of text
    if html.count("&") <= ENTITY_LIMIT:
        return html
    parts = html.split("&", ENTITY_LIMIT)
    return "&".join(parts[:-1])


def text_of(html: str) -> str:
    """The text of sanitised HTML: paragraphs apart by a blank line, one line a heading, list items behind a bullet."""
    if "<pre>" in html:
        html = _PRE.sub(lambda match: match[1] + match[2].replace("\n", "<br>") + match[3], html)
    text = unescape(_TAG.sub(_break, " ".join(html.split())))
    text = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    if "•" in text:
        text = _EMPTY_BULLET.sub("", text).replace(" \1", "").replace("\1", "")
        text = _GAP.sub("\n\n", _BULLET_START.sub("• ", text))
        text = _LOOSE_BULLETS.sub(r"\1\n", text)
    return _GAP.sub("\n\n", text).strip()


def _break(match: "re.Match[str]") -> str:
    name = match[2]
    if name in _INLINE:
        return ""
    if name == "li":
        return "\1\n" if match[1] else "\n• "
    if name in _CELLS:
        return "" if match[1] else " "
    return "\n\n" if name in _PARAGRAPHS else "\n"


def html_of(text: str) -> str:
    """Plain HTML of laid-out text, for when the original markup could not be kept."""
    out: list[str] = []
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        rows = [escape(line.removeprefix("• "), quote=False) for line in lines]
        if all(line.startswith("• ") for line in lines):
            out.append("<ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul>")
        else:
            marked = [("• " if line.startswith("• ") else "") + row for line, row in zip(lines, rows, strict=True)]
            out.append("<p>" + "<br>".join(marked) + "</p>")
    return "\n".join(out)


def cut(text: str, limit: int = TEXT_LIMIT) -> str:
    """A text no longer than `limit` characters, cut at a line end where there is one near."""
    if len(text) <= limit:
        return text
    end = text.rfind("\n", limit - 2_000, limit)
    return text[: end if end > 0 else limit].rstrip()
