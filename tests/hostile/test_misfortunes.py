"""What befalls a corpus kept for years: broken files, a clock set back, a folder nobody may write, tidying beside readers."""

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tests.hostile.kills import at, take, told

import metier
from metier.corpus.corpus import Corpus
from metier.corpus.soundness import faults
from metier.errors import MetierError
from metier.flow.expectations import Expected
from metier.flow.publish import closing, publish
from metier.library.upkeep import upkeep
from metier.model.posting import Kept


def kept(home: Path) -> dict[str, Kept]:
    return {item.posting.source_id: item for item in Corpus(home, closing()).kept()}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for week in range(3):
        take(tmp_path / "home", week)
    return tmp_path / "home"


@pytest.mark.parametrize("table", ["records", "postings", "facts", "observations", "runs"])
@pytest.mark.parametrize("how", ["cut", "gone", "flipped"])
def test_a_file_that_is_not_whole_is_named_with_what_to_do(home: Path, table: str, how: str) -> None:
    file = max((home / "corpus" / table).glob("*.parquet"), key=lambda path: path.stat().st_size)
    body = file.read_bytes()
    if how == "gone":
        file.unlink()
    elif how == "cut":
        file.write_bytes(body[: len(body) // 2])
    else:
        middle = len(body) // 3
        file.write_bytes(body[:middle] + bytes(255 - byte for byte in body[middle : middle + 40]) + body[middle + 40 :])
    findings = metier.open(home).checkup()
    wrong = [item for item in findings if not item.well and file.name in item.found]
    assert wrong, findings
    assert "backup" in wrong[0].do


def test_reading_a_broken_corpus_is_a_clear_error(home: Path) -> None:
    file = next((home / "corpus" / "postings").glob("*.parquet"))
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(MetierError) as told_:
        publish(home)
    assert "doctor" in told_.value.do


@pytest.mark.heavy
def test_a_home_is_restored_from_a_copy(home: Path, tmp_path: Path) -> None:
    edition = publish(home)
    shutil.copytree(home, tmp_path / "backup")
    before = told(kept(home))
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "backup", home)
    assert told(kept(home)) == before
    assert publish(home) == edition
    assert metier.open(home).editions.verify(edition) == ()


def test_a_clock_that_was_set_back_loses_nothing(home: Path) -> None:
    take(home, 5)
    late = Corpus(home, closing())
    before = kept(home)
    take(home, 4)  # read after week 5, by a machine whose clock went wrong
    after = kept(home)
    assert set(before) <= set(after)
    assert all(after[name].life.last_seen >= before[name].life.last_seen for name in before)
    assert late.as_of() == at(5).date()


def test_upkeep_disturbs_no_reader(home: Path) -> None:
    before = told(kept(home))
    reader = iter(Corpus(home, closing()).kept())
    first = next(reader)
    done = upkeep(home, hours=1)
    assert done.files_after < done.files_before
    assert {item.posting.source_id for item in (first, *reader)} == set(before)
    assert told(kept(home)) == before
    take(home, 3)
    assert list(faults(Corpus(home))) == []


def test_a_truncated_or_shrunken_reading_closes_nothing(home: Path) -> None:
    from tests.hostile import kills  # noqa: PLC0415 - its board is cut here

    few = {job: version for job, version in kills.listed(2).items() if job < 8}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kills, "listed", lambda _: few)
        take(home, 3)
        run = Corpus(home).runs()[-1]
        assert run.error is not None
        assert run.error.startswith(f"only {len(few)} postings where")
        assert all(item.life.status == "open" for name, item in kept(home).items() if int(name) in kills.listed(2))
        take(home, 4)  # it stays small: the second time it is believed, and closes what two readings more do not list
        take(home, 5)
        take(home, 6)
    assert kept(home)["20"].life.status == "closed"


def test_what_an_operator_expects_is_told_where_it_is_missed(tmp_path: Path) -> None:
    opened = metier.open(tmp_path)
    opened.intake.add("greenhouse", "acme", least=500, fill=["pay=0.5"])
    assert opened.intake.boards()[0].expected == Expected(500, {"pay": 0.5})
    with pytest.raises(MetierError, match="--fill"):
        opened.intake.add("greenhouse", "acme", fill=["salary=2"])


@pytest.mark.heavy
@pytest.mark.skipif(os.name != "posix" or shutil.which("setpriv") is None, reason="root cannot be kept from writing here")
def test_a_folder_nobody_may_write_can_be_read(home: Path) -> None:
    publish(home)
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    read = "import sys, metier; print(metier.open(sys.argv[1]).postings.find('nurse').total)"
    write = "import sys, metier; metier.open(sys.argv[1]).intake.publish()"
    found, refused = (_powerless(program, home) for program in (read, write))
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert int(found.stdout or "0") > 0, found.stderr
    assert refused.returncode != 0
    assert "MetierError" in refused.stderr
    assert "Permission denied" in refused.stderr


def _powerless(program: str, home: Path) -> "subprocess.CompletedProcess[str]":
    """Run a program to which permissions apply, also where everything is run by root."""
    powers = "-dac_override,-dac_read_search"
    without = ["setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}"] if os.geteuid() == 0 else []
    command = [*without, sys.executable, "-c", program, str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_time_does_not_run_backwards_in_the_future(home: Path) -> None:
    assert all(item.life.last_seen <= at(2) + timedelta(seconds=1) for item in kept(home).values())
