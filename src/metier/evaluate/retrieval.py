"""The search, scored on judged queries over a frozen corpus: whether the postings people want are at the top.

A folder holds `corpus.jsonl.gz` (id, title, employer, location, text), `queries.jsonl` (qid, query, kind) and `qrels.tsv` (query,
posting, grade 0 to 3). nDCG@10 has the gain 2^grade - 1; *judged-only* leaves postings nobody graded out of the ranking, *raw*
counts them as 0; postings of grade 2 and more are relevant for recall and the reciprocal rank.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

#: Given the corpus and queries, the ids of the postings found for each, best first.
Search = Callable[[Path, Sequence[str]], list[list[str]]]
DEPTH, RELEVANT = 10, 2
_OPERATORS = ('"', " OR ", " -")


def score_search(folder: Path, search: Search) -> dict[str, tuple[float, int]]:
    """Each measure with the number of queries it is the mean of."""
    grades = read_grades(folder / "qrels.tsv")
    asked = [json.loads(line) for line in (folder / "queries.jsonl").read_text("utf-8").splitlines()]
    asked = [query for query in asked if query["qid"] in grades]
    found = search(folder / "corpus.jsonl.gz", [query["query"] for query in asked])
    taken: dict[str, list[float]] = {}
    for query, ids in zip(asked, found, strict=True):
        given = grades[query["qid"]]
        judged = ndcg([name for name in ids if name in given], given)
        kinds = [query["kind"].replace("+", "_"), *(["operators"] if any(sign in query["query"] for sign in _OPERATORS) else [])]
        measures = {"ndcg": judged, **{f"ndcg_{kind}": judged for kind in kinds}, "ndcg_raw": ndcg(ids, given)}
        measures |= {"recall20": recall(ids[:20], given), "mrr": reciprocal_rank(ids, given)}
        measures["judged"] = sum(name in given for name in ids[:DEPTH]) / max(1, len(ids[:DEPTH]))
        for name, value in measures.items():
            taken.setdefault(name, []).append(value)
    return {name: (sum(values) / len(values), len(values)) for name, values in sorted(taken.items())}


def read_grades(path: Path) -> dict[str, dict[str, int]]:
    """Grades by query and posting."""
    found: dict[str, dict[str, int]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        query, posting, grade = line.split("\t")
        found.setdefault(query, {})[posting] = int(grade)
    return found


def ndcg(ids: Sequence[str], grades: Mapping[str, int]) -> float:
    """Discounted gain of the first ten, as a share of the best there can be; 0 where nothing is relevant."""
    best = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(name, 0) for name in ids]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((pow(2.0, grade) - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades[:DEPTH]))


def recall(ids: Sequence[str], grades: Mapping[str, int]) -> float:
    """The share of the relevant postings that was found."""
    relevant = {name for name, grade in grades.items() if grade >= RELEVANT}
    return len(relevant & set(ids)) / len(relevant) if relevant else 0.0


def reciprocal_rank(ids: Sequence[str], grades: Mapping[str, int]) -> float:
    """One by the rank of the first relevant posting; 0 where none was found."""
    ranks = (1 / rank for rank, name in enumerate(ids, 1) if grades.get(name, 0) >= RELEVANT)
    return next(ranks, 0.0)
