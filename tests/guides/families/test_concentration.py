import numpy as np
import pytest

from metier.errors import UsageError
from metier.guides.desk import Desk
from metier.guides.evidence import evidence
from metier.guides.verifying import verify


def test_the_effective_number_of_employers_is_the_inverse_of_herfindahls_index(desk: Desk) -> None:
    part = np.array([count for _, count in desk.cut.per_employer()]) / desk.n
    found = desk.figure("concentration:effective")
    assert found.value == round(1 / float((part**2).sum()))
    assert 1 <= found.value <= desk.k
    assert verify(evidence(desk, "concentration:effective", None)).same


def test_one_employer_is_too_few(desk: Desk) -> None:
    employer = desk.cut.per_employer()[0][0]
    assert "too few employers" in (desk.sub(employer=employer).figure("concentration:effective").suppressed or "")


def test_other_measures_of_it_do_not_exist(desk: Desk) -> None:
    with pytest.raises(UsageError):
        desk.figure("concentration:gini")
