"""What is suggested while a search is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import UsageError
from metier.index import labels
from metier.index.suggesting import LONGEST, Suggestions

EMPLOYERS = {"acme": "Acme Engines", "datacorp": "Data Corp", "munchenerruck": "Münchener Rück"}
COUNTS = {
    "role": {
        "software-engineer": 900, "backend-software-engineer": 400, "registered-nurse": 300, "data-engineer": 120,
        "engineering-manager": 250, "java-developer": 20,
    },
    "tool": {"java": 200, "javascript": 350, "python": 500, "c-plus-plus": 40, "node-js": 30},
    "skill": {"data-analysis": 60},
    "place": {"US": 2000, "US-TX": 300, "austin-tx": 150, "new-york-ny": 500, "berlin-de": 80, "munich-de": 40, "remote": 700},
    "employer": {"acme": 12, "datacorp": 700, "munchenerruck": 5},
}  # fmt: skip


def label(field: str, value: str) -> str:
    return EMPLOYERS[value] if field == "employer" else labels.label(field, value)


@pytest.fixture(scope="module")
def suggestions() -> Suggestions:
    return Suggestions(COUNTS, label)


def ids(suggestions: Suggestions, text: str, *fields: str) -> list[str]:
    return [each.id for each in suggestions.find(text, 8, fields)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("softw", "software-engineer"),
        ("back eng", "backend-software-engineer"),
        ("eng back", "backend-software-engineer"),
        ("java", "java"),
        ("javas", "javascript"),
        ("JAVA", "java"),
        ("c++", "c-plus-plus"),
        ("node.", "node-js"),
        ("rn", "registered-nurse"),
        ("swe", "software-engineer"),
        ("nyc", "new-york-ny"),
        ("new yo", "new-york-ny"),
        ("münch", "munich-de"),
        ("munch", "munich-de"),
        ("deel", None),
        ("softwre", "software-engineer"),
        ("sotfware en", "software-engineer"),
        ("registred nur", "registered-nurse"),
        ("pyhton", "python"),
        ("registered ", "registered-nurse"),
        ("round rock", "austin-tx"),
        ("united st", "US"),
        ("remote tex", "US-TX"),
    ],
)
def test_the_first_suggestion(suggestions: Suggestions, typed: str, first: str | None) -> None:
    assert next(iter(ids(suggestions, typed)), None) == first


def test_names_are_found_by_any_of_their_words_and_those_that_begin_so_come_first(suggestions: Suggestions) -> None:
    found = ids(suggestions, "engi")
    assert found[0] == "engineering-manager"
    assert {"software-engineer", "backend-software-engineer", "acme"} <= set(found)
    # by count, where names have it alike
    assert found.index("software-engineer") < found.index("backend-software-engineer") < found.index("data-engineer")


def test_an_employer_typed_whole_does_not_hide_what_more_postings_have(suggestions: Suggestions) -> None:
    assert ids(suggestions, "data")[0] == "datacorp"
    assert ids(suggestions, "data", "role") == ["data-engineer"]


def test_what_is_typed_before_is_kept(suggestions: Suggestions) -> None:
    (found,) = suggestions.find("senior Python, ber", 8)
    assert (found.field, found.id, found.text) == ("place", "berlin-de", "senior Python, Berlin, Germany")
    assert [each.text for each in suggestions.find("-new yo", 1)] == ['-"New York, NY"']
    assert [each.text for each in suggestions.find('python "new yo', 1)] == ['python "New York, NY"']


def test_the_other_name_that_matched_is_told(suggestions: Suggestions) -> None:
    assert [(each.label, each.words) for each in suggestions.find("nyc", 1)] == [("New York, NY", "NYC")]
    assert [each.words for each in suggestions.find("new york", 1)] == [""]


def test_what_no_posting_has_is_not_suggested(suggestions: Suggestions) -> None:
    assert ids(suggestions, "welder") == []
    assert ids(suggestions, "kotlin") == []


def test_fields_choose_and_unknown_ones_are_refused(suggestions: Suggestions) -> None:
    assert ids(suggestions, "a", "place")[0] == "austin-tx"
    assert {each.field for each in suggestions.find("a", 50, ("tool", "employer"))} <= {"tool", "employer"}
    with pytest.raises(UsageError, match="wizard"):
        suggestions.find("a", 8, ("wizard",))


@pytest.mark.parametrize(
    ("field", "value", "meant"),
    [
        ("role", "bakend-software-engineer", "backend-software-engineer"),
        ("tool", "pythn", "python"),
        ("employer", "acme-engine", "acme"),
        ("place", "NYC", "new-york-ny"),
        ("level", "senoir", None),
        ("tool", "zzzzzz", None),
        ("tool", "", None),
    ],
)
def test_the_value_that_was_meant(suggestions: Suggestions, field: str, value: str, meant: str | None) -> None:
    found = suggestions.nearest(field, value)
    assert (found.id if found else None) == meant


HOSTILE = (
    "", " ", "*", "%_", "x" * 10_000, "a " * 450, "שלום עולם", "\u202egnp", "😀 py", "\x00\x1b[31m", "'; DROP TABLE jobs; --",
    "<script>", "'" * 900, "n\u0308" * 300, "(((((", '"', "-", "ﷺ" * 100, "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_answered(suggestions: Suggestions, text: str) -> None:
    found = suggestions.find(text, 8)
    assert len(found) <= 8
    assert not found or len(text) <= LONGEST


@given(st.text(max_size=40), st.integers(-1, 9))
def test_any_text_is_answered_with_values_held_each_once(text: str, limit: int) -> None:
    found = HELD.find(text, limit)
    assert len(found) <= max(0, limit)
    assert len({(each.field, each.id) for each in found}) == len(found)
    for each in found:
        assert COUNTS[each.field][each.id] == each.count
        assert each.label in each.text


HELD = Suggestions(COUNTS, label)


def test_nothing_held_suggests_nothing() -> None:
    assert Suggestions({}, label).find("a", 8) == ()
    assert Suggestions({"role": {"": 5, "nurse": 0}}, label).find("n", 8) == ()
