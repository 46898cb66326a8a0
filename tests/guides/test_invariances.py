"""What must not move a guide: more postings of one employer, the order they come in, copies on another source."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.guides.market_rows import AS_OF, BACKEND, market

from metier.guides.compose import compose
from metier.guides.desk import Desk
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.model.figure import Cell, Figure
from metier.model.posting import Kept

_WEIGHED = {"share", "pay", "years"}
"""The families in which every employer counts the same."""

few_times = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[list[Kept]], Desk]:
    """The desk of the back-end role in a market of these postings."""
    made: list[int] = []

    def desk(kept: list[Kept]) -> Desk:
        made.append(1)
        folder = tmp_path / str(len(made))
        build(folder, sorted(kept, key=lambda one: one.posting.id), Meta(edition="e1", as_of=AS_OF))
        return Guides.open(folder).desk(Cell(role=BACKEND))

    return desk


def _again(one: Kept, name: str, vacancy: str, copies: tuple[str, ...] = ()) -> Kept:
    """The same posting under another id; a vacancy of its own, or that of the first."""
    posting = msgspec.structs.replace(one.posting, id=f"{name}-{one.posting.id}", source="lever", board=f"{name}-board")
    return msgspec.structs.replace(one, posting=posting, vacancy=vacancy, copies=copies)


def _values(desk: Desk, families: set[str] | None = None) -> dict[tuple[object, str], tuple[float | None, ...]]:
    compose(desk)
    kept = [f for f in desk.figures() if families is None or f.measure.partition(":")[0] in families]
    return {(msgspec.json.encode(f.cell), f.measure): _told(f) for f in kept}


def _told(figure: Figure) -> tuple[float | None, ...]:
    return figure.value, figure.low, figure.high, float(figure.n), float(figure.k)


@few_times
@given(seed=st.integers(0, 1000), times=st.integers(1, 3))
def test_more_of_the_same_of_one_employer_moves_no_weighed_figure(
    opened: Callable[[list[Kept]], Desk], seed: int, times: int
) -> None:
    kept = market(200, employers=40, seed=seed)
    who = sorted({one.posting.employer_id for one in kept})[seed % 40]
    mine = [one for one in kept if one.posting.employer_id == who]
    more = [_again(one, f"again{n}", f"v-{n}-{one.posting.id}") for one in mine for n in range(times)]
    before, after = _values(opened(kept), _WEIGHED), _values(opened(kept + more), _WEIGHED)
    shown = {key for key, told in before.items() if told[0] is not None and key in after and after[key][0] is not None}
    # cells of this one employer count its postings, and duties are compared in a sample drawn of all openings
    shown = {key for key in shown if b'"employer"' not in key[0] and ":duty:" not in key[1]}  # type: ignore[operator]
    assert len(shown) > 50
    for key in shown:
        assert before[key][0] == after[key][0], key


@few_times
@given(seed=st.integers(0, 1000))
def test_the_order_postings_come_in_changes_nothing(opened: Callable[[list[Kept]], Desk], seed: int) -> None:
    kept = market(150, employers=30, seed=seed)
    order = np.random.default_rng(seed).permutation(len(kept))
    assert _values(opened(kept)) == _values(opened([kept[int(place)] for place in order]))


@few_times
@given(seed=st.integers(0, 1000), part=st.sampled_from([0.3, 1.0]))
def test_copies_on_another_source_change_nothing(opened: Callable[[list[Kept]], Desk], seed: int, part: float) -> None:
    kept = market(150, employers=30, seed=seed)
    copied = [one for number, one in enumerate(kept) if (number * 7919 + seed) % 100 < part * 100]
    copies = [_again(one, "zcopy", one.vacancy, (one.posting.id,)) for one in copied]
    ids = {one.posting.id: copy.posting.id for one, copy in zip(copied, copies, strict=True)}
    told = [msgspec.structs.replace(one, copies=(ids[one.posting.id],)) if one.posting.id in ids else one for one in kept]
    assert _values(opened(kept)) == _values(opened(told + copies))
