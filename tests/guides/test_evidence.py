import json
from pathlib import Path

import msgspec
from tests.guides.market_rows import AS_OF, BACKEND

from metier.guides.desk import Desk
from metier.guides.evidence import AROUND, evidence
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.tables import _title_in
from metier.model.facts import Opening
from metier.model.figure import Cell
from metier.model.posting import Kept


def test_every_quote_is_found_in_its_posting_with_the_words_around_it(desk: Desk, kept: list[Kept]) -> None:
    texts = {one.posting.id: one.posting.text for one in kept}
    found = evidence(desk, "pay:p50", None, texts.get)
    assert found.rows
    for row in found.rows:
        text = texts[row.posting]
        assert row.start is not None
        assert row.quote == text[row.start : row.end]
        assert row.before
        assert f"{row.before}{row.quote}{row.after}" in text
        assert len(row.before) <= AROUND


def test_a_sample_is_drawn_by_the_seed_from_what_says_so(desk: Desk, guides: Guides) -> None:
    found = evidence(desk, "share:tool:postgresql", 20)
    assert len(found.rows) == 20
    assert all(row.value == 1.0 and row.quote == "PostgreSQL" for row in found.rows)
    assert found.total == desk.n
    again = evidence(guides.desk(Cell(role=BACKEND)), "share:tool:postgresql", 20)
    assert again == found
    other = evidence(desk, "share:tool:java", 20)
    assert [row.posting for row in other.rows] != [row.posting for row in found.rows]


def test_it_says_what_was_counted_and_how(desk: Desk) -> None:
    found = evidence(desk, "share:tool:postgresql")
    hits = int(desk.measured("share:tool:postgresql").sample.value.sum())
    assert found.says.startswith("Employers that name PostgreSQL.")
    assert f"{hits} of {desk.n} postings" in found.says
    assert "15 November 2025" in found.says
    assert "mean of these parts over employers" in found.formula
    query = json.loads(found.query)
    assert query["measure"] == "share:tool:postgresql"
    assert query["cell"] == {"role": BACKEND}


def test_what_was_left_out_is_counted(desk: Desk) -> None:
    found = evidence(desk, "pay:p50", None)
    assert found.excluded["pay not stated"] == desk.n - len(found.rows)


def test_counts_name_the_title_where_the_text_does_not_hold_it(desk: Desk) -> None:
    row = evidence(desk, "count:open", 1).rows[0]
    assert (row.quote, row.start, row.field, row.read_as) == (None, None, "title", "counted")


def test_counts_quote_the_title_where_the_text_holds_it(kept: list[Kept], tmp_path: Path) -> None:
    titled = [_with_text(one, f"We seek a {one.posting.title} now.") for one in kept]
    build(tmp_path, titled, Meta(edition="e1", as_of=AS_OF))
    texts = {one.posting.id: one.posting.text for one in titled}
    desk = Guides.open(tmp_path).desk(Cell(role=BACKEND))
    for name in ("count:open", "share:level:senior"):
        rows = evidence(desk, name, None).rows
        assert all(row.quote == texts[row.posting][row.start : row.end] == row.title for row in rows if row.value)


def test_a_title_is_quoted_from_the_words_of_its_own_opening() -> None:
    text = "We hire:\nBackend Engineer in Austin\nNurse in Boise. Backend Engineer again."
    start = text.index("Nurse")
    opening = Opening(number=2, title="Backend Engineer", start=start, end=len(text))
    assert _title_in(text, "Backend Engineer", opening) == text.rindex("Backend Engineer")
    assert _title_in(text, "Nurse", Opening(number=1, title="Nurse", start=0, end=start)) is None


def test_employment_and_employer_quote_no_title(desk: Desk) -> None:
    assert {(row.quote, row.field) for row in evidence(desk, "share:employment:FULL_TIME").rows} == {(None, None)}
    assert {(row.quote, row.field) for row in evidence(desk, "part:top_employers:3").rows if row.value} == {(None, "employer")}


def _with_text(one: Kept, text: str) -> Kept:
    return msgspec.structs.replace(one, posting=msgspec.structs.replace(one.posting, text=text))


def test_a_text_that_changed_gives_no_words_around(desk: Desk) -> None:
    rows = evidence(desk, "pay:p50", 5, lambda _: "quite another text").rows
    assert all((row.before, row.after) == ("", "") for row in rows)


def test_sources_left_out_for_rights_are_named(kept: list[Kept], tmp_path: Path) -> None:
    build(tmp_path, kept, Meta(edition="e1", as_of=AS_OF, aggregate={"greenhouse": True, "other": False}))
    assert evidence(Guides.open(tmp_path).desk(Cell(role=BACKEND)), "pay:p50").left_out_sources == ()
    build(tmp_path, kept[:5], Meta(edition="e1", as_of=AS_OF, aggregate={"greenhouse": False}))
    assert Guides.open(tmp_path).left_out == {"greenhouse": 5}
