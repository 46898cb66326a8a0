"""Jobs like one: open postings of other vacancies near it in role, tools, skills, level and place, each with why.

What counts is flat: a trait counts the same for all that have it, so that the reasons told sum to the score. Engines go through
every document of a trait, so where there are plenty of candidates only some are gone through, and common traits are told and
counted afterwards, for the few that are looked at.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from metier.index.clauses import AllOf, AnyOf, Clause, Fixed, Is, NoneOf, OneOf, Words, filter_of
from metier.index.document import Entry, entry
from metier.index.fields import MERGED
from metier.index.kindred import kin
from metier.index.store import Store
from metier.index.weights import Weights
from metier.model.posting import Kept
from metier.model.search import Hit, Reason
from metier.taxonomy import titles

#: Levels that stand beside one another.
_LADDERS = (("intern", "entry", "mid", "senior", "staff", "principal"), ("manager", "director", "executive"))
#: Of one employer at most so many; of each that is wanted so many are ranked, at most looked at, and chosen from.
_PER_EMPLOYER, _RANKED, _LOOKED_AT, _WANTED = 2, 20, 4, 2
#: Widths of places, the narrowest first, and those by which candidates are narrowed down.
_PLACES = ("metro", "region", "country", "remote")
_NARROWING = ("remote", "metro", "country")
#: Fields that do not tell what a job is about.
_AROUND = frozenset(("level", "place"))
#: A role of more documents than these needs no other roles beside it; more candidates than those are narrowed down, to enough.
_PLENTY, _MANY, _ENOUGH = 2_000, 3_000, 200
#: Documents that are gone through for what is counted, all traits together.
_COUNTED = 60_000
#: Of tools, skills and words of the title so many of the rarest count; without a role so many traits choose the candidates.
_MOST_ASKED, _CHOOSING = 12, 4
#: A word that one title in so many has says nothing, once there are so many.
_COMMON, _FEW = 40, 10
#: The rarity, as a logarithm, from which another role counts in full.
_RARE = 4.0
#: What is added to the rarities a share is taken of, so that one common tool alone is not everything.
_DAMPING = 4.0
#: How alike titles of one employer are that are the same, and the first letters of texts of several (0 to 100).
_SAME_TITLE, _SAME_TEXT, _LETTERS = 85.0, 90.0, 400


class _Trait(msgspec.Struct, frozen=True):
    """Something that counts: documents with any of some ids in a field, or with a word in it; `why` says it, or its kind."""

    why: str
    field: str
    values: tuple[str, ...]
    score: float
    documents: int = 0

    def clause(self) -> Clause:
        """The documents that have it, all with its score."""
        if self.field == "title":
            return Fixed(Words(self.field, self.values), self.score)
        return Fixed(_any(self.field, self.values), self.score)


class Similar:
    """Finds jobs like one in a store."""

    def __init__(self, store: Store, weights: Weights, label: Callable[[str, str], str]) -> None:
        """`label` names the value of a field for people."""
        self._store, self._weights, self._label = store, weights, label
        self._everything = 1 + store.holds("mode", MERGED)

    def to(self, kept: Kept, limit: int) -> tuple[Hit, ...]:
        """At most so many, the likest first. Copies, near copies and the same title of the same employer are no news."""
        mine = entry(kept)
        traits = [trait for trait in self._traits(mine) if trait.score > 0 and trait.documents]
        counted = AnyOf(tuple(trait.clause() for trait in self._counted(traits)))
        found: list[Hit] = []
        for gate in self._gates(kept.vacancy, traits):
            found = self._looked_at(kept, AllOf((*gate, counted)), traits, limit)
            if len(found) >= limit:
                break
        return tuple(sorted(found, key=lambda hit: (-hit.score, hit.posting))[:limit])

    def _looked_at(self, kept: Kept, clause: Clause, traits: Sequence[_Trait], limit: int) -> list[Hit]:
        """Those that may be among the likest: alike in what they are about, no two the same, few of one employer."""
        found: list[Hit] = []
        seen, employers = [kept], Counter[int]()
        for each in self._store.top(clause, limit * _RANKED, 0, ""):
            if len(found) >= limit * _WANTED or len(seen) > limit * _LOOKED_AT:
                break
            if employers[each.employer] >= _PER_EMPLOYER:
                continue
            _, other = self._store.kept(each.address, NoneOf((Is("status", "closed"),)))
            if other is None or any(_same(other, one) for one in seen):
                continue
            seen.append(other)
            hit = self._hit(other, traits)
            if sum(reason.score for reason in hit.reasons if reason.field not in _AROUND) >= self._weights["similar_least"]:
                employers[each.employer] += each.employer != 0
                found.append(hit)
        return found

    def _hit(self, kept: Kept, traits: Sequence[_Trait]) -> Hit:
        """A posting with what it shares, told by kind."""
        theirs, words = entry(kept), set(self._store.fold(kept.posting.title))
        told: dict[str, list[_Trait]] = {}
        for trait in traits:
            held = words if trait.field == "title" else theirs.marks if trait.field == "mark" else theirs.facets[trait.field]
            if shared := tuple(value for value in trait.values if value in held):
                told.setdefault(trait.why, []).append(msgspec.structs.replace(trait, values=shared))
        reasons = tuple(
            Reason(self._said(why, shared), shared[-1].field, round(sum(trait.score for trait in shared), 4))
            for why, shared in told.items()
        )
        return Hit(posting=kept.posting.id, score=round(sum(each.score for each in reasons), 4), kept=kept, reasons=reasons)

    def _said(self, why: str, shared: Sequence[_Trait]) -> str:
        """Why in words: the narrowest place, the tools and skills by their names."""
        if why == "place":
            return f"also in {self._label('place', shared[0].values[0])}"
        if why == "title":
            return f"title says {', '.join(trait.values[0] for trait in shared)}"
        if why in {"tool", "skill"}:
            return f"shares {', '.join(self._label(why, trait.values[0]) for trait in shared)}"
        return why

    def _counted(self, traits: Sequence[_Trait]) -> list[_Trait]:
        """The traits the engine counts: those that tell most for the documents they cost."""
        found: list[_Trait] = []
        left = _COUNTED
        for trait in sorted(traits, key=lambda trait: (trait.documents / trait.score, trait.values)):
            left -= trait.documents
            if left >= 0 or not found:
                found.append(trait)
        return found

    def _gates(self, vacancy: str, traits: Sequence[_Trait]) -> list[list[Clause]]:
        """What every candidate must have, a role near; where there are plenty first narrowed down, then without that."""
        chosen: list[_Trait] = []
        for trait in traits:
            if trait.field in {"mark", "role"} and sum(one.documents for one in chosen) < _PLENTY:
                chosen.append(trait)
        if not chosen:
            telling = [trait for trait in traits if trait.field in {"title", "tool", "skill"}]
            chosen = sorted(telling, key=lambda trait: (trait.documents, trait.values))[:_CHOOSING]
        if not chosen:
            return []
        barred = NoneOf((Is("vacancy", vacancy), Is("status", "closed")))
        gate = [Is("mode", MERGED), _one_of([trait.clause() for trait in chosen]), barred]
        likely = float(sum(trait.documents for trait in chosen))
        narrowed = list(gate)
        for parts in self._narrower(traits):
            less = likely * min(1.0, sum(trait.documents for trait in parts) / self._everything)
            if likely > _MANY and less > _ENOUGH:
                narrowed.append(_one_of([trait.clause() for trait in parts]))
                likely = less
        return [gate] if narrowed == gate else [narrowed, gate]

    def _narrower(self, traits: Sequence[_Trait]) -> Iterator[list[_Trait]]:
        """Ways to narrow down, what must hold first: the narrowest place (remote where it is), then the level."""
        places = [trait for trait in traits if trait.field == "place"]
        width = next((width for width in _NARROWING if any(_width(trait.values[0]) == width for trait in places)), None)
        if width:
            yield [trait for trait in places if _width(trait.values[0]) == width]
        levels = [trait for trait in traits if trait.field == "level"]
        if levels:
            yield levels

    def _traits(self, mine: Entry) -> Iterator[_Trait]:
        yield from self._of_role(mine)
        yield from self._of_title(mine)
        needed = {mark.removeprefix("needs:") for mark in mine.marks if mark.startswith("needs:")}
        yield from self._shares("similar_tools", "tool", {tool: 1.0 + (tool in needed) for tool in mine.facets["tool"]})
        yield from self._shares("similar_skills", "skill", dict.fromkeys(mine.facets["skill"], 1.0))
        yield from self._of_level(mine)
        for width in _PLACES:
            places = [place for place in mine.facets["place"] if _width(place) == width]
            yield from self._trait(f"similar_{width}", "also remote" if width == "remote" else "place", "place", places)

    def _of_title(self, mine: Entry) -> Iterator[_Trait]:
        """What the title says beside role, level, place and employer, and most texts and titles do not."""
        told = {word for role in mine.facets["role"] for word in kin(role, role).name.split()}
        told |= {*self._store.fold(mine.where), *self._store.fold(mine.employer_name)}
        words = [word for word in self._store.fold(mine.title) if len(word) > 1 and word not in told]
        words = [word for word in words if self._store.holds("body", word) <= self._everything / 2]
        asked = [word for word in words if not any(titles.is_level(one) or titles.is_noise(one) for one in titles.fold(word))]
        most = max(_FEW, self._everything / _COMMON)
        found = self._shares("similar_title", "title", dict.fromkeys(asked, 1.0))
        yield from (trait for trait in found if trait.documents <= most)

    def _trait(self, weight: str, why: str, field: str, values: Iterable[str]) -> Iterator[_Trait]:
        if held := {value: much for value in values if (much := self._store.holds(field, value))}:
            yield _Trait(why, field, tuple(held), self._weights[weight], sum(held.values()))

    def _of_role(self, mine: Entry) -> Iterator[_Trait]:
        told: set[str] = set(mine.facets["role"])
        for number, role in enumerate(mine.facets["role"]):
            around = kin(role, role)
            if not number:
                yield from self._trait("similar_main", "same role", "mark", [f"main:{role}"])
            yield from self._trait("similar_role", "same role", "role", [role])
            yield from self._trait(
                "similar_kind", f"a kind of {around.name}", "role", [one for one in around.narrower if one not in told]
            )
            told |= set(around.narrower)
            for kind, why, others in (("broader", "broader than", around.broader), ("near", "near", around.near)):
                yield from self._telling(f"similar_{kind}", f"{why} {around.name}", [one for one in others if one not in told])
                told |= set(others)

    def _telling(self, weight: str, why: str, roles: Sequence[str]) -> Iterator[_Trait]:
        """Each of some roles, for less where many have it: that both are software engineers of some kind says little."""
        for role in roles:
            for trait in self._trait(weight, why, "role", [role]):
                share = min(1.0, max(0.0, math.log(self._everything / trait.documents)) / _RARE)
                yield msgspec.structs.replace(trait, score=round(trait.score * share, 4))

    def _shares(self, weight: str, field: str, asked: dict[str, float]) -> Iterator[_Trait]:
        """Each of several ids or words as a share of what all of them count, by how rare it is."""
        held = {each: self._store.holds(field, each) for each in asked}
        rarity = {each: max(0.0, much * math.log(self._everything / (1 + held[each]))) for each, much in asked.items()}
        rarest = sorted(rarity, key=lambda each: (-rarity[each], each))[:_MOST_ASKED]
        whole = sum(rarity.values()) + _DAMPING
        for each in rarest:
            yield _Trait(field, field, (each,), round(self._weights[weight] * rarity[each] / whole, 4), held[each])

    def _of_level(self, mine: Entry) -> Iterator[_Trait]:
        level = next(iter(mine.facets["level"]), "")
        ladder = next((ladder for ladder in _LADDERS if level in ladder), None)
        if ladder:
            at = ladder.index(level)
            yield from self._trait("similar_level", "same level", "level", [level])
            near = [*ladder[max(0, at - 1) : at], *ladder[at + 1 : at + 2]]
            yield from self._trait("similar_level_near", "a step away in level", "level", near)


def _width(place: str) -> str:
    """Of `_PLACES` that which a place's id is of: `austin-tx`, `US-TX`, `US`, `remote`."""
    if place == "remote":
        return place
    return "metro" if place.islower() else "region" if "-" in place else "country"


def _any(field: str, values: Sequence[str]) -> Clause:
    return Is(field, values[0]) if len(values) == 1 else OneOf(field, tuple(values))


def _one_of(parts: Sequence[Clause]) -> Clause:
    return filter_of(parts[0] if len(parts) == 1 else AnyOf(tuple(parts)))


def _same(one: Kept, other: Kept) -> bool:
    """Whether one posting is no news beside another: nearly the same title of one employer, or the same words from another."""
    mine, theirs = one.posting, other.posting
    if mine.employer_id and mine.employer_id == theirs.employer_id:
        return fuzz.token_set_ratio(mine.title, theirs.title, processor=default_process) >= _SAME_TITLE
    return bool(mine.text) and fuzz.ratio(mine.text[:_LETTERS], theirs.text[:_LETTERS]) >= _SAME_TEXT
