"""kill -9 in the middle of an export, then the same export again."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.exports import servers
from tests.exports.shop import exported

from metier.corpus.corpus import Corpus
from metier.exports.format import FORMATS

pytestmark = pytest.mark.heavy

CHILD = """
import os, signal, sys
from pathlib import Path
from metier.corpus.corpus import Corpus
from metier.exports import analysts
from metier.exports.folder import FolderWriter
from metier.exports.run import Wish, export
analysts.BATCH = 1
writer, form, home, target, at = FolderWriter, *sys.argv[1:]
if form == "sql":
    from metier.exports.sqlwriter import SqlWriter as writer
whole, left = writer.write, [int(at)]
def write(self, rows):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    whole(self, rows)
writer.write = write
export(Corpus(Path(home)), Wish(format=form, target=target), {})
"""


def killed(corpus: Corpus, form: str, target: str, at: int) -> None:
    ended = subprocess.run([sys.executable, "-c", CHILD, form, str(corpus.home), target, str(at)], check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("form", [name for name in FORMATS.names() if name != "sql"])
def test_files(corpus: Corpus, tmp_path: Path, form: str) -> None:
    said = exported(corpus, form, tmp_path / "whole")
    killed(corpus, form, str(tmp_path / "out"), 2)
    left = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert left == [".part"] * 4
    assert exported(corpus, form, tmp_path / "out") == said
    for path in (tmp_path / "whole").iterdir():
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()
    assert len(list((tmp_path / "out").iterdir())) == 6


def test_databases(corpus: Corpus, database: str) -> None:
    names = ("postings", "facts", "vacancies", "employers")
    exported(corpus, "sql", database)
    whole = {name: servers.rows(database, f"SELECT * FROM {name} ORDER BY 1, 2") for name in names}
    servers.empty(database)
    killed(corpus, "sql", database, 2)
    assert servers.rows(database, "SELECT finished_at FROM metier_exports") == [(None,)]
    assert 0 < servers.rows(database, "SELECT count(*) FROM postings")[0][0] < len(whole["postings"])
    exported(corpus, "sql", database)
    assert {name: servers.rows(database, f"SELECT * FROM {name} ORDER BY 1, 2") for name in names} == whole
