from metier.guides.desk import Desk
from metier.guides.sections.conclusion import SECTION
from metier.guides.wording import said
from metier.model.block import Text
from metier.model.figure import Figure


def test_four_sentences_each_from_figures(busy_desk: Desk) -> None:
    text, trust, least, *_ = SECTION.write(busy_desk).blocks
    assert isinstance(text, Text)
    assert said(text).count(". ") == 4, "demand has two: what there is, and how it moves"
    assert busy_desk.figure("trend:change") in text.parts
    assert sum(isinstance(part, Figure) for part in text.parts) >= 6
    assert isinstance(trust, Text)
    assert said(trust).startswith("Confidence by the width of the intervals: fair for the change in demand, ")
    assert isinstance(least, Text)
    assert said(least).startswith("Least sure is ")


def test_what_is_not_published_is_named_with_its_reason(desk: Desk) -> None:
    text = SECTION.write(desk.sub(level="staff")).blocks[-1]
    assert isinstance(text, Text)
    assert "The change in demand: too few new openings" in said(text)
    assert desk.sub(level="staff").figure("trend:change") in text.parts


def test_sentences_without_figures_are_left_out(desk: Desk) -> None:
    text = SECTION.write(desk.sub(level="staff", place="boise-id")).blocks[0]
    assert isinstance(text, Text)
    assert said(text).count(". ") < 3
    assert not any(isinstance(part, Figure) and part.value is None for part in text.parts)


def test_without_open_jobs_demand_comes_first_all_the_same(desk: Desk) -> None:
    text = SECTION.write(desk.sub(place="DE")).blocks[0]
    assert isinstance(text, Text)
    assert said(text).startswith("0 openings of 0 employers")
