from metier.guides.methods import pages
from metier.statistics import floors


def test_pages_are_written_from_the_code() -> None:
    found = {page.id: page for page in pages()}
    assert len(found) == len(pages()) >= 10
    assert any("Woodruff 1952" in words for words in found["pay"].paragraphs)
    assert any("Benjamini and Hochberg 1995" in words for words in found["distinctive"].paragraphs)
    assert all(page.paragraphs and all(page.paragraphs) for page in found.values())


def test_every_floor_is_on_its_page() -> None:
    (page,) = (page for page in pages() if page.id == "floors")
    assert len(page.rules) == len(floors.RULES)
    assert ("pay.median", "8", floors.RULES["pay.median"].words) in page.rules
