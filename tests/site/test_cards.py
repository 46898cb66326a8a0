"""Postings in a list."""

from msgspec.structs import replace
from tests.site.fake_home import FakeHome
from tests.site.fake_postings import bare_posting, full_posting

from metier.library.labels import Labels
from metier.model.facts import Flag
from metier.model.search import Chip, Hit, Reason, Results, SearchQuery
from metier.site import cards

KEPT = full_posting()


def test_skills_asked_for_stand_first_then_those_needed() -> None:
    named, others = cards.named(KEPT, frozenset({"postgresql"}), frozenset({"go"}))
    assert [(one.name, one.hit) for one in named] == [("Go", True), ("PostgreSQL", True), ("Python", False)]
    assert others == 1
    assert cards.named(bare_posting("x", "Nurse", "Harbor"), frozenset({"python"}), frozenset()) == ((), 0)


def test_reasons_are_told_in_words_as_parts_of_the_whole() -> None:
    told = cards.why(
        [Reason("nurse", "title", 3.0), Reason("Epic", "tool", 1.0), Reason("nurse", "body", 0.0), Reason("x", "new", -1)]
    )
    assert [(one.words, one.part) for one in told] == [("“nurse” in the title", 0.75), ("its tools: Epic", 0.25)]
    assert cards.why([]) == ()


def test_a_search_shows_what_it_asked_for() -> None:
    slot = Chip(kind="tool", value="python", label="Python", words="python", start=0, end=6)
    hit = Hit(posting=KEPT.posting.id, score=1.0, kept=KEPT, reasons=(Reason("Python", "tool", 2.0),))
    found = Results(total=1, hits=(hit,), facets={}, chips=(slot,))
    (card,) = cards.found(FakeHome(), found, SearchQuery(text="python"))  # type: ignore[arg-type]  # a home of tests
    assert [one.name for one in card.skills if one.hit] == ["Python"]
    assert [one.part for one in card.why] == [1.0]


def test_what_people_ask_first_is_marked() -> None:
    flagged = replace(KEPT, facts=replace(KEPT.facts, flags=(Flag(id="on_call"), Flag(id="agency"), Flag(id="evergreen"))))
    assert cards.card(flagged, Labels()).marks == ("Agency", "On call")


def test_how_often_it_was_posted_again_is_said() -> None:
    labels = Labels()
    for life, words in ((0, ""), (1, "posted again once"), (2, "posted again twice"), (7, "posted again 7 times")):
        again = replace(KEPT, life=replace(KEPT.life, redated=life))
        assert cards.card(again, labels).again == words
