import msgspec
import pytest

from metier.statistics import floors
from metier.statistics.estimate import Estimate

_SURE = Estimate(100_000.0, 96_000.0, 104_000.0, 200, 50, 50.0, 0.02)


def test_every_rule_stands_in_the_table_with_its_value_in_words() -> None:
    assert len(floors.RULES) > 20
    assert all(f"{rule.value:g}" in rule.words or f"{rule.value * 100:g}" in rule.words for rule in floors.RULES.values())


def test_what_is_sure_is_published_with_its_grade() -> None:
    verdict = floors.judge_pay("p50", _SURE)
    assert (verdict.grade, verdict.suppressed) == ("A", None)


@pytest.mark.parametrize(
    ("quantile", "change", "words"),
    [
        ("p50", {"k": 4}, "too few employers"),
        ("p50", {"k": 7}, "7 of the 8"),
        ("p25", {"k": 19}, "19 of the 20"),
        ("p90", {"k": 39}, "39 of the 40"),
        ("p50", {"n": 9}, "too few postings"),
        ("p50", {"top": 0.26}, "one employer makes up 26% of it; no more than 25%"),
        ("p50", {"low": 80_000.0, "high": 120_000.0}, "too uncertain"),
    ],
)
def test_what_is_below_its_floor_is_not_published_and_says_so(quantile: str, change: dict[str, float], words: str) -> None:
    verdict = floors.judge_pay(quantile, msgspec.structs.replace(_SURE, **change))
    assert verdict.grade is None
    assert verdict.suppressed is not None
    assert words in verdict.suppressed


def test_shares_are_graded_by_points() -> None:
    def judged(reach: float) -> floors.Verdict:
        return floors.judge_share(Estimate(0.5, 0.5 - reach, 0.5 + reach, 100, 20, 20, 0.05))

    assert [judged(reach).grade for reach in (0.04, 0.08, 0.19, 0.21)] == ["A", "B", "C", None]
    assert "21 points" in (judged(0.21).suppressed or "")
    assert "too few employers" in (floors.judge_share(Estimate(0.5, 0.4, 0.6, 100, 4, 4, 0.25)).suppressed or "")


def test_years_are_graded_by_half_years() -> None:
    sure = Estimate(5.0, 4.5, 5.5, 50, 30, 30, 0.03)
    assert floors.judge_years(sure).grade == "A"
    assert floors.judge_years(msgspec.structs.replace(sure, low=1.0, high=9.0)).suppressed
    assert floors.judge_years(msgspec.structs.replace(sure, k=7)).suppressed
