"""Zones against postings labelled by reading, where the postings are beside the checkout."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from metier.facts.document import Document
from metier.facts.zone_cues import KINDS
from metier.facts.zones import find_zones, zone_at
from metier.library.taxonomy import _of_source

FLOORS = {"develop": 0.91, "check": 0.91, "late": 0.85}
LABELS = Path(__file__).parent / "zone_labels.tsv"
NAMES = dict(zip("eadrpblyo", KINDS, strict=True))
FILES = {"hackernews_archive": "hn_*"}
RUN = re.compile(r"\[([^\]]*)\]|([a-z])(\d+)")


def labelled() -> Iterator[tuple[str, str, str, str]]:
    """Half, source, digest and zones of each labelled posting."""
    lines = (line for line in LABELS.read_text("utf-8").splitlines() if not line.startswith("#"))
    next(lines)
    for line in lines:
        half, source, digest, zones = line.split("\t")
        yield half, source, digest, zones


def labels(zones: str, text: str) -> Iterator[tuple[int, str]]:
    """The offset of each word of a text and the zone it was labelled with."""
    runs = []
    for inside, letter, lines in RUN.findall(zones):
        runs += (
            [[NAMES[letter]]] * int(lines or 0)
            if letter
            else [[NAMES[run[0]] for run in inside.split() for _ in range(int(run[1:]))]]
        )
    written = [(match.start(), match.group()) for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    assert len(runs) == len(written)
    for kinds, (start, line) in zip(runs, written, strict=True):
        words = [match.start() for match in re.finditer(r"\S+", line)]
        for number, at in enumerate(words):
            yield start + at, kinds[number if len(kinds) > 1 else 0]


def found(shared: Path, source: str, wanted: set[str]) -> Iterator[tuple[str, Document]]:
    """The labelled postings of a source, as its reader reads them."""
    for path in sorted((shared / "data" / "postings").glob(FILES.get(source, f"{source}_*"))):
        for document in _of_source(path, source):
            digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
            if digest in wanted:
                wanted.discard(digest)
                yield digest, document
            if not wanted:
                return


@pytest.mark.real
def test_words_stand_in_the_zones_they_were_labelled_with(shared: Path) -> None:
    right = dict.fromkeys(FLOORS, 0)
    total = dict.fromkeys(FLOORS, 0)
    rows = {digest: (half, source, zones) for half, source, digest, zones in labelled()}
    seen = 0
    for source in sorted({source for _, source, _ in rows.values()}):
        for digest, document in found(shared, source, {digest for digest, row in rows.items() if row[1] == source}):
            half, _, zones = rows[digest]
            cut = find_zones(document.text)
            hits = [zone_at(cut, at) == kind for at, kind in labels(zones, document.text)]
            right[half] += sum(hits)
            total[half] += len(hits)
            seen += 1
    assert seen >= len(rows) * 0.9
    shares = {half: right[half] / total[half] for half in right}
    assert all(shares[half] >= floor for half, floor in FLOORS.items()), shares


def test_the_labels_name_zones_and_texts_once() -> None:
    rows = list(labelled())
    assert len({digest for _, _, digest, _ in rows}) == len(rows) == 70
    assert all(set(re.sub(r"[\d\[\] ]", "", zones)) <= set(NAMES) for *_, zones in rows)
