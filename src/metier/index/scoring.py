"""What is counted for a posting that answers a search: features, each with its weight from the one table."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from metier.index.asking.names import role_of, tool_of
from metier.index.asking.places import TOWN
from metier.index.clauses import AnyOf, Begins, Best, Clause, Fixed, Is, Spelt, Weighted, Words
from metier.index.demands import Demands, Fold, tools_in
from metier.index.fields import WORDS
from metier.index.grammar import WORDS as PLAIN
from metier.index.grammar import Unit
from metier.index.kindred import kin
from metier.index.synonyms import synonyms_of
from metier.index.weights import Weights
from metier.taxonomy import skills, tools

_SIGNS = frozenset("+#.")


class Feature(msgspec.Struct, frozen=True):
    """Something counted: `what` is found in `field`, and `clause` matches those that have it, weighted by `weight`."""

    what: str
    field: str
    clause: Clause
    weight: str


class Scoring:
    """Turns units into features."""

    def __init__(self, fold: Fold, weights: Weights, demands: Demands) -> None:
        """`fold` gives words as the index holds them."""
        self._fold, self._weights, self._demands = fold, weights, demands

    def of(self, units: Sequence[Unit]) -> list[Feature]:
        """The features of all units that are asked for, without those whose weight is nought."""
        found: list[Feature] = []
        for unit in units:
            if not unit.negative and (made := getattr(self, f"_{unit.kind}", None)):
                found += made(unit)
        found += self._pairs([unit for unit in units if unit.kind == PLAIN and not unit.negative])
        return found

    def _flat(self, weight: str, what: str, field: str, *values: str) -> Iterator[Feature]:
        """A feature that counts the same for all that have one of some ids."""
        parts = tuple(Is(field, value) for value in values)
        if parts and self._weights[weight]:
            clause = parts[0] if len(parts) == 1 else AnyOf(parts)
            yield Feature(what, field, Fixed(clause, self._weights[weight]), weight)

    def _found(self, weight: str, what: str, field: str, options: Sequence[tuple[str, float]]) -> Iterator[Feature]:
        """A feature that counts words by BM25, the best of several ways to say it."""
        parts: list[Clause] = []
        for text, share in options:
            tokens = tuple(self._fold(text))
            if tokens and self._weights[weight] * share:
                parts.append(Weighted(Words(field, tokens), self._weights[weight] * share))
        if parts:
            yield Feature(what, field, parts[0] if len(parts) == 1 else Best(tuple(parts)), weight)

    def _role(self, unit: Unit) -> Iterator[Feature]:
        around = kin(unit.value, unit.text)
        name = around.name
        yield from self._flat("role_main", name, "mark", *(f"main:{role}" for role in around.own))
        yield from self._flat("role_other", name, "role", *around.own)
        yield from self._flat("role_variant", f"a kind of {name}", "role", *around.narrower)
        yield from self._flat("role_parent", f"broader than {name}", "role", *around.broader)
        yield from self._flat("role_neighbour", f"near {name}", "role", *around.near)
        yield from self._flat("role_family", f"of the family of {name}", "role", *around.family)
        said = [(text, 1.0) for text in dict.fromkeys([unit.text.lower(), name.lower()])]
        also = [(other, self._weights["role_alias"]) for other in around.others]
        yield from self._found("role_title", name, "title", [*said, *also])
        if " " in unit.text:
            yield from self._found("role_text", name, "body", said)  # other names there cost more than they tell
        for word in unit.text.split():
            ways = self._ways(word) if " " in unit.text else self._ways(word)[1:]
            yield from self._found("role_word_title", word, "title", ways)
            yield from self._found("role_word_text", word, "body", _single(self._ways(word)))
        for tool in tools_in(unit.text):
            yield from self._named_tool(tool, tools.TOOLS()[tool].name)

    def _ways(self, word: str) -> list[tuple[str, float]]:
        share = self._weights["synonym"]
        return [(word, 1.0), *((other.words, other.weight * share) for other in synonyms_of(word))]

    def _tool(self, unit: Unit) -> Iterator[Feature]:
        yield from self._named_tool(unit.value, unit.text)

    def _named_tool(self, tool: str, text: str) -> Iterator[Feature]:
        name = tools.TOOLS()[tool].name
        yield from self._flat("tool_has", name, "tool", tool)
        yield from self._flat("tool_needed", name, "mark", f"needs:{tool}")
        named = tool_of(text)
        if not _SIGNS & set(text.strip(".")):
            yield from self._found("tool_title", name, "title", [(text, 1.0), (name, 1.0)])
            if not (named and named[1]):
                yield from self._found("tool_text", name, "body", _single([(text, 1.0)]))

    def _skill(self, unit: Unit) -> Iterator[Feature]:
        name = skills.SKILLS()[unit.value].name
        yield from self._flat("tool_has", name, "skill", unit.value)
        yield from self._found("tool_title", name, "title", self._ways(unit.text))
        yield from self._found("tool_text", name, "body", [(unit.text, 1.0), *_single(self._ways(unit.text)[1:])])

    def _words(self, unit: Unit) -> Iterator[Feature]:
        if unit.phrase and (role := role_of(unit.text)):
            yield from self._role(msgspec.structs.replace(unit, kind="role", value=role))
        for field in self._demands.fields(unit):
            weight = WORDS[field]
            tokens = tuple(self._fold(unit.text))
            if unit.prefix and len(tokens) == 1:
                yield Feature(f"{unit.text}*", field, Weighted(Begins(field, tokens[0]), self._weights[weight]), weight)
                continue
            yield from self._found(weight, unit.text, field, self._ways(unit.text) if not unit.phrase else [(unit.text, 1.0)])
            if len(tokens) == 1 and self._demands.is_misspelt(tokens[0]) and not unit.phrase:
                letters = self._demands.slips(tokens[0])
                yield Feature(unit.text, field, Weighted(Spelt(field, tokens[0], letters), self._weights[weight]), weight)

    def _pairs(self, units: Sequence[Unit]) -> Iterator[Feature]:
        for one, two in pairwise(units):
            if one.plain() and two.plain():
                yield from self._found("pair_title", f"{one.text} {two.text}", "title", [(f"{one.text} {two.text}", 1.0)])

    def _place(self, unit: Unit) -> Iterator[Feature]:
        name = unit.value.partition(TOWN)[2] or unit.text.split()[-1]
        yield from self._found("place_where", unit.text, "where", [(name, 1.0)])

    def _level(self, unit: Unit) -> Iterator[Feature]:
        yield from self._flat("level_said", unit.value, "level", unit.value)


def _single(ways: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Ways to say it in one word: in texts, to look for several side by side costs more than it tells."""
    return [(words, share) for words, share in ways if " " not in words]
