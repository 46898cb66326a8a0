import pytest

from metier.index.labels import label, tool_ids


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


def test_tools_are_found_by_what_people_type() -> None:
    assert tool_ids("python") == ("python",)
    assert tool_ids("C++") == ("c-plus-plus",)
    assert tool_ids("no such thing") == ()
