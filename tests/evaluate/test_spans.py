import gzip
import json
from pathlib import Path

import pytest

from metier.evaluate.spans import offsets, read_sentences, score_file, score_sets, score_spans, spoken, strings

ROWS = [
    {"tokens": ["Know", "C++", "and", "data", "modeling", "."], "tags_knowledge": ["O", "B", "O", "B", "I", "O"]},
    {"tokens": ["Apply", "now"], "tags_knowledge": ["O", "O"]},
    {"tokens": [], "tags_knowledge": []},
]


def test_spans_of_tags() -> None:
    assert offsets(["a", "bc", "d"], ["B", "I", "B"]) == ((0, 4), (5, 6))
    assert offsets(["a", "b"], ["I", "O"]) == ((0, 1),)


def test_what_is_compared() -> None:
    assert spoken("C++ / Node.js (ES6)!") == "c++ / node.js es6"
    assert strings("Big Data, (…)", [(0, 8), (10, 13)]) == {"big data"}


def test_strict_and_partial() -> None:
    score = score_sets([{"data modeling", "sql"}, {"java"}], [{"modeling", "sql"}, {"javascript"}])
    assert (score.gold, score.read) == (3, 3)
    assert score.strict.precision == pytest.approx(1 / 3)
    assert score.partial.precision == score.partial.recall == pytest.approx(2 / 3)
    assert score_sets([set()], [set()]).strict.f1 == 0.0


def test_files_are_read_plain_or_packed_and_scored_by_name(tmp_path: Path) -> None:
    lines = "\n".join(map(json.dumps, ROWS))
    (tmp_path / "skillspan_dev.jsonl").write_text(lines, "utf-8")
    (tmp_path / "skillspan_train.jsonl").write_text(lines, "utf-8")
    with gzip.open(tmp_path / "skillspan_test.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(lines)
    assert len(list(read_sentences(tmp_path / "skillspan_dev.jsonl", "tags_knowledge"))) == 2
    found = score_spans(tmp_path)
    assert list(found) == ["skillspan_dev", "skillspan_dev_all_keys", "skillspan_test", "skillspan_test_all_keys"]
    assert found["skillspan_dev"] == found["skillspan_test"]
    assert found["skillspan_dev"].partial.recall == 1.0


def test_any_reader_can_be_scored(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    right = score_file(tmp_path / "x.jsonl", "skillspan", lambda _: {"tools": [{"quote": "C++"}, {"quote": None}]})
    assert (right.strict.precision, right.strict.recall) == (0.5, 0.5)
    assert right.sentences == 2


@pytest.mark.real
def test_floors_on_the_public_sets(shared: Path) -> None:
    found = score_spans(shared / "data" / "gold_spans")
    assert found["skillspan_dev"].strict.f1 >= 0.45
    assert found["skillspan_dev"].partial.f1 >= 0.58
    assert found["skillspan_dev_all_keys"].strict.f1 >= 0.49
    assert found["skillspan_dev_all_keys"].partial.f1 >= 0.63
    assert found["green_dev_all_keys"].partial.f1 >= 0.75
