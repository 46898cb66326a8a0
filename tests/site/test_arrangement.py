"""How blocks lie on a page: nothing is lost, nothing is said twice, and what says nothing has no column."""

from hypothesis import given
from hypothesis import strategies as st
from tests.site.faces import figures
from tests.site.fake_guide import few, pay, share, tally

from metier.model.block import Band, Bands, Bar, Bars, Block, Link, SectionPage, Table, Text
from metier.site import arrangement


def bars(title: str, count: int = 3, top: float = 0.2, caption: str = "") -> Bars:
    made = tuple(Bar(label=f"{title} {i}", figure=share(top, 0.01)) for i in range(count))
    return Bars(title=title, bars=made, caption=caption)


def section(*blocks: Block) -> SectionPage:
    return SectionPage(id="x", title="X", blocks=blocks)


BLOCKS = st.sampled_from(
    [
        Text(("a ", share(0.3))),
        bars("a"),
        bars("b", 9, 0.4),
        Bars(title="c", bars=(Bar(label="c", figure=share(0.5), more=(share(0.1), share(0.2))),), columns=("one", "two")),
        Bands(title="d", bands=(Band(label="d", middle=pay(100e3)),), axis=(90e3, 110e3)),
        Table(title="e", columns=("e", "jobs"), rows=(("e", tally(3)),)),
        Table(title="f", columns=("f", "jobs", "pay"), rows=(("f", tally(3), few()),)),
    ]
)


@given(st.lists(BLOCKS, max_size=8))
def test_every_block_is_placed_once_and_texts_keep_their_place(blocks: list[Block]) -> None:
    placed: list[Block] = []
    for row in arrangement.rows(section(*blocks)):
        assert row.slim == (len(row.units) > 1)
        for unit in row.units:
            placed += [unit.text] if unit.text else []
            placed.append(unit.block)
            assert bool(unit.side) == row.slim
    assert placed == blocks


def test_slim_neighbours_share_an_axis_and_the_columns_end_near_one_another() -> None:
    (row,) = arrangement.rows(section(bars("a", 6), bars("b", 2), bars("c", 2, 0.4)))
    assert row.top == 0.5
    assert [unit.side for unit in row.units] == ["left", "right", "right"]


def test_the_first_ladder_has_the_whole_width() -> None:
    ladder = Bands(title="By level", bands=(Band(label="a", middle=pay(100e3)),), axis=(90e3, 110e3))
    rows = arrangement.rows(section(ladder, ladder, ladder))
    assert [(row.slim, len(row.units)) for row in rows] == [(False, 1), (True, 2)]


def test_a_text_between_blocks_leads_to_the_slim_one_after_it() -> None:
    rows = arrangement.rows(section(Text(("first",)), bars("a"), Text(("of b",)), bars("b"), Text(("last",))))
    assert [[unit.text.parts[0] if unit.text else None for unit in row.units] for row in rows] == [[None], [None, "of b"], [None]]


def test_a_caption_is_said_once_in_a_section() -> None:
    rows = arrangement.rows(
        section(bars("a", caption="Each once."), bars("b", caption="Each once."), bars("c", caption="Other."))
    )
    assert [unit.note for row in rows for unit in row.units] == ["Each once.", "", "Other."]


def test_a_column_that_says_nothing_is_left_out() -> None:
    table = Table(
        title="t", columns=("place", "open", "jobs", "pay"), rows=(("a", tally(0), tally(2), None), ("b", None, tally(1), None))
    )
    pruned = arrangement.pruned(table)
    assert isinstance(pruned, Table)
    assert pruned.columns == ("place", "jobs")
    assert pruned.rows == (("a", tally(2)), ("b", tally(1)))
    ranking = Bars(
        title="r",
        bars=(Bar(label="a", figure=share(0.2), more=(None, "tool")), Bar(label="b", figure=few())),
        columns=("x", "kind"),
    )
    kept = arrangement.pruned(ranking)
    assert isinstance(kept, Bars)
    assert (kept.columns, kept.bars[0].more, kept.bars[1].more) == (("kind",), ("tool",), (None,))


def test_a_suppressed_figure_keeps_its_column() -> None:
    table = Table(title="t", columns=("place", "pay"), rows=((Link(text="a", kind="place", id="a"), few()),))
    assert figures(arrangement.pruned(table)) == [few()]


@given(st.integers(0, 60))
def test_a_long_list_is_folded_and_none_of_it_lost(count: int) -> None:
    parts = arrangement.folded(list(range(count)))
    assert [item for part in parts for item in part] == list(range(count))
    assert len(parts) == (2 if count > arrangement.FIRST + arrangement.SLACK else 1)


def test_a_figure_begins_a_sentence_at_the_start_and_after_a_full_stop() -> None:
    parts = (share(0.1), " do.", " ", share(0.2), " of ", share(0.3), " ", share(0.4))
    assert [arrangement.starts(parts, place) for place in (0, 3, 5, 7)] == [True, True, False, False]
