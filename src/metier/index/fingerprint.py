"""What an index is held to: a count and a digest of its documents, and a digest of what it answers to a suite of queries.

An index is not the same byte for byte when it is built again; what it holds and what it answers is.
"""

import hashlib
from collections.abc import Iterable

import msgspec

from metier.index.engine import Engine
from metier.model.posting import Kept
from metier.model.search import SearchQuery

_WORDS = ("engineer", "nurse", "manager", "python", "sales", "driver", "teacher", "remote", '"full time"', "data -engineer")
#: Queries of every kind: words, phrases, filters, orders.
SUITE = (
    *(SearchQuery(text=word, limit=20) for word in _WORDS),
    SearchQuery(workplace=("remote",), limit=20),
    SearchQuery(level=("senior",), sort="newest", limit=20),
    SearchQuery(unstated_pay="exclude", pay_min=1.0, sort="pay", limit=20),
    SearchQuery(copies=True, limit=20),
)


class Fingerprint(msgspec.Struct, frozen=True):
    """How many documents, the SHA-256 of their sorted digests, and that of the answers to `SUITE` (None: not asked)."""

    documents: int
    documents_sha256: str
    queries_sha256: str | None = None


class Digests:
    """Digests of documents, taken while they stream past in any order."""

    def __init__(self) -> None:
        """None yet."""
        self._taken: list[bytes] = []

    def take(self, kept: Kept) -> None:
        """Take one document."""
        self._taken.append(hashlib.sha256(msgspec.json.encode(kept)).digest())

    def fingerprint(self) -> Fingerprint:
        """Of all that were taken; nothing is asked."""
        return Fingerprint(len(self._taken), hashlib.sha256(b"".join(sorted(self._taken))).hexdigest())


def of_documents(documents: Iterable[Kept]) -> Fingerprint:
    """The fingerprint of documents; nothing is asked."""
    digests = Digests()
    for kept in documents:
        digests.take(kept)
    return digests.fingerprint()


def of_queries(engine: Engine) -> str:
    """The digest of an index' answers to the suite: totals and ids, not scores."""
    told = hashlib.sha256()
    for query in SUITE:
        results = engine.search(query)
        told.update(f"{results.total} {' '.join(hit.posting for hit in results.hits)}\n".encode())
    return told.hexdigest()
