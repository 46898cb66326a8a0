"""How a posting is known: an id that stays the same from one reading to the next."""

import base64
import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_WORDS = re.compile(r"[^\W_]+")
_TRACKING = re.compile(r"^(?:utm_\w+|gh_src|source|src|ref|fbclid|gclid|lever-source)$", re.IGNORECASE)


def posting_id(source: str, board: str, source_id: str, url: str, opening: tuple[str, str, str, str]) -> str:
    """`p` and 12 letters that name a posting for ever.

    Known by source, board and source id; without an id by its address; without either by `opening`: employer, title, place
    and the opening words of the text, compared without regard to case and spacing.
    """
    if source_id:
        parts: tuple[str, ...] = ("id", source, board, source_id)
    elif url:
        parts = ("url", plain_url(url))
    else:
        employer, title, place, text = opening
        parts = ("words", *(" ".join(_WORDS.findall(part.casefold())) for part in (employer, title, place, text[:600])))
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).digest()
    return "p" + base64.b32encode(digest[:8]).decode().lower()[:12]


def plain_url(url: str) -> str:
    """An address without fragment and tracking parameters, host in lower case."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)])
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), query, ""))
