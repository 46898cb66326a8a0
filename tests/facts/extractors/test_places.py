"""Job places of a posting."""

from hypothesis import given
from hypothesis import strategies as st

from metier.facts.document import Document
from metier.facts.extractors.places import read


def cities(document: Document) -> list[tuple[str | None, str | None, str | None]]:
    return [(place.city, place.region, place.country) for place in read(document, {}) or ()]


def test_the_source_s_structure_comes_first() -> None:
    flat = {"jobLocation": [{"addressLocality": "Lyon", "addressRegion": "", "addressCountry": "FR"}]}
    nested = {"jobLocation": {"address": {"addressLocality": "Austin", "addressRegion": "TX", "addressCountry": {"name": "US"}}}}
    assert cities(Document(text="", location="Berlin", hints=flat)) == [("Lyon", "ARA", "FR")]
    assert cities(Document(text="", hints=nested)) == [("Austin", "TX", "US")]
    assert cities(Document(text="", hints={"jobLocation": [None, 3, {"address": "?"}]})) == []


def test_a_country_in_the_structure_tells_apart_the_towns_of_the_line() -> None:
    hints = {"jobLocation": [{"addressCountry": "GB"}]}
    (place,) = read(Document("", location="Cambridge", hints=hints), {}) or ()
    assert (place.city, place.country) == ("Cambridge", "GB")
    (place,) = read(Document("", location="Remote", hints=hints), {}) or ()
    assert (place.city, place.country) == (None, "GB")


def test_the_location_line() -> None:
    assert cities(Document(text="", location="New York, NY; Remote (USA)")) == [("New York", "NY", "US")]
    assert cities(Document(text="", location="United States")) == [(None, None, "US")]


def test_a_state_that_a_board_took_for_a_country() -> None:
    text = "Licensed in Georgia? See clients in the US and earn $60 an hour."
    assert cities(Document(text=text, title="Therapist", location="Gabon")) == [(None, "GA", "US")]
    assert cities(Document(text="Work in Libreville, Gabon.", title="Nurse", location="Gabon")) == [(None, None, "GA")]


def test_the_head_of_a_forum_post() -> None:
    text = "Alder | Data Engineer | Seattle, WA or San Francisco Bay Area | ONSITE (4 days/week)\nHello"
    assert cities(Document(text=text, title=text.split("\n", maxsplit=1)[0])) == [
        ("Seattle", "WA", "US"),
        ("San Francisco Bay Area", "CA", "US"),
    ]
    remote = "Alder | Data Engineer | REMOTE (US)\nHello"
    assert cities(Document(text=remote, title=remote.split("\n", maxsplit=1)[0])) == []


def test_lines_and_phrases_of_the_text() -> None:
    assert cities(Document(text="About us\nLocation: Lisbon, Portugal (hybrid)\nPay: 1", title="Analyst")) == [
        ("Lisbon", None, "PT")
    ]
    assert cities(Document(text="You will work from our Denver office.", title="Analyst")) == [("Denver", "CO", "US")]
    assert cities(Document(text="This role is based in Berlin or Munich.", title="x")) == [
        ("Berlin", "BE", "DE"),
        ("Munich", "BY", "DE"),
    ]
    assert cities(Document(text="Call Austin, our recruiter, about Paris Baguette.", title="x")) == []


def test_a_town_in_the_text_is_finer_than_a_country_alone() -> None:
    assert cities(Document(text="Location: Pune", title="Analyst", location="India")) == [("Pune", "MH", "IN")]
    assert cities(Document(text="Location: Paris", title="Analyst", location="India")) == [(None, None, "IN")]


@given(st.text(max_size=400), st.text(max_size=80))
def test_any_text_is_survived(text: str, location: str) -> None:
    for place in read(Document(text=text, title=text[:60], location=location), {}) or ():
        assert place.city or place.region or place.country


def test_a_country_is_no_job_place_where_the_posting_s_own_head_says_remote() -> None:
    assert cities(Document(text="Teach.", title="Tutor - Fully Remote", location="Austria")) == []
    assert cities(Document(text="Location: 100% Remote\nBuild.", title="Engineer", location="Canada")) == []
    assert cities(Document(text="Teach.", title="Tutor", location="Austria")) == [(None, None, "AT")]


def test_the_posting_s_own_words_widen_the_location_line() -> None:
    text = "Lead it all.\nPrimary Location...\n12 Main St, Tulsa, OK 74103-0001, United States of America"
    assert cities(Document(text=text, title="Director", location="Norman, OK")) == [("Norman", "OK", "US"), ("Tulsa", "OK", "US")]
    choice = "You must be commutable to our NYC headquarters or San Francisco office."
    found = cities(Document(text=choice, title="Designer", location="New York, NY"))
    assert found == [("New York", "NY", "US"), ("San Francisco", "CA", "US")]


def test_a_sentence_outright_overrules_a_line_that_says_remote() -> None:
    text = "This role is remote in the Greater Toronto Area."
    assert cities(Document(text=text, title="x", location="Flexible / Remote; New York, NY")) == [("Toronto", "ON", "CA")]
    assert cities(Document(text=text, title="x", location="New York, NY")) == [("New York", "NY", "US")]


def test_the_title_ends_with_the_city_of_the_state_named() -> None:
    text = "Job Location: Work at Home, Wisconsin, United States"
    assert cities(Document(text=text, title="Nurse - Marinette", location="United States")) == [("Marinette", "WI", "US")]
