"""Spells in which boards were watched."""

from datetime import date
from pathlib import Path

import numpy as np

from metier.guides.watched import FILE, Spell, read, write

_DAY = date(1970, 1, 1)


def test_a_day_lies_in_the_spell_of_its_board(tmp_path: Path) -> None:
    spells = [
        Spell("lever", "b", date(1970, 2, 1), date(1970, 3, 1)),
        Spell("greenhouse", "a", date(1970, 1, 11), date(1970, 1, 21)),
        Spell("greenhouse", "a", date(1970, 4, 11), date(1970, 4, 21)),
    ]
    write(tmp_path, spells)
    found = read(tmp_path)
    a, b = found.boards["greenhouse/a"], found.boards["lever/b"]
    boards, days = np.array([a, a, a, a, b, b, -1]), np.array([9, 10, 20, 21, 31, 60, 31])
    assert found.spell(boards, days).tolist() == [-1, 0, 0, -1, 2, -1, -1]


def test_the_same_spells_give_the_same_bytes(tmp_path: Path) -> None:
    spells = [Spell("s", str(n), _DAY, date(1970, 1, 9)) for n in range(20)]
    made = []
    for order in (spells, spells[::-1]):
        write(tmp_path, order)
        made.append((tmp_path / FILE).read_bytes())
    assert made[0] == made[1]


def test_where_nothing_is_told_no_board_was_watched(tmp_path: Path) -> None:
    assert read(tmp_path).spell(np.array([0, -1]), np.array([5, 5])).tolist() == [-1, -1]
