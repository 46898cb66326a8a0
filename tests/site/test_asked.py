"""The search in the address bar."""

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from metier.site import asked

WORDS = st.text(min_size=1, max_size=12).filter(lambda text: text.strip() == text and text.isprintable())
NAMES = st.sampled_from([*asked.NAMES, "rol", "x"])


@given(
    st.lists(
        st.tuples(
            NAMES, st.one_of(WORDS, st.sampled_from(["2026-11-01", "newest", "70000", "true", "exclude", "nan", "-1", "1e400"]))
        )
    )
)
def test_any_address_is_read_and_its_own_writing_says_the_same(pairs: list[tuple[str, str]]) -> None:
    first = asked.read(pairs)
    again = asked.read(parse_qsl(asked.address(first, first.page).partition("?")[2]))
    assert (again.query, again.page) == (first.query, first.page)
    assert again.notes == ()


def test_one_value_is_taken_away_and_the_rest_stays() -> None:
    search = asked.read([("q", "nurse"), ("level", "senior"), ("level", "entry"), ("page", "4")])
    assert asked.without(search, "level", "entry") == "/jobs?q=nurse&level=senior"
    assert asked.without(search, "q") == "/jobs?level=senior&level=entry"
    assert asked.sorted_by(search, "newest") == "/jobs?q=nurse&level=senior&level=entry&sort=newest"
    assert asked.address(search, 2) == "/jobs?q=nurse&level=senior&level=entry&page=2"


def test_closed_postings_are_left_out_unless_asked_for() -> None:
    assert asked.read([]).query.status == ()
    assert asked.read([("status", "closed")]).query.status == ("closed",)
    assert asked.address(asked.read([("status", "open"), ("status", "unknown")])) == "/jobs"


def test_what_cannot_be_read_is_noted() -> None:
    search = asked.read([("pay_min", "-5"), ("sort", "salary"), ("page", "0"), ("posted_since", "soon"), ("leve", "x")])
    assert search.page == 1
    assert len(search.notes) == 5
    assert any("did you mean “level”" in note for note in search.notes)
