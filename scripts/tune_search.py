"""Tune the weights of the search on judged queries: coordinate ascent, checked by leaving queries out. Writes the one table.

    python scripts/tune_search.py JUDGED INDEX [--write]

JUDGED holds queries.jsonl and qrels.tsv; INDEX is the index of an edition of the same corpus (`metier ingest`, `metier publish`).
"""

import argparse
import json
import math
import random
from importlib.resources import files
from pathlib import Path

import numpy as np

from metier.index.engine_tantivy import open_index
from metier.index.known import EACH_ONE
from metier.index.weights import weights
from metier.model.search import SearchQuery

SEED, FOLDS, ROUNDS = 11, 5, 3
#: Weights that are shares of others, or no part of a sum: they are not tuned.
SHARES = ("role_alias", "synonym", "freshness")
STEPS = (0.5, 0.7, 0.85, 1.2, 1.4, 2.0)
#: What a doubled or halved weight must gain, so that noise in single queries moves nothing.
COST = 0.003

Judged = tuple[np.ndarray, np.ndarray, np.ndarray]  # what is counted (postings by weights), grades (-1: not judged), best grades


def main() -> None:
    """Tune, tell the figures, and write the table where asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("judged", type=Path)
    asked.add_argument("index", type=Path)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    names = [name for name in weights() if name not in SHARES and not name.startswith("similar_")]
    cases = read(given.judged, given.index, names)
    start = np.array([weights()[name] for name in names])
    print(f"as it is: {mean(cases, start):.4f}")
    order = list(range(len(cases)))
    random.Random(SEED).shuffle(order)  # noqa: S311 - no secret
    left_out: dict[int, float] = {}
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS])
        tuned = ascend([case for at, case in enumerate(cases) if at not in out], start)
        left_out |= {at: ndcg(cases[at], tuned) for at in out}
    print(f"queries left out of tuning: {np.mean(list(left_out.values())):.4f}")
    tuned = ascend(cases, start)
    print(f"tuned on all: {mean(cases, tuned):.4f}")
    for name, before, after in zip(names, start, tuned, strict=True):
        print(f"  {name:18} {before:6.3g} -> {after:.3g}")
    if given.write:
        write(dict(zip(names, tuned, strict=True)))


def read(judged: Path, index: Path, names: list[str]) -> list[Judged]:
    """What is counted for the judged postings of each query."""
    ones = dict.fromkeys(weights(), 1.0) | {name: weights()[name] for name in SHARES}
    engine = open_index(index, table=ones)
    places = engine.store.top(EACH_ONE, engine.count(), 0, "by_id")
    source_ids = {found.by_id: kept.posting.source_id for found, kept in zip(places, engine.documents(), strict=True)}
    grades: dict[str, dict[str, int]] = {}
    for line in (judged / "qrels.tsv").read_text("utf-8").splitlines()[1:]:
        query, posting, grade = line.split("\t")
        grades.setdefault(query, {})[posting] = int(grade)
    found = []
    for line in (judged / "queries.jsonl").read_text("utf-8").splitlines():
        query = json.loads(line)
        given = grades[query["qid"]]
        asked = SearchQuery(text=query["query"], copies=True, status=("open", "unknown"))
        apart = sorted(engine.taken_apart(asked).items(), key=lambda pair: -pair[0])
        counted = np.array([[counts.get(name, 0.0) for name in names] for _, counts in apart]).reshape(len(apart), len(names))
        marks = np.array([given.get(source_ids[by_id], -1) for by_id, _ in apart])
        found.append((counted[marks >= 0], marks[marks >= 0], np.array(sorted(given.values(), reverse=True))))
    return found


def gain(grades: np.ndarray) -> float:
    """Discounted gain of the first ten."""
    return float(sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades[:10].tolist())))


def ndcg(case: Judged, table: np.ndarray) -> float:
    """nDCG@10 among judged postings."""
    counted, grades, best = case
    return gain(grades[np.argsort(-np.round(counted @ table, 6), kind="stable")]) / gain(best)


def mean(cases: list[Judged], table: np.ndarray) -> float:
    """Its mean over queries."""
    return float(np.mean([ndcg(case, table) for case in cases]))


def ascend(cases: list[Judged], start: np.ndarray) -> np.ndarray:
    """Coordinate ascent: each weight in turn, as far as its change is worth it."""
    table, best = start.copy(), worth(cases, start, start)
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for _ in range(ROUNDS):
        before = best
        for at in chance.sample(range(len(table)), len(table)):
            tried = [_with(table, at, step) for step in STEPS]
            score, place = max((worth(cases, one, start), -number) for number, one in enumerate(tried))
            if score > best + 1e-9:
                best, table = score, tried[-place]
        if best == before:
            break
    return table


def worth(cases: list[Judged], table: np.ndarray, start: np.ndarray) -> float:
    """The mean, less what it costs to move weights: those that few queries speak of stay where they are."""
    return mean(cases, table) - COST * float(np.abs(np.log2(table / start)).sum())


def _with(table: np.ndarray, at: int, step: float) -> np.ndarray:
    changed = table.copy()
    changed[at] *= step
    return changed


def write(tuned: dict[str, float]) -> None:
    """Write the table with its comments."""
    path = Path(str(files("metier.index"))) / "data" / "weights.tsv"
    lines = []
    for line in path.read_text("utf-8").splitlines():
        name, *rest = line.split("\t")
        lines.append(f"{name}\t{tuned[name]:.3g}\t{rest[1]}" if name in tuned else line)
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
