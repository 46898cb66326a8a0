"""JSON as sources send it: read leniently, written back the same way every time."""

import json
from typing import Any

import msgspec

from metier.model.record import Drop, Payload
from metier.sources.decoding import text_of

_ENCODER = msgspec.json.Encoder(order="deterministic")
_TOO_DEEP = 100


class BrokenJsonError(ValueError):
    """The text is not JSON. The message is a short reason."""


def answer(payload: Payload) -> Any:
    """What a server answered, decoded; a Drop that says where it breaks if it is not JSON."""
    try:
        return decode(text_of(payload.body))
    except BrokenJsonError as error:
        return Drop("broken JSON", f"{payload.name}: {error}")


def mend(text: str) -> str:
    """Join surrogate pairs and replace lone surrogates, which no UTF-8 file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def mended(value: Any, depth: int = 0) -> Any:
    """A decoded value with every text in it mended. Raises BrokenJsonError where it is nested deeper than 100."""
    if depth > _TOO_DEEP:
        raise BrokenJsonError("nested too deep")
    if isinstance(value, str):
        return mend(value)
    if isinstance(value, list):
        return [mended(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {mend(key): mended(item, depth + 1) for key, item in value.items()}
    return value


def decode(body: bytes | str) -> Any:
    """Read JSON; lone surrogates, NaN and raw control characters are survived. Raises BrokenJsonError.

    Bytes that are not UTF-8 are read as Windows-1252.
    """
    try:
        return msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        pass
    except RecursionError as error:
        raise BrokenJsonError("nested too deep") from error
    try:
        return mended(json.loads(_text(body), strict=False, parse_constant=lambda _: None))
    except json.JSONDecodeError as error:
        raise BrokenJsonError(f"line {error.lineno} column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise BrokenJsonError("nested too deep or a number too long") from error


def _text(body: bytes | str) -> str:
    if isinstance(body, str):
        return body
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def encode(value: Any) -> bytes:
    """Write one record: keys sorted, no spaces, UTF-8; the same value always gives the same bytes."""
    try:
        return _ENCODER.encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError):
        plain = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
        return plain.encode("utf-8", "replace")
