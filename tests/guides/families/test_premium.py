from pathlib import Path

import msgspec
import pytest
from tests.guides.market_rows import AS_OF, BACKEND
from tests.guides.pay_rows import EFFECT, paid, town, towns

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.families.premium import premiums
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.sections.pay import SECTION
from metier.guides.verifying import verify
from metier.guides.wording import figure_words, interval_words, said
from metier.model.block import Table, Text
from metier.model.figure import Cell, Evidence, Figure


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("towns")
    build(folder, list(towns()), Meta(edition="e1", as_of=AS_OF))
    return Guides.open(folder).desk(Cell(role=BACKEND))


def test_what_goes_with_higher_pay_is_found_and_the_rest_is_not_told(desk: Desk) -> None:
    assert set(premiums(desk.cut).kept) == {"tool:go"}
    figure = desk.figure("premium:tool:go")
    assert figure.value is not None
    assert figure.value == pytest.approx(2.718281828**EFFECT - 1, abs=0.05)
    assert figure.low is not None
    assert 0.1 < figure.low < figure.value < (figure.high or 0)
    assert (figure.unit, figure.method) == ("change", "adjusted-difference@1")
    other = desk.figure("premium:tool:java")
    assert (other.value, other.suppressed) == (None, "no reliable difference in pay is found")


def test_it_is_computed_again_from_its_evidence(desk: Desk) -> None:
    whole = msgspec.json.decode(msgspec.json.encode(evidence(desk, "premium:tool:go", None)), type=Evidence)
    assert verify(whole).same
    assert {row.group for row in whole.rows} == {"with", "without"}
    assert "mid, town0-tx" in {row.stratum for row in whole.rows}
    assert 0.95 <= whole.constants["confidence"] < 1
    assert verify(evidence(desk, "premium:tried", None)).same


def test_it_is_printed_with_its_sign(desk: Desk) -> None:
    figure = desk.figure("premium:tool:go")
    assert figure_words(figure).startswith("+2")
    assert figure_words(figure).endswith("%")
    assert interval_words(figure).startswith("+1")


def test_the_section_lists_it_and_says_what_it_is_not(desk: Desk) -> None:
    (found,) = (block for block in SECTION.write(desk).blocks if isinstance(block, Table) and "goes with" in block.title)
    assert [row[1] for row in found.rows] == [desk.figure("premium:tool:go")]
    assert "that learning it raises pay is not shown" in found.caption


def test_where_nothing_is_reliable_the_section_says_so_and_out_of_how_many(tmp_path: Path) -> None:
    rows = [msgspec.structs.replace(one, facts=msgspec.structs.replace(one.facts, tools=())) for one in towns()]
    flat = [
        paid(n, 1e5 * (1 + (n * 37 % 11) / 50), "mid", town(n % 3), go=n % 2 == 0)
        for n in range(len(rows), len(rows) + 150)
    ]  # fmt: skip
    build(tmp_path, flat, Meta(edition="e1", as_of=AS_OF))
    desk = Guides.open(tmp_path).desk(Cell(role=BACKEND))
    tried = desk.figure("premium:tried")
    assert tried.value is not None
    assert tried.value >= 1
    texts = [block for block in SECTION.write(desk).blocks if isinstance(block, Text)]
    assert any("none goes with a reliable difference" in said(text) and tried in text.parts for text in texts)


def test_few_employers_tell_no_difference(desk: Desk) -> None:
    here = desk.sub(place="US-TX")
    assert here.figure("premium:tool:go").suppressed in {
        "named by too few, or by nearly all, to be compared",
        "no reliable difference in pay is found",
    }
    assert isinstance(here.figure("premium:workplace:remote"), Figure)
    assert here.figure("premium:workplace:remote").value is None


def test_what_cannot_be_compared_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError):
        desk.figure("premium:degree")
