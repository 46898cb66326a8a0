"""Sentence templates: `[a|b]` chooses, `{slot}` is filled, and marks remember which words state which fact.

A mark travels inside the line between control characters (1, then kind:id, 2, the words, 3), so that lines can be joined
and cut freely before `read_marks` turns them into plain text with offsets.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from metier.simulate.draws import Draws

Fill = Callable[[str], str]

_PIECE = re.compile(r"[\[\]|]|\{[^{}]*\}|[^\[\]|{}]+")
_MARK = re.compile("\x01([a-z]+):([^\x02]*)\x02([^\x03]*)\x03")
_SPACES = re.compile(r" {2,}")
_BEFORE_STOP = re.compile(r" +([,.;:)])")


class Slot(NamedTuple):
    """A place to fill."""

    name: str


class Choice(NamedTuple):
    """Alternatives, each a compiled sequence."""

    options: tuple["Parts", ...]


Parts = tuple["str | Slot | Choice", ...]


class Mark(NamedTuple):
    """Words that state a fact: `kind` is tool, skill, edu, exp, pay, workplace; offsets are into the plain line."""

    kind: str
    id: str
    start: int
    end: int


def mark(kind: str, fact: str, words: str) -> str:
    """Wrap words in a mark."""
    return f"\x01{kind}:{fact}\x02{words}\x03"


def _sequence(pieces: list[str], at: int, inside: bool) -> tuple[Parts, int]:
    parts: list[str | Slot | Choice] = []
    while at < len(pieces):
        piece = pieces[at]
        if inside and piece in {"|", "]"}:
            return tuple(parts), at
        if piece == "[":
            options: list[Parts] = []
            while pieces[at] != "]":
                option, at = _sequence(pieces, at + 1, True)
                options.append(option)
            parts.append(Choice(tuple(options)))
        else:
            parts.append(Slot(piece[1:-1]) if piece.startswith("{") else piece)
        at += 1
    return tuple(parts), at


@cache
def compiled(template: str) -> Parts:
    """Parse a template. An unclosed bracket raises IndexError: templates are the project's own and tested."""
    return _sequence(_PIECE.findall(template), 0, False)[0]


def _write(parts: Parts, draws: Draws, fill: Fill, out: list[str]) -> None:
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, Slot):
            out.append(fill(part.name))
        else:
            _write(draws.pick(part.options), draws, fill, out)


def expand(template: str, draws: Draws, fill: Fill) -> str:
    """One line of a template, its spaces tidied and its first letter raised (never inside a mark)."""
    out: list[str] = []
    _write(compiled(template), draws, fill, out)
    line = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", "".join(out))).strip()
    return raised(line) if line.startswith(("\x01exp:", "\x01skill:", "\x01edu:")) else line[:1].upper() + line[1:]


def raised(line: str) -> str:
    """A line with its first letter raised, also inside a mark."""
    start = line.index("\x02") + 1 if line.startswith("\x01") else 0
    return line[:start] + line[start : start + 1].upper() + line[start + 1 :]


def tail(template: str, draws: Draws) -> str:
    """Words that go on a line: a template without slots, its leading space kept and its first letter left alone."""
    out: list[str] = []
    _write(compiled(template), draws, str, out)
    return _SPACES.sub(" ", "".join(out)).rstrip()


def read_marks(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain words of a line, and its marks."""
    if "\x01" not in line:
        return line, ()
    plain: list[str] = []
    marks: list[Mark] = []
    length = last = 0
    for found in _MARK.finditer(line):
        before, words = line[last : found.start()], found[3]
        plain += (before, words)
        start = length + len(before)
        length = start + len(words)
        marks.append(Mark(found[1], found[2], start, length))
        last = found.end()
    plain.append(line[last:])
    return "".join(plain), tuple(marks)


def unmarked(line: str) -> str:
    """The plain words of a line."""
    return _MARK.sub(r"\3", line) if "\x01" in line else line


def wordings(template: str) -> int:
    """How many different lines a template can give before its slots are filled."""

    def count(parts: Parts) -> int:
        total = 1
        for part in parts:
            if isinstance(part, Choice):
                total *= sum(count(option) for option in part.options)
        return total

    return count(compiled(template))
