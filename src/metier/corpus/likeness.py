"""The marks by which a posting's copies are found: its title, its places, its words as a MinHash sketch.

A sketch is made of the words that are the job's own (its duties and what it asks for), where whoever reads the posting can tell
them: an employer's praise and small print stand in all its postings and make distinct jobs look alike.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import rensa  # type: ignore[import-untyped] # it ships no types

from metier.corpus.spots import spots
from metier.model.posting import Posting
from metier.taxonomy import titles
from metier.taxonomy.levels import level_words

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_REQUISITION = re.compile(
    r"\b(?:requisition|req|job|reference|ref|vacancy)\b[ .]{0,2}(?:id|number|no|nr|code|#)?[ .]{0,2}[:#] {0,2}"
    r"([a-z]{0,6}[-_/]?\d[\w/-]{2,20})"
)
_CUES = ("requisition", "req id", "req #", "req:", "req.", "req no", "job id", "job no", "job #", "job code", "job ref", "ref")
_ADDRESS = re.compile(r"\S{0,20}(?:://|www\.|\.(?:com|io|co|org|net|ai)\b)\S*", re.IGNORECASE)
_ENGINEER = dict.fromkeys(("developer", "development", "dev", "programmer", "engineering"), "engineer")
#: A text of fewer characters tells too little to call two postings copies because it is the same.
SHORT_TEXT = 120
#: Words in a row that are compared, and how few of such runs tell too little of a job.
RUN, FEW_RUNS = 3, 25
#: The first word of the key of a title that names no work.
UNNAMED = "~"
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


def likeness(posting: Posting, own_words: str | None = None, pay: str = "") -> Likeness:
    """The marks by which a posting's copies are found; empty where they would tell nothing.

    `own_words` are those of its duties and demands (the whole text where they are not known), `pay` its pay in any fixed form.
    """
    whole = " ".join(_WORD.findall(_NUMBER.sub("0", posting.text.casefold())))
    text_key = hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16] if len(whole) >= SHORT_TEXT else ""
    places = spots(posting.location)
    return Likeness(
        _title_key(posting),
        text_key,
        ";".join(places)[:200],
        pack(own_words or posting.text, posting.text, _digest(requisition(posting)), _digest(pay)),
    )


def _title_key(posting: Posting) -> str:
    told = title_words(posting.title, posting.location, posting.employer)
    # a title that names no work (a forum's first line: employer, place, address) is compared as it stands, and marked
    return " ".join(told or (UNNAMED, *titles.fold(posting.title[:200])))[:200]


def requisition(posting: Posting) -> str:
    """The employer's own number for the opening, where title or text tells it."""
    for words in (posting.title.casefold(), posting.text.casefold()):
        if any(cue in words for cue in _CUES) and (found := _REQUISITION.search(words)):
            return found[1]
    return ""


def _digest(words: str) -> int:
    return zlib.crc32(words.encode("utf-8", "replace")) or 1 if words else 0


def title_words(title: str, location: str = "", employer: str = "") -> tuple[str, ...]:
    """The words of a title that tell the kind of work, in order: no level, terms, addresses, nor the words of place and employer.

    Developers and programmers are engineers here: adverts put up again swap these words.
    """
    text = _ADDRESS.sub(" ", title)
    if employer:
        text = re.sub(re.escape(employer), " ", text, flags=re.IGNORECASE)
    words = titles.fold(titles.clean(text))
    levels, named = level_words(words), set(titles.fold(location[:300]))
    kept = (word for place, word in enumerate(words) if place not in levels and not titles.is_noise(word) and word not in named)
    return tuple(dict.fromkeys(_ENGINEER.get(word, word) for word in map(titles.singular, kept)))


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace"))


def pack(own: str, whole: str, requisition: int = 0, pay: int = 0) -> bytes:
    """A sketch of the runs of three words in a job's own words and in the whole text, with digests of requisition id and pay.

    The same on every machine.
    """
    made = [_runs(words) for words in ((own, whole) if own != whole else (own,))]
    first, last = made[0], made[-1]
    if not len(last):
        return _HEAD.pack(0, requisition, pay)
    return _HEAD.pack(min(len(first), 0xFFFF), requisition, pay) + _values(first) + _values(last)


def _runs(words: str) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """Hashes of the runs of words in a text, each once; none where they are few."""
    found = _WORD.findall(_NUMBER.sub("0", words.casefold()))[:_LIMIT]
    if len(found) < FEW_RUNS + RUN - 1:
        return np.zeros(0, np.uint64)
    hashes = np.fromiter(map(_word_hash, found), np.uint64, len(found))
    runs = hashes[:-2] * _MIX[0] + hashes[1:-1] * _MIX[1] + hashes[2:] * _MIX[2]
    runs = np.unique((runs ^ (runs >> _SHIFT)) * _MIX[1])
    return runs if len(runs) >= FEW_RUNS else runs[:0]


def _values(runs: "np.ndarray[tuple[int], np.dtype[np.uint64]]") -> bytes:
    """MinHash values, of each its lowest sixteen bits: two that differ are equal there once in 65,536."""
    if not len(runs):
        return bytes(2 * VALUES)
    ends = np.array((0, len(runs)), np.uint64)
    values = rensa.RMinHash.digest_matrix_from_flat_token_hashes(runs, ends, VALUES, _SEED).to_rows()[0]
    return (np.array(values, np.uint64) & np.uint64(0xFFFF)).astype("<u2").tobytes()


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
