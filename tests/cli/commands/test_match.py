"""`metier match`, as a person types it."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.matching.cvs import ALL, cv
from tests.matching.cvs import Person as Someone
from tests.matching.market import job, profile

import metier
from metier.cli.main import main
from metier.library.labels import Labels
from metier.library.matching import Person
from metier.matching.ledger import Sheet
from metier.model.matching import Advice, Matches, Reading, RoleMatch, Step, Unknown, Wishes

Typed = Callable[..., tuple[int, str, str]]
KEPT = job("p1", {"python": "required", "django": "preferred", "westlaw": "required"}, years=9, level="mid")


class _Home:
    """A home that remembers what was asked, and answers with one job."""

    asked: tuple[Person, Wishes, int]
    labels = Labels()

    def __init__(self) -> None:
        self.matching = self
        self.postings = SimpleNamespace(get=lambda _: KEPT)

    def match(self, person: Person, wishes: Wishes, limit: int) -> Matches:
        self.asked = person, wishes, limit
        sheet = Sheet(profile("python", level="senior"))
        found = sheet.match(KEPT)
        assert found is not None
        return Matches(
            reading=Reading(profile=sheet.profile, unknown=(Unknown("kubernets", ("Kubernetes",)),), stripped={"name": 2}),
            jobs=(found,),
            roles=(RoleMatch(role="data-engineer", openings=40, n=20, k=9, score=0.5, low=0.4, high=0.6),),
            advice=Advice(0.8, 1, 0, (Step("tool", "westlaw", "Westlaw", 1, ("p1",)),)),
            total=900,
            considered=500,
        )


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> _Home:
    found = _Home()
    monkeypatch.setattr(metier, "open", lambda _: found)
    return found


@pytest.fixture
def typed(home: _Home, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Typed:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = 0
        try:
            main(["--home", str(tmp_path), "match", *arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capsys.readouterr()

    return run


def test_what_is_typed_is_what_is_asked(typed: Typed, home: _Home) -> None:
    code, out, _ = typed(
        "--skills", "python, kubernets", "--years", "5", "--level", "senior", "--place", "austin-tx", "--remote-from", "DE",
        "--pay-min", "90000", "--visa", "--language", "German", "--limit", "3",
    )  # fmt: skip
    assert code == 0
    person, wishes, limit = home.asked
    assert (person, limit) == (Person(skills=("python, kubernets",), years=5.0, level="senior", languages=("German",)), 3)
    assert wishes == Wishes(place=("austin-tx",), remote_from=("DE",), pay_min=90_000.0, visa=True)
    for line in (
        "+ Python (required)", "~ Django (preferred): Python is the wider thing", "- Westlaw (required)",
        "? 9 years of experience",
        "level: senior for mid, times 0.9", "1. Westlaw opens 1 more: Job p1",
        "Not known here: 'kubernets'; did you mean Kubernetes?",
        "Taken out unread: name (2).", "900 postings found, the 500 likeliest", "Data engineer\t50%\t40% to 60%\t9\t40",
    ):  # fmt: skip
        assert line in out


def test_json_holds_the_whole_ledger(typed: Typed) -> None:
    code, out, _ = typed("--skills", "python", "--json")
    assert code == 0
    (found,) = json.loads(out)["jobs"]
    told = [entry for entry in found["entries"] if entry["state"] != "unknown"]
    share = sum(entry["weight"] * entry["credit"] for entry in told) / sum(entry["weight"] for entry in told)
    assert found["score"] == round(found["fit"]["factor"] * share, 4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_cv_is_read_from_a_file_in_any_usual_encoding(typed: Typed, home: _Home, tmp_path: Path, encoding: str) -> None:
    text = cv(ALL["german"], Someone())
    (tmp_path / "cv.txt").write_bytes(text.encode(encoding, "replace"))
    assert typed("--cv", str(tmp_path / "cv.txt"))[0] == 0
    assert "Staatsangehörigkeit" in home.asked[0].cv


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--cv", "nowhere.txt"), 2, "nowhere.txt"),
        (("--years", "many"), 2, "many"),
        (("--limit", "0"), 2, "1<=x<=100"),
    ],
)
def test_wrong_usage_is_told(typed: Typed, arguments: tuple[str, ...], code: int, says: str) -> None:
    ended, out, err = typed(*arguments)
    assert ended == code
    assert says in out + err


def test_a_file_far_longer_than_a_cv_is_not_read(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"python " * 200_000)
    code, _, err = typed("--cv", str(tmp_path / "long.txt"))
    assert (code, "400,000 bytes" in err) == (2, True)
    assert not any(
        "python" in each.read_text("utf-8") for each in tmp_path.rglob("*") if each.is_file() and each.name != "long.txt"
    )


def test_everything_given_is_kept_apart_from_the_person(home: _Home, typed: Typed) -> None:
    given: Any = typed("--skills", "python", "--employment", "FULL_TIME", "--workplace", "remote")
    assert given[0] == 0
    assert home.asked[1] == Wishes(workplace=("remote",), employment=("FULL_TIME",))
