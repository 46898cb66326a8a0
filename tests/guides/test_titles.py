from pathlib import Path

import msgspec
from tests.guides.market_rows import AS_OF, BACKEND, market

from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.rows import plain_title
from metier.guides.titles import label, variants
from metier.model.figure import Cell

_TITLES = (
    "Senior Backend Engineer, Payments",
    "Backend Engineer (Machine Learning)",
    "Backend Developers - Austin, TX",
    "Backend Engineer II",
)


def test_kinds_are_the_words_that_tell(tmp_path: Path) -> None:
    kept = [
        msgspec.structs.replace(one, posting=msgspec.structs.replace(one.posting, title=_TITLES[n % 4]))
        for n, one in enumerate(k for k in market() if k.facts.role and k.facts.role.id == BACKEND)
    ]
    build(tmp_path, kept, Meta(edition="e1", as_of=AS_OF))
    desk = Guides.open(tmp_path).desk(Cell(role=BACKEND))
    assert sorted(variants(desk)) == ["machine learning", "payments"]
    assert desk.measured("share:title:payments").sample.value.sum() == 50
    assert desk.measured("share:title:machine learning").sample.value.sum() == 50


def test_words_of_the_roles_own_names_tell_no_kind(tmp_path: Path) -> None:
    titles = ("Back End Engineer - API", "Sr Back-End Dev, Employer Platform", "Backend AI Engineer", "Backend Engineer (AI)")
    kept = [
        msgspec.structs.replace(one, posting=msgspec.structs.replace(one.posting, title=titles[n % 4]))
        for n, one in enumerate(k for k in market() if k.facts.role and k.facts.role.id == BACKEND)
    ]
    build(tmp_path, kept, Meta(edition="e1", as_of=AS_OF))
    desk = Guides.open(tmp_path).desk(Cell(role=BACKEND))
    assert [label(desk, words) for words in variants(desk)] == ["AI", "Platform"]


def test_kinds_are_written_as_people_write_them(tmp_path: Path) -> None:
    kept = [
        msgspec.structs.replace(one, posting=msgspec.structs.replace(one.posting, title="Backend Engineer, PYTHON & Fraud ETL"))
        for one in market()
        if one.facts.role and one.facts.role.id == BACKEND
    ]
    build(tmp_path, kept, Meta(edition="e1", as_of=AS_OF))
    desk = Guides.open(tmp_path).desk(Cell(role=BACKEND))
    assert [label(desk, words) for words in ("python", "fraud", "etl", "python and fraud")] == [
        "Python", "Fraud", "ETL", "Python and fraud",
    ]  # fmt: skip


def test_titles_in_plain_words() -> None:
    assert plain_title("R&D Engineer") == "r and d engineer"
    assert plain_title("Sr. C++ / Node.js Engineer (m/f/d)") == "sr c++ node.js engineer m f d"
