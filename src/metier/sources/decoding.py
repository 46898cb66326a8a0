"""Bytes to text: UTF-8 and its kin by their marks, else the likeliest legacy encoding, else Windows-1252."""

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ["cp1252", "cp1251", "shift_jis", "gb18030", "euc_kr"]
_SAMPLE = 65_536


def wide_encoding(body: bytes) -> str | None:
    """The encoding told by a mark at the start, or by the zeros between the letters of UTF-16 without a mark."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return encoding
    start = body[:64]
    if len(start) >= 4 and len(start) % 2 == 0 and (start.count(0) == len(start) // 2):
        return "utf-16-le" if not any(start[1::2]) else "utf-16-be" if not any(start[::2]) else None
    return None


def text_of(body: bytes) -> str:
    """Decode whatever came; never fails. What cannot be decoded becomes U+FFFD."""
    encoding = wide_encoding(body)
    if encoding:
        return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    best = from_bytes(body[:_SAMPLE], cp_isolation=_LEGACY).best()
    return body.decode(best.encoding if best else "cp1252", "replace")
