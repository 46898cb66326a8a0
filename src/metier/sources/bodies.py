"""What a body of text is written in."""

import re

_TAG = re.compile(r"<(?:/?(?:p|br|div|ul|ol|li|h[1-6]|strong|b|em|i|span|a|table|section|u)\b)[^<>]{0,400}>", re.IGNORECASE)
_ESCAPED = re.compile(r"&(?:amp;)?lt;/?[a-z]", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|[*-] \*\*|\*\*[^*\n]{1,120}\*\*)|\*\*[^*\n]{1,120}\*\*\s*$|\[[^\]\n]{1,80}\]\(https?://", re.MULTILINE
)
_LOOK = 20_000


def body_format(text: str) -> str:
    """`html` (real or escaped tags), `markdown` or `text`, judged by the first 20,000 characters."""
    start = text[:_LOOK]
    if _TAG.search(start) or _ESCAPED.search(start):
        return "html"
    return "markdown" if _MARKDOWN.search(start) else "text"
