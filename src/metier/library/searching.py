"""The search over a frozen corpus, as the measure of the search asks it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from metier.corpus.corpus import Corpus
from metier.flow.publish import closing
from metier.index import engine_tantivy
from metier.library.intake import Intake
from metier.library.postings import OPEN
from metier.model.search import SearchQuery

_MAPPING = "id=id,title=title,employer=employer,location=location,description=text"
DEPTH = 50


def search_corpus(corpus: Path, queries: Sequence[str]) -> list[list[str]]:
    """The source ids found for each query, copies one by one and any number of one employer, best first.

    The corpus is read into a home of its own and indexed as an edition is; guides are not written.
    """
    with tempfile.TemporaryDirectory(prefix="metier-search-") as name:
        home = Path(name)
        Intake(home).files("jsonl", str(corpus), mapping=_MAPPING)
        engine_tantivy.build(home / "index", Corpus(home, closing()).kept())
        engine = engine_tantivy.open_index(home / "index")
        found = []
        for text in queries:
            asked = SearchQuery(text=text, limit=DEPTH, copies=True, per_employer=0, status=OPEN)
            kept = [engine.get(hit.posting) for hit in engine.search(asked).hits]
            found.append([one.posting.source_id for one in kept if one])
        return found
