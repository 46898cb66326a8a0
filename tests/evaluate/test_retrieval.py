"""The measure of the search, on a handful of grades."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from metier.evaluate.retrieval import ndcg, recall, reciprocal_rank, score_search

GRADES = {"a": 3, "b": 2, "c": 0, "d": 1}


def test_the_best_order_has_all_the_gain_and_a_worse_one_less() -> None:
    assert ndcg(["a", "b", "d", "c"], GRADES) == pytest.approx(1.0)
    assert ndcg(["c", "a", "b", "d"], GRADES) < ndcg(["a", "c", "b", "d"], GRADES) < 1
    assert ndcg([], GRADES) == ndcg(["a"], {"a": 0}) == 0.0


def test_relevant_is_grade_two_and_more() -> None:
    assert recall(["b", "d"], GRADES) == 0.5
    assert reciprocal_rank(["d", "c", "b"], GRADES) == pytest.approx(1 / 3)
    assert reciprocal_rank(["d"], GRADES) == recall(["a"], {"a": 1}) == 0.0


def test_queries_are_scored_by_kind_with_and_without_what_nobody_judged(tmp_path: Path) -> None:
    queries = [
        {"qid": "1", "query": "nurse", "kind": "role"},
        {"qid": "2", "query": "nurse -icu", "kind": "role+place"},
        {"qid": "3", "query": "ungraded", "kind": "role"},
    ]
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)))
    (tmp_path / "qrels.tsv").write_text("qid\tid\tgrade\n1\ta\t3\n2\ta\t3\n2\tb\t0\n")

    def search(corpus: Path, texts: Sequence[str]) -> list[list[str]]:
        assert (corpus.name, list(texts)) == ("corpus.jsonl.gz", ["nurse", "nurse -icu"])
        return [["a"], ["x", "a"]]

    found = score_search(tmp_path, search)
    assert found["ndcg"] == (1.0, 2)
    assert found["ndcg_role"] == found["ndcg_role_place"] == found["ndcg_operators"] == (1.0, 1)
    assert found["ndcg_raw"][0] == pytest.approx((1 + 0.6309) / 2, abs=1e-3)
    assert found["judged"][0] == 0.75
    assert found["mrr"][0] == 0.75
