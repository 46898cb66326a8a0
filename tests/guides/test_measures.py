import numpy as np
import pytest

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.model.figure import Evidence

_SHARES = [
    "tool:postgresql", "tool:postgresql:required", "skill:teamwork", "any:tool:java,tool:python",
    "alternatives:tool:java,tool:python,tool:go",
    "category:language", "degree", "education:bachelor", "education:not_stated", "equivalent", "experience:stated",
    "experience:2-4",
    "pay_stated", "workplace:remote", "level:senior", "employment:FULL_TIME", "flag:agency", "title:backend",
]  # fmt: skip


def _by_employer(found: Evidence) -> dict[str, list[tuple[float, float]]]:
    rows: dict[str, list[tuple[float, float]]] = {}
    for row in found.rows:
        rows.setdefault(row.employer, []).append((row.value or 0.0, row.weight or 0.0))
    return rows


@pytest.mark.parametrize("what", _SHARES)
def test_a_share_can_be_computed_again_from_its_evidence(desk: Desk, what: str) -> None:
    found = evidence(desk, f"share:{what}", limit=None)
    parts = [sum(v * w for v, w in rows) / sum(w for _, w in rows) for rows in _by_employer(found).values()]
    figure = found.figure
    assert figure.value is not None, figure.suppressed
    assert figure.value == pytest.approx(sum(parts) / len(parts), abs=5e-5)
    assert (figure.n, figure.k) == (len(found.rows), len(parts))


@pytest.mark.parametrize("name", ["pay:p50", "pay:p25", "pay:low:p50", "pay:high:p75", "years:p50"])
def test_a_quantile_can_be_computed_again_from_its_evidence(desk: Desk, name: str) -> None:
    found = evidence(desk, name, limit=None)
    weighed = []
    for rows in _by_employer(found).values():
        total = sum(weight for _, weight in rows)
        weighed += [(value, weight / total) for value, weight in rows]
    weighed.sort()
    sums = np.cumsum([weight for _, weight in weighed]) / len(_by_employer(found))
    order = {"p25": 0.25, "p50": 0.5, "p75": 0.75}[name.rpartition(":")[2]]
    assert found.figure.value == pytest.approx(weighed[int(np.searchsorted(sums, order - 1e-9))][0], abs=0.5)


def test_a_count_is_the_number_of_its_rows(desk: Desk) -> None:
    for what in ("open", "postings"):
        found = evidence(desk, f"count:{what}", limit=None)
        assert found.figure.value == len(found.rows) == found.total
    employers = evidence(desk, "count:employers", limit=None)
    assert employers.figure.value == len({row.employer for row in employers.rows})


def test_a_ratio_divides_by_the_share_in_all_roles(desk: Desk) -> None:
    known = desk.base.items(None)["tool:postgresql"]
    share, lift = desk.share("tool:postgresql"), desk.figure("lift:tool:postgresql")
    assert share.value is not None
    assert lift.value == pytest.approx(share.value / known.share, abs=2e-3)
    assert lift.unit == "ratio"
    assert f"{known.share:.4f}" in desk.measured("lift:tool:postgresql").formula


def test_a_quotient_follows_from_its_rows_and_the_counts_it_names(desk: Desk) -> None:
    here = desk.sub(place="austin-tx")
    found = evidence(here, "quotient:place", limit=None)
    total = sum(row.value or 0.0 for row in found.rows)
    base = desk.base
    truth = (total / base.vacancies(None, "austin-tx")) / (base.vacancies(desk.cell.role, None) / base.vacancies(None, None))
    assert found.figure.value == pytest.approx(truth, abs=1e-3)
    assert "whole roles" in (here.sub(level="senior").figure("quotient:place").suppressed or "")


def test_the_largest_employers_are_counted_by_posting(desk: Desk) -> None:
    found = evidence(desk, "part:top_employers:3", limit=None)
    largest = {desk.table.employer_name[employer] for employer, _ in desk.cut.per_employer()[:3]}
    assert found.figure.value == pytest.approx(sum(row.employer in largest for row in found.rows) / len(found.rows), abs=1e-4)


@pytest.mark.parametrize(
    "name", ["", "share", "share:unheard:of", "pay:p51", "pay:side:p50", "count:everything", "nothing:x", "share:duty:none"]
)
def test_measures_that_do_not_exist_are_refused(desk: Desk, name: str) -> None:
    with pytest.raises(UsageError, match="unknown measure"):
        desk.figure(name)


def test_equivalents_are_asked_of_those_that_require_a_degree(desk: Desk) -> None:
    found = desk.measured("share:equivalent")
    asked = desk.measured("share:degree")
    assert found.sample.n == int(asked.sample.value.sum())
    assert found.sample.excluded["no degree required"] == desk.n - found.sample.n
