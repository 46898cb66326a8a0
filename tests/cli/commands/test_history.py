"""`metier history`, as a person types it."""

import json
from pathlib import Path

import pytest
from tests.corpus.reader import Reader, posting, week

from metier.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = 0
    try:
        main(arguments)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, *capsys.readouterr()


@pytest.fixture
def home(tmp_path: Path) -> str:
    reader = Reader(tmp_path / "home")
    for number in range(40):
        listed = [posting(2, date_posted=week(0).date(), text="We hire a nurse.")]
        if number not in (20, 21, 22):
            listed.append(posting(1, number // 10, date_posted=week(number // 10 * 10).date(), text="We hire a nurse."))
        reader.read(number, listed)
    return str(tmp_path / "home")


def test_a_life_is_told_with_what_was_observed_of_its_openness(capsys: pytest.CaptureFixture[str], home: str) -> None:
    code, out, _ = run(capsys, "--home", home, "history", posting(1).id)
    assert code == 0
    assert "long open: open 273 days; re-dated 3 times; re-opened once" in out
    for said in ("first seen", "re-dated", "closed: two complete readings did not list it", "re-opened", "listed now"):
        assert said in out


def test_as_json(capsys: pytest.CaptureFixture[str], home: str) -> None:
    code, out, _ = run(capsys, "--home", home, "history", posting(2).id, "--json")
    assert code == 0
    told = json.loads(out)
    assert (told["openness"]["days"], told["openness"]["signs"], told["openness"]["label"]) == (273, ["days"], None)
    assert told["openness"]["words"] == ["open 273 days"]
    assert [event["what"] for event in told["events"]] == ["first_seen"]


def test_a_posting_never_seen(capsys: pytest.CaptureFixture[str], home: str) -> None:
    code, _, err = run(capsys, "--home", home, "history", "pnone")
    assert code != 0
    assert "was ever seen here" in err
