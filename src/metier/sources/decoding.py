"""Bytes to text: UTF-8 and its kin by their marks, else the likeliest legacy encoding, else Windows-1252."""

import codecs

from charset_normalizer import from_bytes

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LEGACY = ["cp1252", "cp1251", "shift_jis", "gb18030", "euc_kr"]
_SAMPLE = 65_536


def text_of(body: bytes) -> str:
    """Decode whatever came; never fails. What cannot be decoded becomes U+FFFD."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    best = from_bytes(body[:_SAMPLE], cp_isolation=_LEGACY).best()
    return body.decode(best.encoding if best else "cp1252", "replace")
