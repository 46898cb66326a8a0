"""The whole road, end to end, on a simulated market whose truth is known."""

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

import metier
from metier.cli.main import main
from metier.cli.walk import check_site
from metier.errors import NotFoundError
from metier.library.home import Home
from metier.library.markdown import guide_markdown
from metier.library.roles import Cut
from metier.model.search import SearchQuery
from metier.simulate import market, render
from metier.taxonomy.role_table import above

UNTIL = date(2026, 6, 30)
SIZE, SEED = 1_600, 3
ROLE = "backend-software-engineer"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home that has read a simulated market and published an edition of it."""
    opened = metier.open(tmp_path_factory.mktemp("road") / "home")
    opened.intake.simulated(SEED, SIZE, UNTIL)
    opened.intake.publish()
    return opened


def test_every_simulated_posting_is_read_and_none_twice(home: Home) -> None:
    truth = pq.read_table(home.path / "truth.parquet")
    seen = sum(run.new for run in home.sources.runs())
    assert truth.num_rows == SIZE
    assert home.postings.count() == seen
    # a posting that opened and closed between two readings was never on a board when it was read
    assert 0.9 * SIZE <= seen <= SIZE
    for run in home.sources.runs():
        assert run.read == run.kept + sum(run.dropped.values())


def test_what_is_read_agrees_with_the_truth(home: Home) -> None:
    truth = {
        (row["source"], row["board"], row["source_id"]): row for row in pq.read_table(home.path / "truth.parquet").to_pylist()
    }
    results = home.postings.find(SearchQuery(limit=300, copies=True, status=("open", "closed", "unknown")))
    right, total = {"role": 0, "level": 0}, 0
    for hit in results.hits:
        kept = home.postings.get(hit.posting)
        told = truth[kept.posting.source, kept.posting.board, kept.posting.source_id]
        total += 1
        read = kept.facts.role.id if kept.facts.role else None
        # a title may name a finer kind of work than the market tells apart: `Registered Nurse, ICU`
        right["role"] += read is not None and told["role"] in (read, *above(read))
        right["level"] += kept.facts.seniority == told["level"]
    assert total >= 100
    assert right["role"] / total > 0.9
    assert right["level"] / total > 0.8


def test_a_guide_has_ten_sections_and_every_number_opens_its_evidence(home: Home) -> None:
    guide = home.roles.guide("backend software engineer", Cut(window="all"))
    assert len(guide.sections) == 10
    for section in guide.sections:
        assert section.blocks or section.not_shown
    ids = set(re.findall(r"`([a-z2-7]{6}-[a-z2-7]{8})`", guide_markdown(guide)))
    assert len(ids) > 60
    elsewhere = metier.open(home.path)
    for figure in sorted(ids):
        evidence = elsewhere.evidence.get(figure)
        assert evidence.figure.id == figure
        for row in evidence.rows:
            if row.quote is not None:
                text = elsewhere.postings.get(row.posting).posting.text
                assert text[row.start : row.end] == row.quote


def test_a_share_is_recomputed_from_its_evidence(home: Home) -> None:
    guide = home.roles.guide(ROLE, Cut(window="all"))
    tile = next(figure for _, figure, _ in guide.tiles if figure.unit == "share" and figure.value is not None)
    rows = home.evidence.get(tile.id, None).rows
    assert len(rows) == tile.n
    by_employer: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        assert row.value is not None
        by_employer.setdefault(row.employer, []).append((row.value, row.weight or 1.0))
    means = [sum(v * w for v, w in pairs) / sum(w for _, w in pairs) for pairs in by_employer.values()]
    assert tile.value == pytest.approx(float(np.mean(means)), abs=0.02)


def test_an_unknown_figure_is_a_clear_error(home: Home) -> None:
    with pytest.raises(NotFoundError, match="no figure"):
        home.evidence.get("aaaaaa-aaaaaaaa")


def test_reading_the_same_again_adds_observations_and_no_posting(home: Home, tmp_path: Path) -> None:
    made = market.build(SEED, 60, UNTIL)
    folder = tmp_path / "payloads"
    render.write_folder(made, folder)
    board = max(folder.glob("*/greenhouse/*.json"))
    opened = metier.open(tmp_path / "home")
    first = opened.intake.files("greenhouse", str(board))
    again = opened.intake.files("greenhouse", str(board))
    assert first[0].new == first[0].kept == first[0].read > 0
    assert (again[0].new, again[0].changed, again[0].kept) == (0, 0, first[0].kept)


def test_an_edition_is_the_same_bytes_when_built_again(home: Home) -> None:
    folder = home.path / "editions" / home.about().edition / "guides"
    before = digests(folder)
    kept = folder.parent.rename(folder.parent.with_name("aside-for-the-test"))
    assert home.intake.publish() == folder.parent.name
    assert digests(folder) == before
    assert digests(kept / "guides") == before


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_search_obeys_its_filters(home: Home) -> None:
    results = home.postings.find(SearchQuery(role=(ROLE,), level=("senior",), limit=50))
    assert results.total > 0
    for hit in results.hits:
        kept = home.postings.get(hit.posting)
        assert kept.facts.role is not None
        assert (kept.facts.role.id, kept.facts.seniority) == (ROLE, "senior")


def test_place_words_are_understood(home: Home) -> None:
    by_word = home.postings.find(SearchQuery(place=("Austin",)))
    assert by_word.total == home.postings.find(SearchQuery(place=("austin-tx",))).total > 0


def test_the_site_can_be_walked_without_javascript(home: Home) -> None:
    seen = check_site(home)
    assert any(line.startswith("guide:") for line in seen)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["guide"], ROLE),
        (["guide", "backend software engineer", "--window", "all", "--md"], "## Pay"),
        (["search", "engineer", "--limit", "3"], "employer"),
        (["search", "engineer", "--limit", "1", "--json"], '"source_id"'),
        (["sources", "--json"], '"greenhouse"'),
        (["doctor"], "every checksum right"),
    ],
)
def test_commands_answer(home: Home, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    with _ends_well():
        main(["--home", str(home.path), *arguments])
    assert says in capsys.readouterr().out


def test_a_guide_as_json_is_whole(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    with _ends_well():
        main(["--home", str(home.path), "guide", ROLE, "--window", "all", "--json"])
    guide = json.loads(capsys.readouterr().out)
    assert len(guide["sections"]) == 10


class _ends_well:  # noqa: N801 (reads as what it asserts)
    """The command line may end by falling off its end or by exit code 0."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        return isinstance(error, SystemExit) and not error.code
