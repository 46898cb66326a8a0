import json
from pathlib import Path

import pytest
from tests.exports.shop import exported

from metier.corpus.corpus import Corpus
from metier.errors import MetierError, UsageError
from metier.exports import folder
from metier.exports.lines import Lines


def test_a_folder_with_other_things_is_left_alone(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("mine")
    with pytest.raises(UsageError, match=r"holds thesis\.docx"):
        exported(corpus, "csv", tmp_path / "out", replace=True)
    with pytest.raises(UsageError, match="is a file"):
        exported(corpus, "csv", tmp_path / "out" / "thesis.docx")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.docx"]


def test_a_finished_export_is_only_replaced_when_asked(corpus: Corpus, tmp_path: Path) -> None:
    first = exported(corpus, "csv", tmp_path / "out")
    with pytest.raises(UsageError, match="--replace"):
        exported(corpus, "csv", tmp_path / "out")
    assert exported(corpus, "csv", tmp_path / "out", replace=True) == first


def test_where_nothing_can_be_written_is_told(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(MetierError, match="cannot write in"):
        exported(corpus, "csv", tmp_path / "file" / "out")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Lines, "write", full)
    with pytest.raises(MetierError, match="No space left on device"):
        exported(corpus, "jsonl", tmp_path / "out")
    assert not any((tmp_path / "out").iterdir())


@pytest.mark.parametrize(("said", "says"), [("garbage", "cannot be read"), ({"version": 99}, "version 99")])
def test_an_account_that_cannot_be_read_is_told(corpus: Corpus, tmp_path: Path, said: object, says: str) -> None:
    exported(corpus, "csv", tmp_path / "out", whole=True)
    path = tmp_path / "out" / folder.ACCOUNT
    path.write_text(json.dumps(json.loads(path.read_text()) | said) if isinstance(said, dict) else str(said))
    with pytest.raises(MetierError, match=says):
        folder.account(str(tmp_path / "out"))
