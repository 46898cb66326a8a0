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
    again = asked.read(parse_qsl(asked.address(first, first.page, first.query.cursor).partition("?")[2]))
    assert (again.query, again.page) == (first.query, first.page)
    assert all("is read as a year" in note for note in again.notes)


def test_one_value_is_taken_away_and_the_rest_stays() -> None:
    search = asked.read([("q", "nurse"), ("level", "senior"), ("level", "entry"), ("page", "4")])
    assert asked.without(search, "level", "entry") == "/jobs?q=nurse&level=senior"
    assert asked.without(search, "text") == "/jobs?level=senior&level=entry"
    assert asked.changed(search, sort="newest") == "/jobs?q=nurse&level=senior&level=entry&sort=newest"
    assert asked.address(search, 2) == "/jobs?q=nurse&level=senior&level=entry&page=2"


def test_closed_postings_are_left_out_unless_asked_for() -> None:
    assert asked.read([]).query.status == ()
    assert asked.read([("status", "closed")]).query.status == ("closed",)
    assert asked.address(asked.read([("status", "open"), ("status", "unknown")])) == "/jobs"


def test_not_stated_is_a_value_and_what_is_left_out_stays_out() -> None:
    search = asked.read(
        [("level", "not-stated"), ("level", "senior"), ("level", "-senior"), ("tool", "-not-stated"), ("role", "")]
    )
    assert (search.query.level, search.query.tool, search.query.role) == (("", "-senior"), ("-",), ())
    assert asked.address(search) == "/jobs?level=not-stated&level=-senior&tool=-not-stated"


def test_pay_is_read_as_people_type_it() -> None:
    assert asked.read([("pay_min", "€80k")]).query.pay_min == 80_000
    assert asked.address(asked.read([("pay_min", "€80,000")])) == "/jobs?pay_min=80000&pay_currency=EUR"
    assert asked.read([("pay_min", "€80k"), ("pay_currency", "chf")]).query.pay_currency == "CHF"
    assert asked.read([("pay_min", "40")]).notes == ("40 is read as a year’s pay; an hour’s is written 40/h",)


def test_a_cursor_goes_behind_the_last_numbered_page() -> None:
    search = asked.read([("page", "700"), ("cursor", "abcd.0123456789ab.k1")])
    assert (search.page, search.query.offset, search.notes) == (700, (asked.LAST_PAGE - 1) * asked.PER_PAGE, ())
    assert asked.read([("page", "700")]).page == 1
    assert "cursor" not in asked.address(search)


def test_nothing_is_cut_off_unsaid() -> None:
    assert asked.read([("q", "a" * 1_001)]).notes == ("the words beyond 1,000 characters had no effect",)
    assert asked.read([("radius", "5")]).notes == ("radius had no effect: it goes with near, a town",)
    assert asked.read([("radius", "0"), ("near", "Austin")]).query.radius == 50


def test_what_cannot_be_read_is_noted() -> None:
    search = asked.read([("pay_min", "-5"), ("sort", "salary"), ("page", "0"), ("posted_since", "soon"), ("leve", "x")])
    assert search.page == 1
    assert len(search.notes) == 5
    assert any("did you mean “level”" in note for note in search.notes)
