"""A whole home on a local S3 server: read into, published, served, by several processes at once."""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.corpus.bucket import BUCKET, surround
from tests.corpus.test_editions import publish as publish_small
from tests.reference import published

import metier
from metier.cli.main import main
from metier.corpus import following
from metier.corpus.cloud import Cloud
from metier.corpus.corpus import Corpus
from metier.corpus.editions import Editions
from metier.corpus.published import OvertakenError
from metier.errors import UsageError
from metier.flow import publish as publishing
from metier.flow import reference
from metier.library.home import Home
from metier.library.intake import write_simulated
from metier.library.roles import Cut
from metier.model.address import Address, Bucket
from metier.model.search import SearchQuery

pytestmark = pytest.mark.heavy

UNTIL = date(2026, 6, 30)
SIZE, SEED = 400, 3
ROLE = "backend-software-engineer"


@pytest.fixture(scope="module")
def market(s3: str, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in a bucket that has read a simulated market and published an edition of it, seen from a builder's machine."""
    with pytest.MonkeyPatch.context() as environment:
        surround(environment, s3, tmp_path_factory.mktemp("builder"))
        opened = metier.open(f"s3://{BUCKET}/market")
        opened.intake.simulated_corpus(SEED, SIZE, UNTIL)
        opened.intake.publish()
        return opened


@pytest.fixture
def server(market: Home, s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The same home, seen from a machine that has read nothing yet."""
    surround(monkeypatch, s3, tmp_path / "server")
    return metier.open(market.address)


def test_guide_search_and_evidence_are_served_from_a_copy(server: Home, market: Home) -> None:
    assert server.ready()
    assert server.about() == market.about()
    guide = server.roles.guide(ROLE, Cut(window="all"))
    assert guide == market.roles.guide(ROLE, Cut(window="all"))
    found = server.postings.find(SearchQuery(text="engineer", status=("open", "closed", "unknown")))
    assert found.total > 0
    assert server.postings.get(found.hits[0].posting).posting.title
    assert server.sources.runs() == market.sources.runs() != ()
    assert all(finding.well for finding in server.checkup())
    assert server.path.is_relative_to(os.environ["METIER_CACHE"])


def test_everything_of_the_home_is_in_the_bucket_but_what_is_temporary(market: Home, server: Home) -> None:
    assert isinstance(market.address, Bucket)
    objects, folders = Cloud(market.address).here()
    assert {item.name for item in objects} <= {"metier.json", "boards.json"}
    assert set(folders) == {"corpus", "editions"}
    row = server.intake.add("greenhouse", "acme")
    assert market.intake.boards() == (row,)


def test_the_same_commands_work_at_an_address(
    server: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("METIER_HOME", str(server.address))
    main(["search", "engineer", "--limit", "3", "--status", "open", "--status", "closed", "--json"])
    assert len(capsys.readouterr().out.splitlines()) == 3
    main(["doctor"])
    assert "every checksum right" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="1"):
        main(["--home", "s3://nobody-made-it/home", "doctor"])
    assert capsys.readouterr().err.startswith("metier: there is no bucket nobody-made-it")
    with pytest.raises(SystemExit, match="2"):
        main(["--home", "ftp://host/home", "doctor"])
    assert "no home can be at ftp://" in capsys.readouterr().err


INGEST = """
import sys, metier
opened = metier.open(sys.argv[1])
opened.intake.files(sys.argv[2], sys.argv[3])
print("read", flush=True)
print(opened.intake.publish(), flush=True)
"""


def test_two_processes_read_and_publish_at_once(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_simulated(SEED, 150, UNTIL, tmp_path / "payloads")
    read = tmp_path / "payloads" / str(UNTIL)
    sources = ("greenhouse", "lever")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", INGEST, str(bucket), name, str(read / name)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "METIER_CACHE": str(tmp_path / f"cache-{name}")},
        )
        for name in sources
    ]
    told = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    published = {out.split()[-1] for out, _ in told}
    home = metier.open(bucket)
    assert {run.source for run in home.sources.runs()} == set(sources)
    corpus = Corpus(bucket)
    assert sum(run.new for run in home.sources.runs()) == len(list(corpus.kept()))
    # whoever came second has built anew and has read what both had
    assert home.about().edition in published
    assert home.about().postings == len(list(corpus.kept()))


def test_a_server_notices_a_newer_edition(market: Home, server: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "LOOK_S", 0.05)
    before = server.about()
    line = {
        "id": "1",
        "title": "Backend Software Engineer",
        "employer": "Acme",
        "location": "Austin, TX",
        "text": "Write Python.",
    }
    (tmp_path / "more.jsonl").write_bytes(msgspec.json.encode(line))
    market.intake.files("jsonl", str(tmp_path / "more.jsonl"), board="more")
    edition = market.intake.publish()
    assert edition != before.edition
    for _ in range(200):
        if server.about().edition == edition:
            break
        time.sleep(0.05)
    assert server.about().postings == before.postings + 1


@pytest.mark.parametrize("times", [1, 2])
def test_who_is_overtaken_builds_once_more_and_then_says_so(
    bucket: Bucket, times: int, s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, built = metier.open(bucket), []
    opened.intake.simulated_corpus(SEED, 60, UNTIL)
    build = publishing._build

    def overtaken(home: Address, corpus: Corpus, editions: Editions) -> str:
        built.append(home)
        if len(built) <= times:
            with pytest.MonkeyPatch.context() as elsewhere:
                surround(elsewhere, s3, tmp_path / "elsewhere")
                publish_small(Editions(bucket), f"zzz{len(built)}")
        return build(home, corpus, editions)

    monkeypatch.setattr(publishing, "_build", overtaken)
    if times == 1:
        assert opened.intake.publish() == opened.about().edition
    else:
        with pytest.raises(OvertakenError, match="published zzz2 while"):
            opened.intake.publish()
        assert Editions(bucket).current_id() == "zzz2"
    assert len(built) == 2


def test_a_copy_of_a_bucket_is_a_home_and_gives_the_same_edition(market: Home, server: Home, tmp_path: Path) -> None:
    assert isinstance(market.address, Bucket)
    cloud, backup = Cloud(market.address), tmp_path / "backup"
    for item in sorted(cloud.items(), key=lambda item: "/_delta_log/" not in item.name):
        if not item.name.startswith("editions/"):
            (backup / item.name).parent.mkdir(parents=True, exist_ok=True)
            cloud.download(item.name, backup / item.name)
    restored = metier.open(backup)
    assert restored.intake.publish() == server.about().edition
    assert all(finding.well for finding in restored.checkup())


def test_official_tables_are_kept_in_the_bucket(bucket: Bucket, tmp_path: Path) -> None:
    desk = metier.open(bucket).reference
    held = desk.add("oews", str(published.oews(tmp_path)), "May 2025")
    assert desk.list() == (held,)
    assert Cloud(bucket).exists(f"reference/{held.file}")
    reference.into(tmp_path, bucket, reference.newest(bucket), [ROLE])
    assert (tmp_path / "reference.parquet").exists()
    desk.remove("oews")
    assert desk.list() == ()
    assert not Cloud(bucket).exists(f"reference/{held.file}")


def test_a_folder_and_an_address_are_told_apart() -> None:
    assert metier.open("market").path == Path("market")
    with pytest.raises(UsageError, match="no home can be at"):
        metier.open("http://host/home")
