from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import pytest
from tests.guides.market_rows import AS_OF, BACKEND, market

from metier.guides import duties
from metier.guides.desk import Desk
from metier.guides.duties import Grouping, grouping
from metier.guides.duty_words import deeds
from metier.guides.guides import Guides
from metier.guides.market import Meta, build
from metier.guides.quoting import quoted
from metier.model.facts import Duty
from metier.model.figure import Cell
from metier.model.posting import Kept


def _says(one: Kept, words: tuple[str, ...], employer: str | None = None) -> Kept:
    """A posting with these duties, one a line, of another employer where one is given."""
    text, told = "", []
    for line in words:
        told.append(Duty(quote=line, start=len(text), end=len(text) + len(line)))
        text += line + "\n"
    posting = msgspec.structs.replace(one.posting, text=text)
    if employer is not None:
        posting = msgspec.structs.replace(posting, employer=employer, employer_id=employer.casefold())
    return msgspec.structs.replace(one, posting=posting, facts=msgspec.structs.replace(one.facts, duties=tuple(told)))


def _made(folder: Path, kept: list[Kept]) -> Grouping:
    build(folder, kept, Meta(edition="e1", as_of=AS_OF))
    return grouping(Guides.open(folder).desk(Cell(role=BACKEND)).cut, 1)


def _support(made: Grouping) -> dict[frozenset[tuple[str, str]], int]:
    return {group.deeds: group.employers for group in made.groups}


def test_each_kind_of_duty_is_one_group(desk: Desk) -> None:
    made = grouping(desk.cut, 7)
    assert len(made.groups) >= 2
    assert all(len({made.texts[place] for place in group.duties}) == 1 for group in made.groups)


def test_support_counts_employers(desk: Desk) -> None:
    group = grouping(desk.cut, 7).groups[0]
    found = desk.table.duty_row[list(group.duties)]
    assert group.employers == len(set(desk.table.employer.codes[found].tolist()))


def test_wordings_of_one_duty_come_together(tmp_path: Path) -> None:
    wordings = (
        "Design and build services for payments",
        "You will be building platforms for paying",
        "Developing, designing systems that pay out",
    )
    kept = [
        _says(one, (wordings[n % 3],)) for n, one in enumerate(market(120)) if one.facts.role and one.facts.role.id == BACKEND
    ]
    assert len(_made(tmp_path, kept).groups) == 1


def test_more_duties_than_can_be_grouped_are_drawn_employers_in_turn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "MOST_DUTIES", 60)
    made = grouping(desk.cut, 7)
    drawn = desk.cut.employer[made.drawn]
    assert len(made.texts) <= 60
    assert len(set(drawn.tolist())) == len(drawn) > 10


@pytest.mark.parametrize("copies", [2, 5])
def test_repeating_or_reordering_the_postings_of_an_employer_changes_no_support(tmp_path: Path, copies: int) -> None:
    kept = [one for one in market(90) if one.facts.role and one.facts.role.id == BACKEND]
    mine = [one for one in kept if one.posting.employer_id == "employer-0"]
    again = [
        msgspec.structs.replace(
            one, vacancy=f"{one.vacancy}-{n}", posting=msgspec.structs.replace(one.posting, id=f"{one.posting.id}-{n}")
        )
        for one in reversed(mine)
        for n in range(1, copies)
    ]
    assert mine
    before = _made(tmp_path / "before", kept)
    after = _made(tmp_path / "after", sorted(kept + again, key=lambda one: one.posting.id))
    assert _support(before) == _support(after) != {}


@pytest.mark.parametrize(
    "words",
    [
        "What You Will Do Every Day Here",
        "Design Engineer and AI Deployment roles",
        "Send your resume to [e-mail removed] to design services",
        "We build services that people love to use",
        "Build the services on which Employer 1 and its guests rely",
        "Build Hydration, the service on which all others rely",
        " ".join(["assess the patients and keep their charts"] * 4),
    ],
)
def test_what_is_no_duty_or_names_someone_is_never_quoted(tmp_path: Path, words: str) -> None:
    kept = [_says(one, (words if n % 3 else "Build services for payments there",)) for n, one in enumerate(market(60))]
    named = [msgspec.structs.replace(one, posting=msgspec.structs.replace(one.posting, employer="Employer 1")) for one in kept]
    made = _made(tmp_path, named)
    assert all(quoted(made.texts[group.quote]) != quoted(words) for group in made.groups)


def test_an_employer_that_is_not_named_is_counted_and_never_quoted(tmp_path: Path) -> None:
    words = ("Build services for online payments",)
    kept = [one for one in market(60) if one.facts.role and one.facts.role.id == BACKEND]
    made = _made(tmp_path / "a", [_says(one, words, "") for one in kept])
    assert made.stated.any()
    assert made.groups == ()
    assert len(_made(tmp_path / "b", [_says(one, words) for one in kept]).groups) == 1


def test_every_quote_stands_in_the_text_of_its_posting(desk: Desk, kept: list[Kept]) -> None:
    made = grouping(desk.cut, 7)
    texts = {one.posting.id: one.posting.text for one in kept}
    for group in made.groups:
        row = int(desk.table.duty_row[group.quote])
        posting = desk.table.tables["openings"].take(np.array([row]), ("posting",))[0]["posting"]
        assert quoted(made.texts[group.quote]) in texts[posting]


def test_planted_duties_come_back_whatever_their_wording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "MOST_DUTIES", 4000)
    monkeypatch.setattr(duties, "MOST_GROUPS", 40)
    templates = _templates()
    kind = {words: number for number, wordings in enumerate(templates) for words in wordings}
    rng = np.random.default_rng(3)
    backend = [one for one in market(900, 200) if one.facts.role and one.facts.role.id == BACKEND][:200]
    told = [
        tuple(templates[number][int(rng.integers(3))] for number in sorted(rng.choice(40, 8, replace=False))) for _ in backend
    ]
    kept = [_says(one, words, f"Firm {n}") for n, (one, words) in enumerate(zip(backend, told, strict=True))]
    made = _made(tmp_path, kept)
    truth = {number: np.mean([any(kind[line] == number for line in words) for words in told]) for number in range(40)}
    found = [kind[quoted(made.texts[group.quote])] for group in made.groups]
    assert _rand(*zip(*((kind[text], _group_of(text, made)) for text in made.texts.values()), strict=True)) >= 0.85
    assert len(set(found)) >= 36
    wrong = [abs(group.employers / len(backend) - truth[number]) for group, number in zip(made.groups, found, strict=True)]
    assert np.mean(np.array(wrong) <= 0.05) >= 0.9
    assert np.median(wrong) <= 0.01


def _templates() -> list[list[str]]:
    """The wordings of each of the forty duties."""
    lines = (Path(__file__).parent / "duty_templates.tsv").read_text(encoding="utf-8").splitlines()
    return [line.partition("\t")[2].split(" | ") for line in lines if not line.startswith(("#", "duty\t"))]


def _group_of(text: str, made: Grouping) -> int:
    """The group that a duty shares most of, the first of equals; a number of its own for one that is in none."""
    shared = [len(deeds(text)[1] & group.deeds) / len(group.deeds) for group in made.groups]
    return int(np.argmax(shared)) if max(shared) > 0 else -1 - sorted(made.texts.values()).index(text)


def _rand(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How far two partitions agree: the adjusted Rand index (Hubert and Arabie 1985)."""
    both, mine, theirs = (_pairs(list(side)) for side in (zip(one, other, strict=True), one, other))
    chance = mine * theirs / _pairs([0] * len(one))
    return (both - chance) / ((mine + theirs) / 2 - chance)


def _pairs(items: Sequence[object]) -> float:
    """How many pairs of items are equal."""
    return sum(times * (times - 1) / 2 for times in Counter(items).values())
