import pytest

from metier.index.labels import chip_label, label


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("role", "data-engineer", "data engineer"),
        ("role", "no-such-role", "no-such-role"),
        ("tool", "python", "Python"),
        ("place", "remote", "Remote"),
        ("place", "US", "United States"),
        ("level", "mid", "Mid level"),
        ("employment", "FULL_TIME", "Full time"),
        ("source", "greenhouse", "greenhouse"),
        ("status", "", "Not stated"),
    ],
)
def test_values_have_names_for_people(field: str, value: str, expected: str) -> None:
    assert label(field, value) == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("place", "US-KS:Garden City", "Garden City, Kansas"),
        ("place", "EUROPE", "Europe"),
        ("remote_from", "DE", "remote from Germany"),
        ("only", "US", "United States only"),
        ("pay", "USD 120000", "pay from 120,000 USD a year"),
        ("pay", "80000", "pay from 80,000 a year"),
        ("experience", "0", "no experience asked"),
        ("role", "*designer", "designer of any kind"),
        ("role", "data-engineer", "data engineer"),
        ("visa", "yes", "visa sponsored"),
    ],
)
def test_chips_have_names_for_people(kind: str, value: str, expected: str) -> None:
    assert chip_label(kind, value) == expected
