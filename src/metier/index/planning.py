"""From what a person asks to what an engine is asked: filters, demands that may be loosened, and what is counted."""

from collections.abc import Sequence
from datetime import date

import msgspec

from metier.index.asking.understanding import Reading
from metier.index.clauses import AllOf, AnyOf, AtLeast, Clause, Is, NoneOf, OneOf, Stated, filter_of
from metier.index.demands import Demands
from metier.index.eligibility import remote_from
from metier.index.fields import EACH, FACETS, MERGED
from metier.index.grammar import Group, Node, Unit, units_of
from metier.index.labels import chip_label
from metier.index.scoring import Feature, Scoring
from metier.index.spots import point
from metier.model.search import Chip, SearchQuery
from metier.taxonomy import money
from metier.taxonomy.world import region_members

_NOT_CLOSED = {"open", "unknown"}
#: Facets that may be asked for areas larger than those indexed.
LARGER = frozenset({"place", "remote_from"})
#: The name of what is demanded of pay, among filters by facet.
PAY = "pay"
_EPOCH = date(1970, 1, 1).toordinal()


class Plan(msgspec.Struct, frozen=True):
    """A search ready to be run.

    `mode` and `filters` (by facet, and `PAY`) and `needed` every result must match; `hard` are what units of the text demand so,
    each with its unit; of `soft` demands, each in its strict and its wide sense, some may be given up; `features` are counted.
    """

    mode: Clause
    filters: dict[str, Clause]
    needed: tuple[Clause, ...]
    hard: tuple[tuple[Node, Clause], ...]
    soft: tuple[tuple[Clause, Clause], ...]
    features: tuple[Feature, ...]

    def common(self, without: Node | None = None) -> list[Clause]:
        """What every result must match, facets aside."""
        return [self.mode, *self.needed, *(clause for node, clause in self.hard if node is not without)]

    def words(self, wide: bool = False, missed: int = 0) -> list[Clause]:
        """The soft demands, all but `missed` of them."""
        parts = tuple(pair[wide] for pair in self.soft)
        return [filter_of(AnyOf(parts, max(1, len(parts) - missed)))] if parts else []


def plan(query: SearchQuery, reading: Reading, demands: Demands, scoring: Scoring) -> Plan:
    """Plan a search."""
    hard: list[tuple[Node, Clause]] = []
    soft: list[tuple[Clause, Clause]] = []
    for node in reading.typed.nodes:
        if node.negative or all(unit.hard for unit in units_of([node])):
            hard.append((node, filter_of(demanded(node, demands))))
        else:
            soft.append((demanded(node, demands), demanded(node, demands, wide=True)))
    filters = {name: facet_clause(name, values) for name in FACETS if (values := getattr(query, name))}
    if (paid := pay_clause(query)) is not None:
        filters[PAY] = paid
    return Plan(
        Is("mode", EACH if query.copies else MERGED),
        {name: filter_of(clause) for name, clause in filters.items()},
        tuple(map(filter_of, needed(query, demands))),
        tuple(hard),
        tuple(soft),
        tuple(scoring.of(positive(reading.typed.nodes))),
    )


def demanded(node: Node, demands: Demands, wide: bool = False) -> Clause:
    """What a unit or a group demands."""
    if isinstance(node, Unit):
        return demands.of(node, wide)
    options = []
    for option in node.options:
        parts = tuple(demanded(each, demands, wide) for each in option)
        options.append(parts[0] if len(parts) == 1 else AllOf(parts))
    either: Clause = AnyOf(tuple(options))
    return NoneOf((either,)) if node.negative else either


def positive(nodes: Sequence[Node]) -> list[Unit]:
    """The units that are asked for, whatever groups they stand in."""
    found: list[Unit] = []
    for node in nodes:
        if node.negative:
            continue
        if isinstance(node, Group):
            for option in node.options:
                found += positive(option)
        else:
            found.append(node)
    return found


def facet_clause(field: str, values: Sequence[str]) -> Clause:
    """Any of some values and none of those with `-` before them; the empty value is not stated."""
    if field == "status" and set(values) == _NOT_CLOSED:
        return NoneOf((Is(field, "closed"),))  # the same, and quicker
    wanted = tuple(_value(field, value) for value in values if not value.startswith("-"))
    barred = tuple(_value(field, value[1:]) for value in values if value.startswith("-"))
    parts = [AnyOf(wanted)] if wanted else []
    return AllOf((*parts, NoneOf(barred))) if barred else AnyOf(wanted)


def _value(field: str, value: str) -> Clause:
    if not value:
        return NoneOf((Stated(field),))
    if field == "remote_from":
        return remote_from(value)
    members = region_members(value) if field == "place" else ()
    return OneOf(field, members) if members else Is(field, value)


def pay_clause(query: SearchQuery) -> Clause | None:
    """What is demanded of pay; None where nothing is."""
    unstated = NoneOf((Stated("pay_max"),))
    if query.unstated_pay == "only":
        return unstated
    if query.pay_min is None:
        return Stated("pay_max") if query.unstated_pay == "exclude" else None
    enough = AtLeast(*enough_pay(query))
    return enough if query.unstated_pay == "exclude" else AnyOf((enough, unstated))


def enough_pay(query: SearchQuery) -> tuple[str, float]:
    """The field and the amount of the least pay asked: nothing where none is."""
    if query.pay_min and query.pay_currency:
        return "pay_usd", query.pay_min * in_dollars(query.pay_currency)
    return "pay_max", float(query.pay_min or 0.0)


def in_dollars(currency: str) -> float:
    """US dollars for one of a currency, at the newest rate of the table."""
    return money.rate(currency, date.max)


def needed(query: SearchQuery, demands: Demands) -> list[Clause]:
    """What a query demands beside its words, facets and pay."""
    found: list[Clause] = []
    if query.near:
        found.append(demands.near(point(query.near), query.radius))
    for field, since in (("posted", query.posted_since), ("seen", query.seen_since)):
        if since is not None:
            found.append(AtLeast(field, since.toordinal() - _EPOCH))
    return found


def counted(features: Sequence[Feature]) -> Clause | None:
    """What is added up for a score; None where nothing is."""
    return AnyOf(tuple(feature.clause for feature in features)) if features else None


def chips(reading: Reading, text: str) -> tuple[Chip, ...]:
    """What was understood of a text."""
    return tuple(
        Chip(
            kind=unit.kind,
            value=unit.value,
            label=chip_label(unit.kind, unit.value),
            words=text[unit.start : unit.end],
            start=unit.start,
            end=unit.end,
            hard=unit.hard or unit.negative,
            negative=unit.negative,
        )
        for unit in reading.typed.units()
        if unit.value
    )
