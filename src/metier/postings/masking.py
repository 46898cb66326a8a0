"""Mask a record's bytes before it is kept: contacts anywhere in its words, and the fields that hold nothing else."""

import json
import re
from decimal import Decimal
from functools import lru_cache
from html import unescape
from typing import Any

import msgspec

from metier.postings.contacts import EMAIL_MARK, NAME_MARK, PHONE_MARK, mask

_DEPTH_LIMIT = 60
_DECODER = msgspec.json.Decoder(float_hook=Decimal)
_ENCODER = msgspec.json.Encoder(decimal_format="number")
#: Fields that feeds fill with the people behind a posting; compared in lower case without `_` and `-`.
_PERSONAL = re.compile(
    r"application_?contacts?|contacts?|contact_?(?:persons?|emails?|names?|phones?)|reporting_?to|creator|recruiters?|recruiter_?name|"
    r"(?:mailbox_?)?e-?mails?|hiring_?managers?|hiring_?team|(?:tele)?phones?|(?:tele)?phone_?numbers?|mobile|fax|ansprechpartner|courriel",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?:first|last|full|display)?_?name|nom|first|last", re.IGNORECASE)


@lru_cache(maxsize=8)  # asked for twice in a row: for the record, and for the digest its posting names
def mask_record(body: bytes) -> bytes:
    """The record with every contact replaced by a mark; the very same bytes when there is none.

    JSON is masked string by string and stays valid JSON; anything else is masked as text. Never raises.
    """
    found = _json(body)
    if found is not None:
        masked = mask_value(found)
        if masked == found:
            return body
        try:
            return _ENCODER.encode(masked)
        except (msgspec.MsgspecError, UnicodeError, ValueError, TypeError):
            return json.dumps(masked, default=str).encode("ascii")
    text = body.decode("utf-8", "surrogateescape")
    masked_text = _mask_markup(text)
    return body if masked_text == text else masked_text.encode("utf-8", "surrogateescape")


def _json(body: bytes) -> Any | None:
    if body[:64].lstrip()[:1] not in (b"{", b"["):
        return None
    try:
        return _DECODER.decode(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        pass
    try:
        return json.loads(body, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None


def mask_value(value: Any, personal: bool = False, depth: int = 0) -> Any:
    """A JSON value with contacts masked in every string, and strings replaced where their key names a person."""
    if depth > _DEPTH_LIMIT:
        return None
    if isinstance(value, str):
        return _mask_personal(value) if personal else _mask_markup(value)
    if isinstance(value, dict):
        return {name: mask_value(item, _names_a_person(str(name), personal), depth + 1) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [mask_value(item, personal, depth + 1) for item in value]
    if personal and isinstance(value, int) and not isinstance(value, bool) and value > 10**6:
        return PHONE_MARK
    return value


def _names_a_person(key: str, inside: bool) -> bool:
    return bool(_PERSONAL.fullmatch(key) or (inside and _NAMES.fullmatch(key)))


def _mask_personal(value: str) -> str:
    if not value or value.startswith(("http://", "https://")):
        return _mask_markup(value)
    if "@" in value:
        return EMAIL_MARK
    return PHONE_MARK if sum(character.isdigit() for character in value) >= 6 else NAME_MARK


def _mask_markup(text: str) -> str:
    if "&#" in text or "&commat;" in text:
        text = re.sub(r"&#0*64;|&#x0*40;|&commat;", lambda match: unescape(match[0]), text, flags=re.IGNORECASE)
    return mask(text)
