"""What a posting must have to answer a unit of a search: matching only, nothing is counted for it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from metier.index.asking.names import MOST_WORDS, tool_of
from metier.index.asking.places import TOWN
from metier.index.clauses import AllOf, AnyOf, AtLeast, Begins, Clause, Is, NoneOf, OneOf, Spelt, Words
from metier.index.eligibility import remote_from
from metier.index.fields import WORDS
from metier.index.grammar import Unit
from metier.index.kindred import kin
from metier.index.spots import Point, Spots, point
from metier.index.synonyms import synonyms_of
from metier.taxonomy import money
from metier.taxonomy.world import region_members

#: Words of a text as the index folds them.
Fold = Callable[[str], Sequence[str]]

#: Levels that answer for one that is asked: who asks for a senior job takes a higher one of the same ladder.
_LEVELS = {"senior": ("senior", "staff", "principal"), "staff": ("staff", "principal"), "entry": ("entry", "intern")}
_FIELDS = {
    "title": ("title",), "body": ("body",), "employer": ("employer_name",), "place": ("where",),
    "role": ("title",), "skill": ("title", "body"), "level": ("title",),
}  # fmt: skip
_SIGNS = frozenset("+#.")
_LONGEST_FUZZY = 9


class Demands:
    """Turns units into what a posting must have. `fold` gives the words of a text as the index holds them."""

    def __init__(self, fold: Fold, misspelt: Callable[[str], bool], spots: Callable[[], Spots]) -> None:
        """`misspelt` says whether a word is in no posting and may be spelt otherwise; `spots` are those of the index."""
        self._fold, self._misspelt, self._spots = fold, misspelt, spots

    def of(self, unit: Unit, wide: bool = False) -> Clause:
        """What is demanded for a unit; `wide` takes what is near it too."""
        made = getattr(self, f"_{unit.kind}", None)
        clause: Clause = made(unit, wide and not unit.negative) if made else self._words(unit, wide)
        return NoneOf((clause,)) if unit.negative else clause

    def written(self, text: str, fields: Sequence[str] = tuple(WORDS)) -> list[Clause]:
        """The words of a text side by side in any of some fields."""
        tokens = tuple(self._fold(text))
        return [Words(field, tokens) for field in fields] if tokens else []

    def fields(self, unit: Unit) -> Sequence[str]:
        """The fields a unit's words are looked for in."""
        return _FIELDS.get(unit.field, tuple(WORDS))

    def is_misspelt(self, word: str) -> bool:
        """Whether a folded word stands in no posting and is looked for in other spellings."""
        return self._misspelt(word)

    def slips(self, word: str) -> int:
        """How many letters may tell a misspelt word from what was meant."""
        return 1 if len(word) < _LONGEST_FUZZY else 2

    def _words(self, unit: Unit, wide: bool) -> Clause:
        fields = self.fields(unit)
        tokens = tuple(self._fold(unit.text))
        if unit.prefix and len(tokens) == 1:
            return AnyOf(tuple(Begins(field, tokens[0]) for field in fields))
        found = self.written(unit.text, fields)
        if unit.phrase or unit.negative or unit.field:
            return AnyOf(tuple(found))
        if len(tokens) == 1 and self.is_misspelt(tokens[0]):
            found += [Spelt(field, tokens[0], self.slips(tokens[0])) for field in fields]
        for other, weight in synonyms_of(unit.text):
            if wide or weight >= 0.7:
                found += self.written(other, fields)
        return AnyOf(tuple(found))

    def _role(self, unit: Unit, wide: bool) -> Clause:
        around = kin(unit.value, unit.text)
        found: list[Clause] = [Is("role", each) for each in (*around.own, *around.narrower)]
        if not unit.negative:
            found += self.written(unit.text, ("title", "body") if wide and " " in unit.text else ("title",))
            found += self._with_tools(unit)
        if wide:
            found += [Is("role", each) for each in (*around.near, *around.broader, *around.family)]
            found += [part for name in around.others for part in self.written(name, ("title",))]
            found.append(AllOf(tuple(AnyOf(tuple(self.written(word, ("title", "body")))) for word in unit.text.split())))
            found += [
                part for word in unit.text.split() for near in synonyms_of(word) for part in self.written(near.words, ("title",))
            ]
        return AnyOf(tuple(found))

    def _with_tools(self, unit: Unit) -> Iterator[Clause]:
        """`python developer`: developers of any kind whose posting asks for Python."""
        around = kin(unit.value, unit.text)
        for tool in tools_in(unit.text):
            kinds = tuple(Is("role", each) for each in (*around.broader, *around.family))
            yield AllOf((Is("tool", tool), AnyOf(kinds)))

    def _tool(self, unit: Unit, wide: bool) -> Clause:
        found: list[Clause] = [Is("tool", unit.value)]
        named = tool_of(unit.text)
        if not (named and named[1]) and not _SIGNS & set(unit.text.strip(".")):
            found += self.written(unit.text, _said_in(unit, wide))
        return AnyOf(tuple(found))

    def _skill(self, unit: Unit, wide: bool) -> Clause:
        found: list[Clause] = [*self.written(unit.text, _said_in(unit, wide))]
        if wide or " " in unit.text or not found:
            found.append(Is("skill", unit.value))
        for other, _ in synonyms_of(unit.text):
            found += self.written(other, ("title", "body"))
        return AnyOf(tuple(found))

    def _place(self, unit: Unit, wide: bool) -> Clause:
        del wide
        return self.placed(unit.value)

    def placed(self, place: str) -> Clause:
        """Postings whose place it is: a country, region, metropolitan area, part of the world, or a town by its name."""
        area, town, name = place.partition(TOWN)
        if town:
            return AllOf((Is("place", area), AnyOf(tuple(self.written(name, ("where", "title"))))))
        members = region_members(place)
        return OneOf("place", members) if members else Is("place", place)

    def near(self, center: Point, kilometres: float) -> Clause:
        """Postings with a place no farther away than that."""
        return OneOf("spot", self._spots().within(center, kilometres))

    def _near(self, unit: Unit, wide: bool) -> Clause:
        del wide
        degrees, kilometres, _ = unit.value.split(" ", 2)
        return self.near(point(degrees), float(kilometres))

    def _level(self, unit: Unit, wide: bool) -> Clause:
        del wide
        levels = (unit.value,) if unit.negative else _LEVELS.get(unit.value, (unit.value,))
        return AnyOf(tuple(Is("level", each) for each in levels))

    def _workplace(self, unit: Unit, wide: bool) -> Clause:
        del wide
        return Is("workplace", unit.value)

    def _remote_from(self, unit: Unit, wide: bool) -> Clause:
        del wide
        return AllOf((Is("workplace", "remote"), remote_from(unit.value)))

    def _only(self, unit: Unit, wide: bool) -> Clause:
        del wide
        return Is("mark", f"only:{unit.value}")

    def _employment(self, unit: Unit, wide: bool) -> Clause:
        del wide
        return Is("employment", unit.value)

    def _employer(self, unit: Unit, wide: bool) -> Clause:
        del wide
        return Is("employer", unit.value) if unit.kind == "employer" and unit.value else self._words(unit, False)

    def _pay(self, unit: Unit, wide: bool) -> Clause:
        del wide
        currency, _, amount = unit.value.rpartition(" ")
        if not currency:
            return AtLeast("pay_max", float(amount))
        return AtLeast("pay_usd", float(amount) * money.rate(currency, date.max))

    def _experience(self, unit: Unit, wide: bool) -> Clause:
        del wide
        asked = AtLeast("years", 0.0, float(unit.value))
        if unit.value != "0":
            return asked
        said = self.written("no experience", ("title", "body"))
        return AnyOf((asked, Is("level", "entry"), Is("level", "intern"), *said))

    def _visa(self, unit: Unit, wide: bool) -> Clause:
        del unit, wide
        return Is("visa", "sponsored")


def tools_in(text: str) -> list[str]:
    """The tools named by words of a text."""
    words = text.split()
    found: list[str] = []
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + MOST_WORDS) + 1):
            named = tool_of(" ".join(words[first:last]))
            if named and last - first < len(words):
                found.append(named[0])
    return list(dict.fromkeys(found))


def _said_in(unit: Unit, wide: bool) -> tuple[str, ...]:
    """Where the name of something with an id is looked for: several words in texts only when little is found by the id."""
    return ("title", "body") if wide or " " not in unit.text else ("title",)
