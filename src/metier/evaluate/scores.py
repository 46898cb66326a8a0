"""Every score of the reader in one table, beside the floors that only rise."""

from pathlib import Path

import msgspec

from metier.errors import UsageError
from metier.evaluate.floors import floors
from metier.evaluate.gold import FactsLines, RoleLines, score_gold
from metier.evaluate.lines import KINDS, Case, cases
from metier.evaluate.retrieval import Search, score_search
from metier.evaluate.spans import score_spans


class Score(msgspec.Struct, frozen=True):
    """One measure: `set` it was taken on, its value from 0 to 1, over how many cases, and the floor it must hold."""

    set: str
    measure: str
    value: float
    cases: int | None = None
    floor: float | None = None

    @property
    def held(self) -> bool:
        """Whether the floor, if there is one, is held."""
        return self.floor is None or round(self.value, 4) >= self.floor


def scores(folder: Path, facts: FactsLines, roles: RoleLines, search: Search | None = None) -> list[Score]:
    """The scores on what stands in a folder: `gold/`, `gold/search/`, `data/parsing_examples/`, `data/gold_spans/`, where there.

    Raises UsageError when it holds none of them.
    """
    found = [*_gold(folder / "gold", facts, roles), *_lines(folder / "data" / "parsing_examples")]
    found += _spans(folder / "data" / "gold_spans")
    found += _search(folder / "gold" / "search", search) if search else []
    if not found:
        came = f"nothing labelled in {folder}" if folder.is_dir() else f"there is no folder {folder}"
        raise UsageError(came, "a folder with gold/, data/parsing_examples/ or data/gold_spans/", "name it: `metier eval FOLDER`")
    return found


def misses(folder: Path, kind: str) -> list[Case]:
    """The lines of one kind that are read otherwise than they should be. Raises UsageError for an unknown kind."""
    path = folder / "data" / "parsing_examples" / f"{kind}.jsonl"
    if kind not in KINDS or not path.is_file():
        raise UsageError(f"no lines of kind {kind!r} in {folder}", f"kinds: {', '.join(KINDS)}")
    return [case for case in cases(path) if not case.right]


def _score(name: str, measure: str, value: float, number: int | None = None) -> Score:
    return Score(name, measure, value, number, floors().get(f"{name}/{measure}"))


def _gold(gold: Path, facts: FactsLines, roles: RoleLines) -> list[Score]:
    if not (gold / "score.py").is_file():
        return []
    measures, _ = score_gold(gold, facts, roles)
    return [_score("gold", measure, value) for measure, value in measures.items()]


def _lines(folder: Path) -> list[Score]:
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        if path.stem in KINDS:
            read = list(cases(path))
            found.append(_score("lines", path.stem, sum(case.right for case in read) / max(len(read), 1), len(read)))
    return found


def _search(folder: Path, search: Search) -> list[Score]:
    if not (folder / "qrels.tsv").is_file():
        return []
    return [_score("search", measure, value, number) for measure, (value, number) in score_search(folder, search).items()]


def _spans(folder: Path) -> list[Score]:
    if not folder.is_dir():
        return []
    return [
        _score("spans", f"{name}_{measure}", value, score.sentences)
        for name, score in score_spans(folder).items()
        for measure, value in (("strict", score.strict.f1), ("partial", score.partial.f1))
    ]
