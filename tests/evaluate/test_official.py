import pytest
from tests.guides import market_rows
from tests.reference import published

from metier.evaluate import official
from metier.guides.edition import build_guides
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.model.figure import Cell


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Guides:
    folder = tmp_path_factory.mktemp("compared")
    build(folder / "guides", market_rows.market(), Meta(edition="e1", as_of=market_rows.AS_OF, seed=7, simulated=True))
    published.into(folder / "guides", folder, [market_rows.BACKEND, market_rows.NURSE])
    build_guides(folder / "guides")
    return Guides.open(folder / "guides")


def test_roles_with_enough_employers_and_a_printed_median_are_compared(guides: Guides) -> None:
    found = official.agreement(guides)
    (pair,) = found.pairs
    assert (pair.role, pair.occupation, pair.official) == (market_rows.BACKEND, "15-1252", 110_000.0)
    assert pair.employers >= official.LEAST_EMPLOYERS
    assert pair.ratio == round(pair.ours / 110_000, 3)
    assert (found.n, found.occupations, found.spearman) == (1, 1, None)
    assert found.apart is not None
    assert found.apart > 0


def test_quotients_are_compared_where_both_are_published(guides: Guides) -> None:
    found = official.agreement(guides)
    here = guides.desk(Cell(role=market_rows.BACKEND, place="austin-tx"))
    both = [here.figure(measure).value for measure in ("quotient:place", "official:oews:quotient")]
    assert found.places == (1 if None not in both else 0)
    assert both[1] == 1.5
