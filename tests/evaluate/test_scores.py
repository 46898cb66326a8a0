"""The table of scores, on a small labelled folder of our own."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from metier.errors import MetierError, UsageError
from metier.evaluate.floors import floors
from metier.evaluate.gold import score_gold
from metier.evaluate.scores import Score, misses, scores

SCORER = """
import json, sys
if "--role-names" in sys.argv:
    print("welder")
elif "--json" in sys.argv:
    read = [json.loads(line) for line in open(sys.argv[2])]
    print(json.dumps({"role": {"f1": sum(item["role"] == "welder" for item in read) / len(read)}}))
else:
    print("the table")
"""


def lines(folder: Path) -> Path:
    made = folder / "data" / "parsing_examples"
    made.mkdir(parents=True)
    given = [
        {"id": "1", "text": "$45 an hour", "context": {"country": "US"}, "expect": [{"min": 45, "max": 45, "unit": "HOUR"}]},
        {"id": "2", "text": "$50 an hour", "context": {"country": "US"}, "expect": [{"min": 51, "max": 51, "unit": "HOUR"}]},
    ]
    (made / "salary.jsonl").write_text("\n".join(map(json.dumps, given)))
    return folder


def facts(given: Iterable[bytes]) -> Iterator[bytes]:
    return (json.dumps({"role": json.loads(line)["title"]}).encode() for line in given)


def roles(given: Iterable[str]) -> Iterator[bytes]:
    return (json.dumps({"name": name, "id": name}).encode() for name in given)


def gold(folder: Path, scorer: str = SCORER) -> Path:
    (folder / "gold").mkdir()
    (folder / "gold" / "score.py").write_text(scorer)
    (folder / "gold" / "dev.jsonl").write_text("{}\n")
    (folder / "gold" / "dev_postings.jsonl").write_text('{"title": "welder"}\n{"title": "cook"}\n')
    return folder


def test_lines_are_scored_and_misses_told(tmp_path: Path) -> None:
    folder = lines(tmp_path)
    [score] = scores(folder, facts, roles)
    assert (score.set, score.measure, score.value, score.cases) == ("lines", "salary", 0.5, 2)
    assert [case.id for case in misses(folder, "salary")] == ["2"]
    with pytest.raises(UsageError, match="kinds: salary"):
        misses(folder, "salaries")


def test_the_scorer_beside_the_labels_is_asked(tmp_path: Path) -> None:
    assert score_gold(gold(tmp_path) / "gold", facts, roles) == ({"role": 0.5}, "the table\n")
    assert [(score.measure, score.value) for score in scores(tmp_path, facts, roles)] == [("role", 0.5)]


def test_errors_are_told_of_a_known_measure(tmp_path: Path) -> None:
    folder = gold(tmp_path) / "gold"
    assert score_gold(folder, facts, roles, "role")[1] == "the table\n"
    with pytest.raises(UsageError, match="unknown measure 'rol'; known: role; did you mean 'role'"):
        score_gold(folder, facts, roles, "rol")


def test_a_failing_scorer_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MetierError, match="out of ink"):
        score_gold(gold(tmp_path, "raise SystemExit('out of ink')") / "gold", facts, roles)


def test_nothing_labelled_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing labelled"):
        scores(tmp_path, facts, roles)
    with pytest.raises(UsageError, match="there is no folder"):
        scores(tmp_path / "none", facts, roles)


def test_floors_are_held_or_not() -> None:
    assert Score("gold", "role", 0.91, floor=0.91).held
    assert not Score("gold", "role", 0.9, floor=0.91).held
    assert Score("gold", "role", 0.1).held
    assert all(0 < floor <= 1 for floor in floors().values())
