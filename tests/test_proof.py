"""Every number of a rendered guide leads to a figure, and every figure follows from its download."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from litestar.testing import TestClient
from tests.guides import market_rows
from tests.proven import Proven

import metier
from metier.evaluate.proof import Proof, prove
from metier.guides.edition import build_guides
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.verifying import verify
from metier.library.downloads import read
from metier.library.evidence import figures_of
from metier.library.home import Home
from metier.model.figure import Cell
from metier.serve.app import create

CUTS = ("", "?window=all", "?level=senior", "?place=austin-tx", "?workplace=remote&level=mid", "?place=boise-id&level=staff")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Proven:
    kept, folder = market_rows.market(n=900, employers=90), tmp_path_factory.mktemp("proof")
    build(folder, kept, Meta(edition="e1", as_of=market_rows.AS_OF, seed=7, simulated=True))
    build_guides(folder)
    texts = {one.posting.id: one.posting.text for one in kept}
    return Proven(Guides.open(folder, text_of=texts.get))


@pytest.fixture(scope="module")
def site(home: Proven) -> Iterator[TestClient]:  # type: ignore[type-arg]
    with TestClient(create(home)) as opened:  # type: ignore[arg-type]
        yield opened


def _said(found: Proof) -> list[str]:
    return [f"{flaw.where}: {flaw.why}: {flaw.words}" for flaw in found.flaws]


@pytest.mark.parametrize("role", [market_rows.BACKEND, market_rows.NURSE])
@pytest.mark.parametrize("cut", CUTS)
def test_every_number_of_a_guide_leads_to_a_figure_and_every_sentence_holds_one(
    home: Proven, site: TestClient, role: str, cut: str  # type: ignore[type-arg]
) -> None:  # fmt: skip
    answer = site.get(f"/roles/{role}{cut}")
    assert answer.status_code == 200
    found = prove(answer.text, home.guides.figure)
    assert _said(found) == []
    assert found.numbers > 100
    assert len(found.figures) > 20


def test_every_figure_a_guide_prints_follows_from_its_download(home: Proven, site: TestClient) -> None:  # type: ignore[type-arg]
    found = prove(site.get(f"/roles/{market_rows.BACKEND}").text, home.guides.figure)
    assert set(found.figures) <= {figure.id for figure in figures_of(home.guide(market_rows.BACKEND))}
    wrong = [figure for figure in found.figures if not home.evidence.verify(figure).same]
    assert wrong == []


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("measure", ["pay:p50", "share:degree", "count:postings", "lift:tool:postgresql", "years:p50"])
def test_a_download_is_all_that_is_needed(home: Proven, site: TestClient, tmp_path: Path, form: str, measure: str) -> None:  # type: ignore[type-arg]
    figure = home.guides.desk(Cell(role=market_rows.BACKEND)).figure(measure)
    assert figure.value is not None
    for address in (
        f"/evidence/{figure.id}.{form}",
        f"/api/v1/evidence/{figure.id}{'/rows.csv' if form == 'csv' else '?limit=0'}",
    ):
        file = tmp_path / f"evidence.{form}"
        file.write_text(site.get(address).text, encoding="utf-8")
        taken = read(file)
        assert taken.figure.value == figure.value
        assert verify(taken).same
        moved = msgspec.structs.replace(taken, figure=msgspec.structs.replace(taken.figure, value=(figure.value or 0) + 1))
        assert not verify(moved).same


REAL = (("hackernews_archive", "hn_2026_jan_apr.jsonl.gz"), ("himalayas", "himalayas_2026.jsonl.gz"))
ROLES = 5


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home that has read some two thousand real postings."""
    opened = metier.open(tmp_path_factory.mktemp("real") / "home")
    for source, name in REAL:
        opened.intake.files(source, str(shared / "data" / "postings" / name))
    opened.intake.publish()
    return opened


@pytest.mark.real
def test_guides_of_real_postings_prove_themselves(real: Home) -> None:
    """The largest roles, over all dates: thin cells, missing employers and many currencies are where a page might slip."""
    numbers = 0
    with TestClient(create(real)) as site:
        for role in real.roles.list()[:ROLES]:
            found = prove(site.get(f"/roles/{role.id}?window=all").text, real.evidence.figure)
            assert _said(found) == [], role.id
            assert [figure for figure in found.figures if not real.evidence.verify(figure).same] == [], role.id
            numbers += found.numbers
    assert numbers > 1_000
