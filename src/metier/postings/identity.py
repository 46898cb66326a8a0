"""How a posting and an employer are known: ids that stay the same from one reading to the next."""

import base64
import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_COHORT = re.compile(
    r"[(\[]\s*(?:yc|y combinator|techstars)?\s*[wsfx]?\s?'?\d{2,4}\s*[)\]]|[(\[]\s*(?:yc|ycombinator)\b[^)\]]{0,20}[)\]]",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_LEGAL_FORM = re.compile(
    r"inc|incorporated|llc|llp|lp|ltd|limited|plc|corp|corporation|co|company|pbc|gmbh|mbh|ag|se|kg|kgaa|ug|ohg|ev|sas?|sarl|srl|spa|"
    r"bv|nv|ab|as|asa|oy|oyj|aps|slu?|sro|doo|zrt|kft|pty|pte|pvt|private|kk"
)
_JOINERS = frozenset({"and", "und", "et"})
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


def employer_id(name: str) -> str:
    """An employer's name as an id: `Acme Widgets, Inc. (YC W21)` is `acme-widgets`. Empty for no name."""
    name = _COHORT.sub(" ", name[:300])
    name = _INITIALS.sub(lambda match: match[0].replace(".", ""), name.replace("&", " and "))
    folded = unicodedata.normalize("NFKD", name.casefold())
    folded = "".join(character for character in folded if not unicodedata.combining(character))
    words = _WORDS.findall(folded.replace("'", "").replace("’", ""))
    kept = list(words)
    while len(kept) > 1 and (_LEGAL_FORM.fullmatch(kept[-1]) or (len(kept) < len(words) and kept[-1] in _JOINERS)):
        kept.pop()
    return "-".join(kept)[:80].strip("-")
