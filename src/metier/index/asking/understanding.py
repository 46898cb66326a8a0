"""What a person means by a search text: the slots its words fill, and the words that stay words."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from metier.index.asking.amounts import amount_spans
from metier.index.asking.distances import distance_spans
from metier.index.asking.heard import Heard, Nothing
from metier.index.asking.joining import from_where, joined
from metier.index.asking.names import MOST_WORDS, employer_spans, role_of, role_spans, tool_of, tool_spans, tools_beside
from metier.index.asking.places import place_of, place_spans
from metier.index.asking.spans import Span, chosen, worth
from metier.index.asking.spelling import corrected
from metier.index.asking.words import longest, meanings
from metier.index.grammar import WORDS, Typed, Unit, typed
from metier.model.search import Correction
from metier.taxonomy import skills
from metier.taxonomy.roles import match_title
from metier.taxonomy.titles import plain

#: What a word of the table is worth; one that says nothing is worth little, so that any name it is part of wins.
_SAID, _SAYS_NOTHING = 0.35, 0.05
#: How plainly and how surely words must name a role that is not called so.
_PLAIN, _SURE = 0.6, 0.5
_QUIET = frozenset(("filler", "link", "above"))
#: Kinds every result must obey; roles, tools and skills weigh.
HARD = frozenset(("place", "level", "workplace", "employment", "employer", "pay", "experience", "visa", "remote_from", "near"))


class Reading(msgspec.Struct, frozen=True):
    """A text as understood: its units in their groups, what was corrected, and what had no effect."""

    typed: Typed = Typed()
    corrections: tuple[Correction, ...] = ()
    told: tuple[str, ...] = ()


def understand(text: str, heard: Heard | None = None) -> Reading:
    """Read a text. Quoted words stay as they are; `heard` is what the corpus knows."""
    reader = _Reader(heard or Nothing())
    read = typed(text, reader.recognise)
    read = replace(read, nodes=from_where(read.nodes))
    told = [*read.told]
    if reader.dropped:
        told.append(f"text: {', '.join(dict.fromkeys(reader.dropped))}: says nothing of a job")
    return Reading(read, tuple(dict.fromkeys(reader.corrections)), tuple(told))


def plainly(text: str) -> Reading:
    """Read a text as words, whatever they mean."""
    read = typed(text)
    return Reading(read, (), read.told)


class _Reader:
    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self.corrections: list[Correction] = []
        self.dropped: list[str] = []

    def recognise(self, run: Sequence[Unit]) -> list[Unit]:
        """The units of a run of words between operators."""
        found: list[Unit] = []
        stretch: list[Unit] = []
        for unit in run:
            if unit.plain():
                stretch.append(unit)
                continue
            found += self._stretch(stretch)
            stretch = []
            found.append(_single(unit))
        found += self._stretch(stretch)
        kept = joined(found)
        telling = [unit for unit in kept if unit.kind not in _QUIET | {"not"} and any(map(str.isalnum, unit.text))]
        if not telling:
            return [replace(unit, kind=WORDS) for unit in kept]
        self.dropped += [f"{unit.text!r}" for unit in kept if unit not in telling]
        return telling

    def _stretch(self, units: Sequence[Unit]) -> list[Unit]:
        """The units of plain words; words that fill no slot may be misspelt."""
        found = self._slots(units)
        loose = {unit.start for unit in found if unit.kind == WORDS}
        mended = [self._mended(unit) if unit.start in loose else unit for unit in units]
        found = found if mended == list(units) else self._slots(mended)
        return [self._written_right(unit) if unit.kind == "role" else unit for unit in _by_title(found)]

    def _written_right(self, unit: Unit) -> Unit:
        """A role known by a misspelling (`accountent`) in the words postings have."""
        words = [corrected(word, self._heard) or word for word in unit.text.split()]
        text = " ".join(words)
        if text == unit.text or role_of(text) != unit.value:
            return unit
        self.corrections += [Correction(one, two) for one, two in zip(unit.text.split(), words, strict=True) if one != two]
        return replace(unit, text=text)

    def _slots(self, units: Sequence[Unit]) -> list[Unit]:
        words = [unit.text.rstrip(".") or unit.text for unit in units]
        spans = [*table_spans(words), *role_spans(words), *tool_spans(words), *place_spans(words), *amount_spans(words)]
        spans += [*distance_spans(words), *employer_spans(words, self._heard.employers())]
        found: list[Unit] = []
        at = 0
        for span in chosen(spans, len(words)):
            found += units[at : span.first]
            found += _units(units[span.first : span.last], span)
            at = span.last
        return _parted_roles([*found, *units[at:]])

    def _mended(self, unit: Unit) -> Unit:
        meant = corrected(unit.text, self._heard)
        if meant is None:
            return unit
        self.corrections.append(Correction(unit.text, meant))
        return replace(unit, text=meant)


def table_spans(words: Sequence[str]) -> Iterator[Span]:
    """Levels, workplaces, terms of employment and the words that say nothing, by the table."""
    low = [plain(word) for word in words]
    for first in range(len(low)):
        for last in range(first + 1, min(len(low), first + longest()) + 1):
            for kind, value in meanings().get(tuple(low[first:last]), ()):
                score = _SAYS_NOTHING * (last - first) if kind in _QUIET else worth(last - first, _SAID)
                yield Span(first, last, kind, value, 0.3 if kind == "not" else score, kind in HARD)


def _units(units: Sequence[Unit], span: Span) -> list[Unit]:
    """A span as a unit, before it the tools that stand in a role's name without being part of it."""
    inside = tools_beside([unit.text for unit in units], span.value) if span.kind == "role" else []
    text = " ".join(unit.text for at, unit in enumerate(units) if at not in inside)
    whole = Unit(text, units[0].start, units[-1].end, kind=span.kind, value=span.value, hard=span.hard)
    found = [replace(units[at], kind="tool", value=named[0]) for at in inside if (named := tool_of(units[at].text))]
    return [*found, whole]


def _parted_roles(units: list[Unit]) -> list[Unit]:
    """`embedded c++ engineer`: a role whose words other slots stand between."""
    loose = [at for at, unit in enumerate(units) if unit.kind == WORDS or (unit.kind == "role" and " " not in unit.text)]
    for first in range(len(loose) - 1):
        for last in range(min(len(loose), first + MOST_WORDS), first + 1, -1):
            places = loose[first:last]
            between = units[places[0] : places[-1] + 1]
            if len(between) == len(places) or not all(unit.kind in {WORDS, "role", "tool", "skill", "level"} for unit in between):
                continue
            role = role_of(" ".join(units[at].text for at in places))
            if role is None:
                continue
            text = " ".join(units[at].text for at in places)
            whole = Unit(text, units[places[-1]].start, units[places[-1]].end, kind="role", value=role)
            return [whole if at == places[-1] else unit for at, unit in enumerate(units) if at not in places[:-1]]
    return units


def _by_title(units: list[Unit]) -> list[Unit]:
    """`software engineering`: words left over that name a role as titles do, though no role is called so."""
    for first in range(len(units) - 1):
        for last in range(len(units), first + 1, -1):
            between = units[first:last]
            if any(unit.kind != WORDS for unit in between):
                continue
            text = " ".join(unit.text for unit in between)
            match = match_title(text)
            if match and match.plain >= _PLAIN and match.confidence >= _SURE:
                whole = Unit(text, between[0].start, between[-1].end, kind="role", value=match.role.id)
                return [*units[:first], whole, *units[last:]]
    return units


def _single(unit: Unit) -> Unit:
    """A unit with a mark of its own: `-senior`, `level:senior`, `"new york"`."""
    if unit.field:
        return _in_field(unit)
    if unit.prefix or unit.phrase:
        return unit
    spans = chosen([*table_spans([unit.text]), *tool_spans([unit.text]), *place_spans([unit.text])], 1)
    if not spans or spans[0].kind in _QUIET | {"not"}:
        return unit
    return replace(unit, kind=spans[0].kind, value=spans[0].value, hard=spans[0].hard)


def _in_field(unit: Unit) -> Unit:
    """A unit behind the name of a field, understood as one of its values where it is one."""
    value: str | None = None
    if unit.field == "place":
        value = place_of(unit.text, capitals=True)
    elif unit.field == "role":
        value = role_of(unit.text)
    elif unit.field == "skill":
        tool = tool_of(unit.text)
        value = tool[0] if tool else None
        if value is None and (skill := skills.lexicon().exact(unit.text)):
            return replace(unit, kind="skill", value=skill, hard=True)
    elif unit.field == "level":
        meant = meanings().get(tuple(plain(unit.text).split()), ())
        value = next((value for kind, value in meant if kind == "level"), None)
    kind = {"skill": "tool"}.get(unit.field, unit.field)
    return unit if value is None else replace(unit, kind=kind, value=value, hard=True)
