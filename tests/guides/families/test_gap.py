import msgspec
import pytest
from tests.guides import market_rows

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.guides import Guides
from metier.guides.measures import matched
from metier.guides.verifying import verify
from metier.guides.wording import figure_words
from metier.model.figure import Cell, Evidence

_GAPS = (
    "gap:share:degree|level=senior",
    "gap:share:tool:postgresql|workplace=remote",
    "gap:pay:p50|level=senior",
    "gap:years:p50|level=mid",
    f"gap:share:degree|role={market_rows.NURSE}",
    f"gap:pay:p50|role={market_rows.NURSE}",
)


@pytest.mark.parametrize("measure", _GAPS)
def test_a_gap_is_what_both_cells_tell_and_follows_from_its_download_alone(guides: Guides, measure: str) -> None:
    desk = guides.desk(Cell(role=market_rows.BACKEND))
    name, part = measure.removeprefix("gap:").split("|")
    key, value = part.split("=")
    other = guides.desk(msgspec.structs.replace(desk.cell, **{key: value}))
    figure, here, there = desk.figure(measure), desk.figure(name), other.figure(name)
    if here.value is None or there.value is None:
        assert figure.value is None
        assert figure.suppressed
        return
    scale = 100 if figure.unit == "points" else 1
    assert figure.value == pytest.approx(scale * (here.value - there.value), abs=0.02 if scale == 100 else 1.0)
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low <= figure.value <= figure.high
    downloaded = msgspec.json.decode(msgspec.json.encode(evidence(desk, measure, None)), type=Evidence)
    assert {row.group for row in downloaded.rows} == {"here", "there"}
    assert verify(downloaded).same
    turned = {"here": "there", "there": "here"}
    rows = tuple(msgspec.structs.replace(row, group=turned[row.group or ""]) for row in downloaded.rows)
    assert verify(msgspec.structs.replace(downloaded, rows=rows)).computed == (-figure.value, -figure.high, -figure.low)


def test_some_gaps_of_the_market_are_published(desk: Desk) -> None:
    assert sum(desk.figure(name).value is not None for name in _GAPS) >= 4
    assert desk.figure("gap:pay:p50|level=senior").value is not None


def test_the_other_way_round_is_the_other_sign(guides: Guides) -> None:
    all_levels = guides.desk(Cell(role=market_rows.BACKEND)).figure("gap:pay:p50|level=senior")
    senior = guides.desk(Cell(role=market_rows.BACKEND, level="senior")).figure("gap:pay:p50|level=")
    assert (all_levels.value, all_levels.low, all_levels.high) == (-(senior.value or 0), -(senior.high or 0), -(senior.low or 0))
    assert all_levels.id != senior.id


def test_a_side_that_is_not_published_suppresses_the_gap_with_its_reason(desk: Desk) -> None:
    gap = desk.figure("gap:pay:p50|place=boise-id|level=principal")
    assert gap.value is None
    assert "too few" in (gap.suppressed or "")
    assert "in what it is compared with" in (gap.suppressed or "")
    assert figure_words(gap) == gap.suppressed


def test_two_employers_are_described_without_an_interval(desk: Desk) -> None:
    one, other = (employer for employer, _ in desk.cut.per_employer()[:2])
    gap = desk.sub(employer=one).figure(f"gap:share:degree|employer={other}")
    assert gap.value is not None
    assert (gap.low, gap.high) == (None, None)
    assert verify(evidence(desk.sub(employer=one), gap.measure, None)).same


def test_an_employer_is_compared_with_the_market_it_is_part_of(desk: Desk) -> None:
    largest = desk.cut.per_employer()[0][0]
    gap = desk.sub(employer=largest).figure("gap:share:degree|employer=")
    assert gap.value is not None
    assert gap.low is not None


def test_employers_have_one_number_on_both_sides(guides: Guides) -> None:
    here, there = (guides.desk(Cell(role=market_rows.BACKEND, level=level)).cut for level in ("mid", "senior"))
    numbers = matched(here, there)
    names = [dict(zip(codes.tolist(), cut.employers, strict=True)) for codes, cut in zip(numbers, (here, there), strict=True)]
    shared = set(here.employers) & set(there.employers)
    assert shared
    assert {names[0][number] for number in set(names[0]) & set(names[1])} == shared
    assert all(names[0][number] == names[1][number] for number in set(names[0]) & set(names[1]))


@pytest.mark.parametrize(
    "name",
    ["gap:pay:p50", "gap:pay:p50|", "gap:pay:p50|pay=3", "gap:pay:p50|role=", "gap:pay:p50|level=", "gap:pay:p51|level=mid"],
)
def test_gaps_that_compare_nothing_are_refused(desk: Desk, name: str) -> None:
    with pytest.raises(UsageError):
        desk.figure(name)


def test_counts_have_no_gap(desk: Desk) -> None:
    assert "not comparable" in (desk.figure("gap:count:postings|level=mid").suppressed or "")
