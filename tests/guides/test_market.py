import hashlib
from datetime import timedelta
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from tests.guides.market_rows import AS_OF, BACKEND, NURSE

from metier.errors import MetierError
from metier.guides import market
from metier.guides.market import COPY, LAYOUT, Meta, build, load_manifest, year_before
from metier.guides.tables import TABLES
from metier.model.facts import Facts, Flag, Opening, Pay, RoleRead, Tool
from metier.model.place import Place
from metier.model.posting import Kept

META = Meta(edition="e1", as_of=AS_OF)


def _digest(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def _openings(folder: Path) -> list[dict[str, object]]:
    return pq.read_table(folder / "openings.parquet").to_pylist()


def test_the_same_postings_give_the_same_bytes(kept: list[Kept], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "one", kept, META)
    build(tmp_path / "two", iter(kept), META)
    monkeypatch.setattr(market, "_BATCH", 37)
    build(tmp_path / "small batches", kept, META)
    assert _digest(tmp_path / "one") == _digest(tmp_path / "two") == _digest(tmp_path / "small batches")


def test_a_market_of_another_layout_is_not_read(kept: list[Kept], tmp_path: Path) -> None:
    build(tmp_path, kept[:10], META)
    path = tmp_path / "manifest.json"
    path.write_text(path.read_text().replace(f'"layout": {LAYOUT}', '"layout": 1'))
    with pytest.raises(MetierError, match=f"layout 1; this version reads layout {LAYOUT}"):
        load_manifest(tmp_path)


def test_roles_stand_together_one_row_group_each(kept: list[Kept], tmp_path: Path) -> None:
    manifest = build(tmp_path, kept, META)
    assert [(role.role, role.openings) for role in manifest.roles] == [(BACKEND, 200), (NURSE, 100)]
    for table in TABLES:
        assert pq.ParquetFile(tmp_path / f"{table}.parquet").num_row_groups == 2
    assert load_manifest(tmp_path) == manifest
    assert not (tmp_path / ".spill").exists()


def test_sources_that_may_not_be_counted_stay_out_and_are_named(kept: list[Kept], tmp_path: Path) -> None:
    other = [_with(one, source="closed_board") if n % 3 == 0 else one for n, one in enumerate(kept)]
    manifest = build(tmp_path, other, msgspec.structs.replace(META, aggregate={"closed_board": False}))
    assert manifest.left_out == {"closed_board": 100}
    assert manifest.openings == 200
    assert {row["source"] for row in _openings(tmp_path)} == {"greenhouse"}


def test_a_vacancy_counts_once_an_open_copy_first_then_the_earliest(kept: list[Kept], tmp_path: Path) -> None:
    base = next(one for one in kept if one.life.status == "open")
    closed = _copy(base, "a", "closed", timedelta(days=-30), "Boise")
    later = _copy(base, "b", "open", timedelta(days=3), "Chicago")
    early = _copy(base, "c", "open", timedelta(days=-3), "Austin")
    build(tmp_path, [closed, later, early], META)
    reason = {row["posting"]: row["excluded"] for row in _openings(tmp_path)}
    assert reason == {"a": COPY, "b": COPY, "c": ""}


def test_the_places_of_copies_are_joined_and_weigh_their_part(kept: list[Kept], tmp_path: Path) -> None:
    base = next(one for one in kept if one.facts.workplace and one.facts.workplace.type == "onsite")
    build(tmp_path, [_copy(base, "a", "open", timedelta(), "Boise"), _copy(base, "b", "open", timedelta(1), "Austin")], META)
    rows = [row for row in pq.read_table(tmp_path / "places.parquet").to_pylist() if row["row"] == 0]
    assert [(row["metro"], row["weight"]) for row in rows] == [("boise-id", 0.5), ("austin-tx", 0.5)]


def test_remote_work_is_never_given_to_the_town_of_the_office(kept: list[Kept], tmp_path: Path) -> None:
    remote = next(one for one in kept if one.facts.workplace and one.facts.workplace.type == "remote")
    build(tmp_path, [remote], META)
    (row,) = pq.read_table(tmp_path / "places.parquet").to_pylist()
    assert (row["country"], row["region"], row["metro"], row["weight"]) == ("US", "", "", 1.0)


def test_a_posting_of_several_roles_has_an_opening_for_each_with_its_own_words(kept: list[Kept], tmp_path: Path) -> None:
    def tool(name: str, start: int) -> Tool:
        return Tool(id=name, name=name, req="required", quote=name, start=start, end=start + 3)

    facts = Facts(
        role=RoleRead(id="several"),
        openings=(
            Opening(number=1, title="Backend", role=RoleRead(id=BACKEND), seniority="senior", start=0, end=100),
            Opening(number=2, title="Nurse", role=RoleRead(id=NURSE), start=100, end=200),
        ),
        tools=(tool("sql", 10), tool("epic", 150), tool("git", 250)),
        pay=(Pay(min=1.0, max=2.0, start=20, end=30, quote="x"),),
        places=(Place(country="US"),),
    )
    build(tmp_path, [_with_facts(kept[0], facts)], META)
    openings = _openings(tmp_path)
    assert [(row["opening"], row["role"], row["title"]) for row in openings] == [
        (f"{kept[0].posting.id}#1", BACKEND, "Backend"),
        (f"{kept[0].posting.id}#2", NURSE, "Nurse"),
    ]
    mentions = pq.ParquetFile(tmp_path / "mentions.parquet")
    assert mentions.read_row_group(0)["item"].to_pylist() == ["tool:sql", "tool:git"]
    assert mentions.read_row_group(1)["item"].to_pylist() == ["tool:epic", "tool:git"]
    claims = pq.ParquetFile(tmp_path / "claims.parquet")
    assert (claims.read_row_group(0).num_rows, claims.read_row_group(1).num_rows) == (1, 0)


def test_what_is_not_a_job_is_not_counted(kept: list[Kept], tmp_path: Path) -> None:
    build(tmp_path, [_with_facts(kept[0], Facts(role=RoleRead(id=NURSE), flags=(Flag(id="not_a_job"),)))], META)
    assert _openings(tmp_path)[0]["excluded"] == "not a job"


def test_nothing_gives_an_empty_market(tmp_path: Path) -> None:
    manifest = build(tmp_path, [], META)
    assert (manifest.roles, manifest.postings) == ((), 0)


def test_the_default_window_is_the_twelve_months_before() -> None:
    window = year_before(AS_OF)
    assert (str(window.start), str(window.end)) == ("2025-11-15", "2026-11-14")
    assert str(year_before(AS_OF.replace(year=2028, month=2, day=29)).start) == "2027-03-01"


def _with(one: Kept, **changes: object) -> Kept:
    return msgspec.structs.replace(one, posting=msgspec.structs.replace(one.posting, **changes))


def _with_facts(one: Kept, facts: Facts) -> Kept:
    return msgspec.structs.replace(one, facts=facts)


def _copy(one: Kept, name: str, status: str, shift: timedelta, city: str) -> Kept:
    metro, region = {"Boise": ("boise-id", "ID"), "Austin": ("austin-tx", "TX"), "Chicago": ("chicago-il", "IL")}[city]
    return Kept(
        msgspec.structs.replace(one.posting, id=name),
        msgspec.structs.replace(one.facts, places=(Place(city=city, region=region, country="US", metro=metro),)),
        msgspec.structs.replace(one.life, status=status, first_seen=one.life.first_seen + shift),
        vacancy="v",
        copies=("a", "b", "c"),
    )
