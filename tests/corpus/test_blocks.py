import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from metier.corpus.blocks import MOST_OF_A_BLOCK, Blocks


def blocks(titles: list[int], places: list[int]) -> Blocks:
    none = np.zeros(len(titles), np.uint64)
    return Blocks(np.array(titles, np.uint64), np.array(places, np.uint64), none, none.reshape(1, -1))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30), st.data())
def test_rows_that_share_a_key(made: list[tuple[int, int]], data: st.DataObject) -> None:
    titles, places = [title for title, _ in made], [place for _, place in made]
    row = data.draw(st.integers(0, len(made) - 1))
    alike = [
        other
        for other in range(len(made))
        if other != row and ((titles[other] == titles[row] != 0) or (places[other] == places[row] != 0))
    ]
    found = blocks(titles, places)
    assert found.shared(row).tolist() == alike
    assert found.shared(row, row).tolist() == [other for other in alike if other < row]


def test_of_very_many_only_the_latest_are_candidates() -> None:
    count = 3 * MOST_OF_A_BLOCK
    near = blocks([1] * count, [1 + row % 2 for row in range(count)]).shared(count - 1, count - 1)
    # as many of the title, and as many of the title in its place
    assert len(near) <= 2 * MOST_OF_A_BLOCK
    assert near[-1] == count - 2
