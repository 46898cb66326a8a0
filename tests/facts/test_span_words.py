from hypothesis import given
from hypothesis import strategies as st

from metier.facts.span_words import IN_TOOL, NO_NAME, PAD, REACH, SHAPES, SKILL, TOOL, features, named, normal, shape, words_of
from metier.taxonomy import skills, tools


def test_words_stand_between_pads_and_commas_are_none() -> None:
    text = "Python, C++ and .NET"
    found = words_of(text, [(0, len(text))])
    assert found.words == [PAD] * REACH + ["Python", "C++", "and", ".NET"] + [PAD] * REACH
    assert list(found.parted)[REACH : REACH + 4] == [0, 1, 0, 0]
    assert list(found.pads) == [1] * REACH + [0] * 4 + [1] * REACH


def test_a_masked_name_is_one_word() -> None:
    assert words_of("At <ORGANIZATION> now", [(0, 21)]).words[REACH + 1] == "<ORGANIZATION>"
    assert normal("<ORGANIZATION>") == normal("<LOCATION>")


@given(st.text(max_size=60), st.integers(0, 60))
def test_every_word_is_where_it_says(text: str, cut: int) -> None:
    found = words_of(text, [(0, min(cut, len(text))), (min(cut, len(text)), len(text))])
    assert len(found.words) == len(found.starts) == len(found.ends) == len(found.pads) == len(found.parted)
    starts, ends, pads = found.starts.tolist(), found.ends.tolist(), found.pads.tolist()
    assert starts == sorted(starts)
    for word, start, end, pad in zip(found.words, starts, ends, pads, strict=True):
        assert pad == (word == PAD)
        assert pad or text[start:end] == word
        if not pad:
            assert all(value is not None for _, value in features(word))


def test_shapes() -> None:
    told = {word: SHAPES[shape(word)] for word in ("data", "Data", "SQL", "R", "iOS", "2026", "5+", "-", "(", "end-to-end", PAD)}
    assert told == {
        "data": "lower", "Data": "Xx", "SQL": "XX", "R": "X", "iOS": "mixed", "2026": "digits", "5+": "number", "-": "sign",
        "(": "(", "end-to-end": "lower-", PAD: "pad",
    }  # fmt: skip


def test_what_the_tables_say() -> None:
    text = "We use Google Cloud Platform for data modeling"
    words = words_of(text, [(0, len(text))])
    said = named(words, tools.mentions(text), skills.mentions(text))
    assert said.parts[REACH + 2 : REACH + 7].tolist() == [TOOL, IN_TOOL, IN_TOOL, NO_NAME, SKILL]
    assert said.fields[REACH + 2] != said.fields[REACH + 6] != 0
