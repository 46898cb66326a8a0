import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.corpus.spots import spots


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("NYC", ("new-york-ny",)),
        ("New York, NY; ONSITE", ("new-york-ny",)),
        ("San Francisco Bay Area (San Mateo, CA); Onsite Only", ("san-francisco-ca",)),
        ("Mostly San Francisco", ("san-francisco-ca",)),
        ("Berlin & Zurich; ONSITE", ("berlin-de", "zurich-ch")),
        ("Remote (US only)", ("us",)),
        ("Fully Remote", ("remote",)),
        ("Smallville", ("smallville",)),
        ("", ()),
        ("Onsite; Full-time", ()),
    ],
)
def test_places_under_their_spellings(line: str, found: tuple[str, ...]) -> None:
    assert spots(line) == found


@given(st.text(max_size=300))
def test_any_line_gives_sorted_keys(line: str) -> None:
    found = spots(line)
    assert list(found) == sorted(set(found))
