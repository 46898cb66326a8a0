"""The grammar of a search text: words, "phrases", -exclusions, prefix*, field:words, OR, and groups in parentheses.

Nothing a person types is an error: what has no effect is told.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from metier.index.fields import MOST_CHARACTERS, MOST_CLAUSES

#: Names of fields people write before a colon, and what they mean.
FIELDS = {
    "title": "title", "intitle": "title", "employer": "employer", "company": "employer", "skill": "skill", "tool": "skill",
    "place": "place", "location": "place", "where": "place", "level": "level", "role": "role", "text": "body", "body": "body",
}  # fmt: skip
#: The kind of a unit that was not understood as anything but words.
WORDS = "words"
_TOKEN = re.compile(
    r"(?P<minus>-?)(?:(?P<field>" + "|".join(FIELDS) + r"):(?=[^\s:/]))?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<open>\()|(?P<word>[^\s()"]+))|(?P<close>\))',
    re.IGNORECASE,
)
_OR, _AND = frozenset({"OR", "|", "||"}), frozenset({"AND", "&", "&&", "+"})
_LETTERS = re.compile(r"[\w$€£₹]")
_DEEPEST = 6


class Unit(msgspec.Struct, frozen=True):
    """Something typed that is read as one: at `start` to `end` of the text, `text` without marks and corrected.

    `kind` is `words`, or what they were understood as, with its `value`; `hard`: every result must have it. `prefix`: words that
    begin so are meant too.
    """

    text: str
    start: int
    end: int
    phrase: bool = False
    field: str = ""
    prefix: bool = False
    negative: bool = False
    kind: str = WORDS
    value: str = ""
    hard: bool = False

    def plain(self) -> bool:
        """Whether it is a word without any mark, which can be part of a name of several."""
        return not (self.phrase or self.field or self.prefix or self.negative or self.kind != WORDS)


class Group(msgspec.Struct, frozen=True):
    """Alternatives, each of which is a sequence of units and groups that must all hold."""

    options: tuple[tuple["Unit | Group", ...], ...]
    negative: bool = False


Node = Unit | Group
#: Turns words typed one after another into units.
Recognise = Callable[[Sequence[Unit]], Sequence[Unit]]


class Typed(msgspec.Struct, frozen=True):
    """A text as read: all of `nodes` must hold; `told` is what had no effect."""

    nodes: tuple[Node, ...] = ()
    told: tuple[str, ...] = ()

    def units(self) -> list[Unit]:
        """All that was typed, in order, whatever groups it stands in."""
        return list(units_of(self.nodes))


def units_of(nodes: Sequence[Node]) -> Iterator[Unit]:
    """The units of nodes and of the groups among them, in order."""
    for node in nodes:
        if isinstance(node, Unit):
            yield node
        else:
            for option in node.options:
                yield from units_of(option)


class _Open(msgspec.Struct, frozen=True):
    negative: bool
    field: str


_CLOSE, _EITHER = ")", "OR"
_Item = Unit | _Open | str


def typed(text: str, recognise: Recognise = list) -> Typed:
    """Read a search text; `recognise` is given each run of units between operators, and gives what it reads them as."""
    told: list[str] = []
    if len(text) > MOST_CHARACTERS:
        told.append(f"text: only the first {MOST_CHARACTERS} characters count")
    items = _items(text[:MOST_CHARACTERS], told)
    grouped: list[_Item] = []
    run: list[Unit] = []
    for item in [*items, _CLOSE]:
        if isinstance(item, Unit) and item.kind == WORDS:
            run.append(item)
            continue
        grouped += recognise(run) if run else ()
        run = []
        grouped.append(item)
    return Typed(_Reader(grouped[:-1]).sequence(), tuple(dict.fromkeys(told)))


def _items(text: str, told: list[str]) -> list[_Item]:
    found: list[_Item] = []
    units = depth = 0
    for token in _TOKEN.finditer(text):
        field = FIELDS[token["field"].lower()] if token["field"] else ""
        if token["word"] in _AND:
            continue
        if token["word"] in _OR or token["close"]:
            found.append(_EITHER if token["word"] else _CLOSE)
            depth -= bool(token["close"] and depth)
        elif token["open"]:
            if depth < _DEEPEST:
                depth += 1
                found.append(_Open(bool(token["minus"]), field))
        elif (unit := _unit(token, field)) is None:
            told.append(f"text: {token[0][:40]!r} holds no word")
        elif units == MOST_CLAUSES:
            told.append(f"text: only the first {MOST_CLAUSES} words count")
            break
        else:
            units += 1
            found.append(unit)
    return found


def _unit(token: "re.Match[str]", field: str) -> Unit | None:
    negative = bool(token["minus"])
    if token["word"] is None:
        words, start = token["phrase"].strip(), token.start("phrase")
        return Unit(words, start, start + len(token["phrase"]), True, field, False, negative) if _LETTERS.search(words) else None
    raw = token["word"]
    bare = raw.rstrip(",;:!?]}'’~^").lstrip("[{'‘-+*?~^")
    prefix = bare.endswith("*") and len(bare) > 3
    bare = bare.rstrip("*?~^")
    if not _LETTERS.search(bare):
        return None
    start = token.start("word") + raw.index(bare)
    return Unit(bare, start, start + len(bare), False, field, prefix, negative)


class _Reader:
    """Puts units into groups: OR binds what stands beside it."""

    def __init__(self, items: Sequence[_Item]) -> None:
        self._items, self._at = items, 0

    def sequence(self, depth: int = 0) -> tuple[Node, ...]:
        """Nodes up to the closing parenthesis or the end."""
        found: list[list[Node]] = []
        joining = False
        while self._at < len(self._items):
            item = self._items[self._at]
            self._at += 1
            if isinstance(item, str):
                if item == _CLOSE and depth:
                    break
                joining = item == _EITHER and bool(found)
                continue
            node: Node
            if isinstance(item, _Open):
                inside = self.sequence(depth + 1)
                if not inside:
                    continue
                node = Group((tuple(_in_field(each, item.field) for each in inside),), item.negative)
            else:
                node = item
            if joining and not node.negative and not found[-1][0].negative:
                found[-1].append(node)
            else:
                found.append([node])
            joining = False
        return tuple(group[0] if len(group) == 1 else Group(tuple((each,) for each in group)) for group in found)


def _in_field(node: Node, field: str) -> Node:
    if not field:
        return node
    if isinstance(node, Unit):
        return node if node.field else msgspec.structs.replace(node, field=field)
    return Group(tuple(tuple(_in_field(each, field) for each in option) for option in node.options), node.negative)
