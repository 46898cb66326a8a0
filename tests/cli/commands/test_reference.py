from pathlib import Path

import pytest
from tests.reference import published

from metier.cli.main import main


def run(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str) -> tuple[int, str, str]:
    code = 0
    try:
        main(["--home", str(home), "reference", *arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def test_a_table_is_added_and_the_account_says_what_was_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, tmp_path / "home", "add", "onet", str(published.onet(tmp_path)))
    assert code == 0
    assert out.startswith("O*NET 29.2: ")
    assert "Passed over: Read Me.txt." in out
    assert "Left out: 2 rows (no O*NET-SOC code)." in out
    code, out, _ = run(capsys, tmp_path / "home", "list")
    assert "CC BY 4.0" in out
    code, out, _ = run(capsys, tmp_path / "home", "remove", "onet")
    assert (code, out) == (0, "Removed onet 29.2.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "onett", "x"), "did you mean 'onet'"),
        (("add", "oews", "nowhere.txt"), "no such file 'nowhere.txt'"),
        (("remove", "esco"), "held: none"),
        (("report",), "no edition has been published here yet"),
    ],
)
def test_what_cannot_be_done_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, _, err = run(capsys, tmp_path / "home", *arguments)
    assert code in {1, 2}
    assert said in err
