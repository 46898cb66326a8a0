from concurrent.futures import ThreadPoolExecutor

from tests.charts.drawn import rows_of

from metier.charts.histogram import Bin, histogram
from metier.charts.look import dress, rows


def test_colours_are_those_of_the_page() -> None:
    spec = dress(rows([{"a": 1}]).mark_bar(color="var(--accent)").encode(x="a:Q"))
    assert rows_of(spec) == [{"a": 1}]
    assert spec["config"]["background"] is None
    assert spec["config"]["axis"]["labelColor"] == "var(--soft)"


def test_several_threads_define_the_same_chart() -> None:
    """Altair alone fails this: of some thousand charts made in four threads a few lack a property."""

    def define(_: int) -> dict[str, object]:
        return histogram([Bin(1e5, 2e5, 1.0)], (1.5e5, 1.4e5, 1.6e5), None, "$")

    first = define(0)
    with ThreadPoolExecutor(4) as pool:
        assert all(spec == first for spec in pool.map(define, range(200)))
