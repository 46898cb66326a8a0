"""Languages demanded."""

import pytest

from metier.facts.document import Document
from metier.facts.extractors.languages import EXTRACTOR, read


def languages(text: str, title: str = "") -> dict[str, str]:
    return {item.language: item.req for item in read(Document(text, title=title), {}) or ()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fluent in English and German", {"en": "required", "de": "required"}),
        ("Deutschkenntnisse (C1); Englisch von Vorteil", {"de": "required", "en": "preferred"}),
        ("Excellent written and spoken Polish", {"pl": "required"}),
        ("Dutch language skills are a plus", {"nl": "preferred"}),
        ("Spanish (B2)", {"es": "required"}),
        ("Fluent English (Swedish preferred)", {"en": "required", "sv": "preferred"}),
        ("Good English skills, Dutch speaking is a plus", {"en": "required", "nl": "preferred"}),
        ("Fluent in English, French is an asset", {"en": "required", "fr": "preferred"}),
        ("Fluent in English, French and German preferred", {"en": "preferred", "fr": "preferred", "de": "preferred"}),
        ("French is required. French is a plus for sales.", {"fr": "required"}),
        ("We serve the French market from our Italian office", {}),
        ("English literature degree", {}),
        ("polish the product, fluent in code", {}),
        ("A kind team", {}),
    ],
)
def test_demand(text: str, expected: dict[str, str]) -> None:
    assert languages(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Support agent (German speaking)", {"de"}),
        ("Clerk with Dutch", {"nl"}),
        ("English Teacher", set()),
        ("Greek Cook", set()),
    ],
)
def test_title(title: str, expected: set[str]) -> None:
    assert set(languages("", title)) == expected


def test_the_extractors_example_is_read() -> None:
    assert languages(EXTRACTOR.example) == {"de": "required"}
