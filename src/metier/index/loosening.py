"""A search as it is carried out: near ones and fewer words are taken where little has all that is asked."""

from collections.abc import Callable

import msgspec

from metier.index.asking.understanding import Reading
from metier.index.clauses import AllOf, Clause
from metier.index.fields import ENOUGH
from metier.index.planning import Plan
from metier.index.store import Counts, Found


class Search(msgspec.Struct, frozen=True):
    """A search ready to be cut into pages.

    `common` is what all results match, filters aside, `whole` with them; of a vacancy the copy that matches `others` is shown;
    `told` is what was loosened. `ranked` holds the first results by relevance as soon as somebody asked for them, `counts` what
    the results hold, where that was counted for their total.
    """

    reading: Reading
    plan: Plan
    total: int
    common: list[Clause]
    whole: Clause
    others: Clause
    told: list[str]
    ranked: list[Found]
    counts: Counts | None = None


def loosened(total_of: Callable[[Clause], int], reading: Reading, plan: Plan) -> Search:
    """The search with as many of its words as something has; hard demands are never given up.

    `total_of` tells how many documents match.
    """
    total, words, told = _words(total_of, plan)
    common = [*plan.common(), *words]
    filters = plan.filters.values()
    others = AllOf((*filters, *plan.needed, *(part for _, part in plan.hard)))
    return Search(reading, plan, total, common, AllOf((*common, *filters)), others, told, [])


def _words(total_of: Callable[[Clause], int], plan: Plan) -> tuple[int, list[Clause], list[str]]:
    fixed = [*plan.common(), *plan.filters.values()]
    words = plan.words()
    exactly = total = total_of(AllOf((*fixed, *words)))
    given_up = 0
    for missed in range(max(1, len(plan.soft))):
        if total >= ENOUGH or not plan.soft:
            break
        looser = plan.words(wide=True, missed=missed)
        more = total_of(AllOf((*fixed, *looser))) if looser != words else total
        if more > total:
            total, words, given_up = more, looser, missed
    if total == exactly:
        return total, words, []
    few = f"only {exactly} {'has' if exactly == 1 else 'have'}" if exactly else "no posting has"
    if given_up:
        return total, words, [f"text: {few} all of these words; those with all but {given_up} are shown too"]
    return total, words, [f"text: {few} exactly this; near ones are shown too"]
