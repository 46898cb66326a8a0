"""`metier vacancy`, as a person types it."""

import json
from pathlib import Path

import pytest
from tests.cli.commands.test_export import run

from metier.corpus.corpus import Corpus

LINES = [f"You will look after part {word} of the system and all that belongs to it." for word in "abcdefghijklmnop"]


@pytest.fixture
def home(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> str:
    same = {"title": "Data Engineer", "employer": "Acme", "location": "Austin, TX", "text": "\n".join(LINES)}
    others: list[dict[str, str]] = [{}, {"text": "\n".join(LINES[1:])}, {"title": "Senior Data Engineer"}, {"employer": ""}]
    path, home = tmp_path / "rows.jsonl", str(tmp_path / "home")
    path.write_text("\n".join(json.dumps({"id": str(number), **same, **more}) for number, more in enumerate(others, 1)))
    assert run(capsys, "--home", home, "ingest", "jsonl", "--from", str(path), "--no-publish")[0] == 0
    return home


def test_why_postings_are_joined_or_not(capsys: pytest.CaptureFixture[str], home: str) -> None:
    names = {item.posting.source_id: item.posting.id for item in Corpus(Path(home)).kept()}
    found = json.loads(run(capsys, "--home", home, "vacancy", names["1"], "--json")[1])
    assert [row["posting"] for row in found["copies"]] == [names["2"]]
    assert [(row["posting"], row["veto"]) for row in found["near"]] == [(names["3"], "only one title states a level")]
    assert [row["posting"] for row in found["linked"]] == [names["4"]]
    words = run(capsys, "--home", home, "vacancy", names["1"])[1]
    assert "Joined with it (3 points join):" in words
    assert "the same title +2" in words
    assert "kept apart: only one title states a level" in words
    assert "linked, never joined" in words
    assert "(no employer)" in run(capsys, "--home", home, "vacancy", names["4"])[1]


def test_a_posting_never_seen(capsys: pytest.CaptureFixture[str], home: str) -> None:
    code, _, told = run(capsys, "--home", home, "vacancy", "pnone")
    assert code != 0
    assert "was ever seen here" in told
