from metier.guides.desk import Desk
from metier.guides.sections.conclusion import SECTION
from metier.guides.wording import said
from metier.model.block import Text
from metier.model.figure import Figure


def test_four_sentences_each_from_figures(desk: Desk) -> None:
    text, trust = SECTION.write(desk).blocks
    assert isinstance(text, Text)
    assert said(text).count(". ") == 3
    assert sum(isinstance(part, Figure) for part in text.parts) >= 6
    assert isinstance(trust, Text)
    assert said(trust).startswith("Confidence: ")


def test_sentences_without_figures_are_left_out(desk: Desk) -> None:
    text = SECTION.write(desk.sub(level="staff", place="boise-id")).blocks[0]
    assert isinstance(text, Text)
    assert said(text).count(". ") < 3
    assert not any(isinstance(part, Figure) and part.value is None for part in text.parts)


def test_without_open_jobs_demand_comes_first_all_the_same(desk: Desk) -> None:
    text = SECTION.write(desk.sub(place="DE")).blocks[0]
    assert isinstance(text, Text)
    assert said(text).startswith("0 openings of 0 employers")
