"""Cities under the name the posting writes."""

import pytest

from metier.facts.document import Document
from metier.facts.written_places import as_written
from metier.taxonomy.places import resolve


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("München, Deutschland", ["München"]),
        ("Bangalore, India", ["Bangalore"]),
        ("Austin, TX", []),
        ("NYC", []),
        ("SF Bay Area", []),
        ("Washington, DC", []),
    ],
)
def test_a_full_name_is_kept_and_an_abbreviation_is_not(line: str, names: list[str]) -> None:
    assert list(as_written(Document(text="", location=line), resolve(line)).values()) == names
