from collections.abc import Callable
from typing import Any

from tests.corpus.reader import Reader, posting

from metier.corpus.vacancies import Candidate, alike, group, likeness

Make = Callable[..., Reader]
LINES = [f"You will look after part {word} of the system and all that belongs to it." for word in "abcdefghijklmnop"]
TEXT = "\n".join(LINES)


def vacancies(home: Reader) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {item.posting.id: (item.vacancy, item.copies) for item in home.corpus.kept()}


def test_the_same_words_in_two_places_are_one_vacancy(reader: Make) -> None:
    home = reader()
    one = posting(1, title="Data Engineer", text=TEXT + "\nJob 123", location="Austin, TX")
    two = posting(2, title="Data  engineer", text=TEXT.replace("\n", "\n\n") + "\n\nJob 456", location="Boston, MA")
    home.read(0, [one, two, posting(3, title="Senior Data Engineer", text=TEXT, location="Austin, TX")])
    found = vacancies(home)
    first = min(one.id, two.id)
    assert found[one.id] == ("v" + first[1:], (two.id,))
    assert found[two.id] == ("v" + first[1:], (one.id,))
    assert found[posting(3).id] == ("v" + posting(3).id[1:], ())


def test_another_employer_or_no_employer_is_another_vacancy(reader: Make) -> None:
    home = reader()
    same: dict[str, Any] = {"title": "Data Engineer", "text": TEXT}
    home.read(
        0,
        [
            posting(1, **same),
            posting(2, **same, employer_id="other"),
            posting(3, **same, employer_id=""),
            posting(4, **same, employer_id=""),
        ],
    )
    assert len({vacancy for vacancy, _ in vacancies(home).values()}) == 4


def test_put_up_again_in_the_same_place_with_a_line_changed(reader: Make) -> None:
    home = reader()
    again = "\n".join([*LINES[:-1], "We added one sentence of a wholly different kind here."])
    other = "\n".join(line.replace("look after", "sell") for line in LINES)
    same: dict[str, Any] = {"title": "Data Engineer", "location": "Austin, TX"}
    home.read(0, [posting(1, **same, text=TEXT), posting(2, **same, text=again), posting(3, **same, text=other)])
    found = vacancies(home)
    assert found[posting(1).id][1] == (posting(2).id,)
    assert found[posting(3).id][1] == ()


def test_short_texts_join_nothing(reader: Make) -> None:
    home = reader()
    home.read(0, [posting(n, title="Nurse", text="Apply now.", location="Austin") for n in (1, 2)])
    assert all(copies == () for _, copies in vacancies(home).values())


def test_grouping_does_not_depend_on_order() -> None:
    marks = likeness(posting(1, text=TEXT, location="Austin"))
    members = [Candidate(f"p{n}", marks.text_key if n < 3 else "", marks.place_key, marks.sketch) for n in range(5)]
    assert list(group(members)) == list(group(reversed(members))) == [[f"p{n}" for n in range(5)]]
    assert alike(marks.sketch, marks.sketch)
    assert not alike(b"", b"")
