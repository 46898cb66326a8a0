import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.corpus.reader import Reader, posting, week

from metier.corpus.batch import Batch, Reading
from metier.corpus.corpus import Corpus
from metier.errors import MetierError, UsageError
from metier.model.facts import Facts, Tool
from metier.model.posting import Observation

FACTS = Facts(seniority="senior", tools=(Tool(id="c-plus-plus", name="C++", quote="C++", start=1, end=4),))
Make = Callable[..., Reader]


def test_what_was_appended_comes_back_in_the_order_of_ids(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(n, hints={"a": [n, 1.5]}, date_posted=week(0).date()) for n in (5, 2, 9)], FACTS)
    kept = list(home.corpus.kept())
    assert [item.posting for item in kept] == sorted(
        (posting(n, hints={"a": [n, 1.5]}, date_posted=week(0).date()) for n in (2, 5, 9)), key=lambda item: item.id
    )
    assert all(item.facts == FACTS for item in kept)
    assert home.corpus.record(kept[0].posting.digest) == kept[0].posting.text.encode()
    assert home.corpus.record("0" * 32) is None


def test_an_empty_corpus_answers(reader: Make) -> None:
    corpus = reader().corpus
    assert list(corpus.kept()) == []
    assert (corpus.known(["p"]), corpus.runs(), corpus.as_of()) == ({}, [], None)
    assert set(corpus.counts().values()) == {0}


def test_known_tells_the_version_seen_last_also_of_other_processes(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1), posting(2)])
    assert home.corpus.known([posting(1).id, "pnone"]) == {posting(1).id: posting(1).digest}
    home.read(1, [posting(1, version=1)])
    assert home.corpus.known([posting(1).id]) == {posting(1).id: posting(1, 1).digest}
    assert Corpus(home.home).known([posting(1).id, posting(2).id]) == {
        posting(1).id: posting(1, 1).digest,
        posting(2).id: posting(2).digest,
    }


def test_the_newest_version_and_its_facts_are_kept(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1)], Facts(seniority="mid"))
    home.read(1, [posting(1, version=1)], FACTS)
    (kept,) = home.corpus.kept()
    assert (kept.posting, kept.facts) == (posting(1, 1), FACTS)
    assert (kept.life.readings, kept.life.edits) == (2, 1)
    assert home.corpus.counts()["postings"] == 2


def test_reading_again_with_newer_extractors_replaces_facts(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(1)], FACTS)
    home.corpus.append(Batch(facts=[Reading(posting(1).id, posting(1).digest, Facts())], extractor="x@2"))
    (kept,) = home.corpus.kept()
    assert kept.facts == Facts()


def test_an_append_done_twice_counts_once(reader: Make) -> None:
    home = reader()
    cut_off = Batch(postings=[posting(1)], facts=[Reading(posting(1).id, posting(1).digest, FACTS)])
    home.corpus.append(cut_off)  # and killed before the observations
    assert list(home.corpus.kept()) == []
    assert home.corpus.known([posting(1).id]) == {}
    home.read(0, [posting(1)], FACTS)
    (kept,) = home.corpus.kept()
    assert (kept.facts, kept.life.readings) == (FACTS, 1)


def test_runs_come_back_in_order(reader: Make) -> None:
    home = reader()
    home.read(1, [posting(1)], board="b")
    home.read(0, [posting(2)], error="timeout", complete=False)
    assert [(run.id, run.error, run.dropped) for run in home.corpus.runs()] == [
        ("r0-acme", "timeout", {"none": 0}),
        ("r1-b", None, {"none": 0}),
    ]
    assert home.corpus.as_of() == week(1).date()


def test_many_small_appends_can_be_joined(reader: Make) -> None:
    home = reader()
    for number in range(6):
        home.read(number, [posting(number)])
    before = list(home.corpus.kept())
    home.corpus.compact()
    assert list(home.corpus.kept()) == before
    assert list(Corpus(home.home, home.closing).kept()) == before


def test_a_home_that_cannot_be_used_is_told_clearly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="is a file"):
        Corpus(tmp_path / "file")
    with pytest.raises(UsageError, match="holds other files"):
        Corpus(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "metier.json").write_text('{"home": 99, "made_by": "9.0"}')
    with pytest.raises(MetierError, match=r"home of version 99 \(made by metier 9.0\)"):
        Corpus(other)
    (other / "metier.json").write_text("not json")
    with pytest.raises(MetierError, match="cannot be read"):
        Corpus(other)


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.corpus.reader import Reader, posting
home = Reader(Path(sys.argv[1]))
for number in range(1000):
    home.read(number, [posting(number * 50 + n) for n in range(50)])
    print(number, flush=True)
"""


@pytest.mark.heavy
def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    tests = str(Path(__file__).resolve().parents[2])
    home = tmp_path / "home"
    for _ in range(2):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(home), tests], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        done = [int(writer.stdout.readline()) for _ in range(3)]
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        kept = {item.posting.id: item for item in Corpus(home).kept()}
        for number in done:
            for n in range(50):
                assert kept[posting(number * 50 + n).id].facts == Facts(seniority="mid")
        assert all(item.facts == Facts(seniority="mid") for item in kept.values())


@pytest.mark.heavy
def test_two_processes_may_append_at_once(tmp_path: Path) -> None:
    Corpus(tmp_path / "home")
    program = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.corpus.reader import Reader, posting
home = Reader(Path(sys.argv[1]))
for number in range(5):
    home.read(number, [posting(int(sys.argv[3]) + number)], board=sys.argv[3])
"""
    tests = str(Path(__file__).resolve().parents[2])
    both = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "home"), tests, start]) for start in ("100", "200")]
    assert [writer.wait() for writer in both] == [0, 0]
    corpus = Corpus(tmp_path / "home")
    assert len(list(corpus.kept())) == 10
    assert len(corpus.runs()) == 10


def test_observations_go_last(reader: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = reader().corpus
    order: list[str] = []
    for name, table in corpus._tables.items():
        monkeypatch.setattr(table, "append", lambda _, name=name: order.append(name))
    corpus.append(Batch(observations=[Observation("r", "s", "b", "p", "d", week(0))]))
    assert order[-1] == "observations"
