"""The marks by which a posting's copies are found: its title, its places, its words as a MinHash sketch.

A sketch is made of the words that are the job's own (its duties and what it asks for), where whoever reads the posting can tell
them: an employer's praise and small print stand in all its postings and make distinct jobs look alike.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np
import rensa  # type: ignore[import-untyped] # it ships no types

from metier.corpus.spots import spots
from metier.corpus.wording import requisition, title_key, words
from metier.model.posting import Posting

#: A text of fewer characters tells too little to call two postings copies because it is the same, unless it names the job.
SHORT_TEXT = 120
#: Words in a row that are compared, and how few of such runs tell too little of a job.
RUN, FEW_RUNS = 3, 25
#: Values of a sketch, cut into bands of rows for finding candidates: of two texts that share .7 of their runs .975 are found.
VALUES, BANDS, ROWS = 100, 20, 5
#: Whole texts that share so much are nearly the same.
NEARLY = 0.7
_SEED = 7
_HEAD = struct.Struct("<HII")
_PACKED = np.dtype([("size", "<u2"), ("requisition", "<u4"), ("pay", "<u4"), ("values", "<u2", VALUES), ("whole", "<u2", VALUES)])
_WHOLE = _PACKED.itemsize
_LIMIT = 60_000
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))
_SHIFT = np.uint64(29)
_NOTHING = bytes(2 * VALUES)

#: Where words stand in a text: first character, and the one behind the last.
Span = tuple[int, int]
_Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]
_Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


class Likeness(NamedTuple):
    """What copies are recognised by: the title without its level, a digest of the whole text, the places, the packed sketch."""

    title_key: str
    text_key: str
    place_key: str
    sketch: bytes


class Sketch(NamedTuple):
    """A sketch unpacked: its runs of words counted (0: too few to tell), digests of requisition id and pay (0: none)."""

    size: int
    requisition: int
    pay: int
    values: "np.ndarray[tuple[int], np.dtype[np.uint16]]"
    whole: "np.ndarray[tuple[int], np.dtype[np.uint16]]"


def likeness(posting: Posting, own: Sequence[Span] = (), pay: str = "") -> Likeness:
    """The marks by which a posting's copies are found; empty where they would tell nothing.

    `own` is where its duties and demands stand in its text, in order (none: not known, the whole is taken), `pay` its pay in any
    fixed form.
    """
    text, title = posting.text, title_key(posting.title, posting.location, posting.employer)
    hashes, mine = _hashes(text, own)
    sketch = _sketch(hashes, mine, _digest(requisition(posting.title, text)), _digest(pay))
    # a short text that says as much as `Apply now` stands in many postings; one that names the work is the advert itself
    tells = len(text) >= SHORT_TEXT or set(map(zlib.crc32, words(posting.title))) <= set(hashes.tolist())
    text_key = hashlib.sha256(hashes.tobytes()).hexdigest()[:16] if len(hashes) and tells else ""
    return Likeness(title, text_key, ";".join(spots(posting.location))[:200], sketch)


def _hashes(text: str, own: Sequence[Span]) -> tuple[_Hashes, _Flags | None]:
    """Hashes of the words of a text, and of each whether it is one of the job's own (None: all are, or it is not known)."""
    if not own or own[0] == (0, len(text)):
        told = words(text)
        return _hashed(told, len(told)), None
    found: list[list[bytes]] = []
    at = 0
    for start, end in own:
        found += (words(text[at:start]), words(text[start:end]))
        at = end
    found.append(words(text[at:]))
    counts = [len(part) for part in found]
    return _hashed(chain.from_iterable(found), sum(counts)), np.repeat(np.arange(len(counts)) % 2 == 1, counts)


def _hashed(told: Iterable[bytes], count: int) -> _Hashes:
    return np.fromiter(map(zlib.crc32, told), np.uint64, count)


def _digest(said: str) -> int:
    return zlib.crc32(said.encode("utf-8", "replace")) or 1 if said else 0


def pack(text: str, own: Sequence[Span] = (), requisition: int = 0, pay: int = 0) -> bytes:
    """A sketch of the runs of three words in a job's own words and in the whole text, with digests of requisition id and pay.

    The same on every machine.
    """
    return _sketch(*_hashes(text, own), requisition, pay)


def _sketch(hashes: _Hashes, mine: _Flags | None, requisition: int, pay: int) -> bytes:
    whole, size = _runs(hashes[:_LIMIT])
    if not size:
        return _HEAD.pack(0, requisition, pay)
    if mine is None:
        values = _values(whole) * 2
    else:
        runs, size = _runs(hashes[mine][:_LIMIT])
        values = _values(runs, whole) if size else _NOTHING + _values(whole)
    return _HEAD.pack(min(size, 0xFFFF), requisition, pay) + values


def _runs(hashes: _Hashes) -> tuple[_Hashes, int]:
    """Hashes of the runs of words, and how many there are of different ones; none where they are few."""
    if len(hashes) < FEW_RUNS + RUN - 1:
        return hashes[:0], 0
    runs = hashes[:-2] * _MIX[0] + hashes[1:-1] * _MIX[1] + hashes[2:] * _MIX[2]
    runs = (runs ^ (runs >> _SHIFT)) * _MIX[1]
    runs.sort()
    size = 1 + int(np.count_nonzero(runs[1:] != runs[:-1]))
    return (runs, size) if size >= FEW_RUNS else (runs[:0], 0)


def _values(*texts: _Hashes) -> bytes:
    """MinHash values of each text, of each its lowest sixteen bits: two that differ are equal there once in 65,536."""
    ends = np.array([0, *accumulate(map(len, texts))], np.uint64)
    runs = texts[0] if len(texts) == 1 else np.concatenate(texts)
    rows = rensa.RMinHash.digest_matrix_from_flat_token_hashes(runs, ends, VALUES, _SEED).to_rows()
    return np.array(rows, np.uint32).astype("<u2").tobytes()


def unpack(sketch: bytes) -> Sketch:
    """A sketch from its bytes; bytes that are none tell nothing."""
    if len(sketch) == _WHOLE:
        size, requisition, pay, values, whole = np.frombuffer(sketch, _PACKED)[0].item()
        return Sketch(size, requisition, pay, np.array(values, np.uint16), np.array(whole, np.uint16))
    size, requisition, pay = _HEAD.unpack(sketch) if len(sketch) == _HEAD.size else (0, 0, 0)
    return Sketch(size, requisition, pay, np.zeros(VALUES, np.uint16), np.zeros(VALUES, np.uint16))


def unpack_all(
    sketches: Sequence[bytes],
) -> tuple["np.ndarray[tuple[int, int], np.dtype[np.uint16]]", "np.ndarray[tuple[int], np.dtype[np.int64]]"]:
    """Values (a row a sketch) and sizes of many sketches."""
    values = np.zeros((len(sketches), VALUES), np.uint16)
    sizes = np.zeros(len(sketches), np.int64)
    whole = [row for row, sketch in enumerate(sketches) if len(sketch) == _WHOLE]
    if whole:
        held = np.frombuffer(b"".join(sketches[row] for row in whole), _PACKED)
        values[whole], sizes[whole] = held["values"], held["size"]
    return values, sizes


def shared(one: Sketch, other: Sketch) -> tuple[float, float]:
    """How much two postings share: the Jaccard similarity of their own words, and how much of the shorter stands in the longer.

    Both are estimated; below 0 where there are too few words to tell. Whole texts that are nearly the same speak for the own
    words, which cannot always be told from the rest.
    """
    alike = within = -1.0
    if one.size and other.size:
        alike, least = float((one.values == other.values).mean()), min(one.size, other.size)
        within = min(1.0, alike * (one.size + other.size) / ((1.0 + alike) * least))
    whole = float((one.whole == other.whole).mean()) if one.whole.any() and other.whole.any() else 0.0
    return (max(alike, whole), max(within, whole)) if whole >= NEARLY else (alike, within)
