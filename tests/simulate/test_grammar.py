from hypothesis import given
from hypothesis import strategies as st

from metier.simulate.draws import Draws, running
from metier.simulate.grammar import expand, mark, read_marks, tail, unmarked, wordings


def test_alternatives_and_slots_are_filled() -> None:
    seen = {expand("[build|run] {what} [now|]", Draws(seed), lambda slot: f"<{slot}>") for seed in range(40)}
    assert seen == {"Build <what> now", "Build <what>", "Run <what> now", "Run <what>"}


def test_alternatives_nest() -> None:
    template = "pay [up to [4|5]%|nothing]"
    assert wordings(template) == 3
    assert {expand(template, Draws(seed), str) for seed in range(40)} == {"Pay up to 4%", "Pay up to 5%", "Pay nothing"}


def test_spaces_before_stops_are_closed() -> None:
    assert expand("{a} , then {b} .", Draws(1), str) == "A, then b."


def test_a_tail_keeps_its_leading_space_and_its_small_letter() -> None:
    assert tail(" or equivalent [work|work] experience", Draws(1)) == " or equivalent work experience"


def test_a_tool_at_the_head_of_a_line_keeps_its_spelling() -> None:
    assert unmarked(expand("{x} a plus", Draws(1), lambda _: mark("tool", "dbt", "dbt"))) == "dbt a plus"


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8", exclude_categories=["C"])), st.booleans()), max_size=8))
def test_marks_are_found_where_their_words_stand(parts: list[tuple[str, bool]]) -> None:
    line = "".join(mark("tool", f"t{number}", words) if marked else words for number, (words, marked) in enumerate(parts))
    plain, marks = read_marks(line)
    assert plain == "".join(words for words, _ in parts) == unmarked(line)
    assert [plain[found.start : found.end] for found in marks] == [words for words, marked in parts if marked]


def test_draws_repeat_for_the_same_seed_and_differ_for_another() -> None:
    def first(seed: int) -> list[float]:
        draws = Draws(seed, 1)
        return [draws.uniform() for _ in range(5_000)]

    assert first(3) == first(3)
    assert first(3) != first(4)


@given(st.integers(0, 2**32), st.integers(0, 12))
def test_a_sample_holds_different_items(seed: int, count: int) -> None:
    found = Draws(seed).sample(range(8), count)
    assert len(found) == len(set(found)) == min(count, 8)


def test_weights_are_followed() -> None:
    draws, sums = Draws(5), running([1.0, 0.0, 3.0])
    found = [draws.weighted("abc", sums) for _ in range(4_000)]
    assert "b" not in found
    assert 0.70 < found.count("c") / 4_000 < 0.80
