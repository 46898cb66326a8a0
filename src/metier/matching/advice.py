"""Which few skills open the most jobs: weighted coverage over the ledgers of the candidates.

Skills are first taken one by one, each the one that brings the jobs within reach nearest to matching well enough (a sum over jobs
of the score, cut off where it is enough, which grows by less and less: old gains bound new ones, and most need no second look).
Among those so chosen every set of up to a few is then tried, and the one kept that opens the most jobs; of equals the smallest.

Sources: Minoux 1978 (accelerated greedy); Wolsey 1982 (submodular cover); Krause et al. 2008 (truncated objectives).
"""

import heapq
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from metier.matching.names import kind_of, name_of
from metier.matching.weights import ENOUGH, POOL, SKILLED, STEPS_ADVISED
from metier.model.matching import Advice, Entry, JobMatch, Step
from metier.statistics.estimate import Floats, Ints
from metier.taxonomy.relations import counts_for

_ROUNDING = 5e-5  # scores are told to four places, and so is what is enough


class _Board(NamedTuple):
    """All lines of all jobs side by side: the `credit` and weight of each, and where each job's lines begin.

    `gains` holds for every skill the lines it counts for and with how much; a weight is divided by its job's sum of weights and
    multiplied with the level's factor, so that a job's score is the sum of its weights times credits.
    """

    credit: Floats
    weight: Floats
    starts: Ints
    gains: dict[str, tuple[Ints, Floats]]

    def scores(self, credit: Floats) -> Floats:
        found: Floats = np.add.reduceat(self.weight * credit, self.starts)
        return found

    def with_skill(self, credit: Floats, skill: str) -> Floats:
        lines, much = self.gains[skill]
        new = credit.copy()
        new[lines] = np.maximum(new[lines], much)
        return new


def advise(matched: Sequence[JobMatch]) -> Advice:
    """The skills to learn, each with the jobs it opens: exact among the skills that bring the jobs nearest.

    Where some of the jobs are akin to what the person has done, only these are considered.
    """
    own = [job for job in matched if job.akin]
    jobs = own or matched
    ready = sum(job.score >= ENOUGH for job in jobs)
    near = [job for job in jobs if job.score < ENOUGH and _within_reach(job)]
    if not near:
        return Advice(ENOUGH, len(jobs), ready, akin=bool(own))
    board = _board(near)
    best = _best_set(board, _pool(board))
    return Advice(ENOUGH, len(jobs), ready, tuple(_steps(board, best, near)), bool(own))


def _within_reach(job: JobMatch) -> bool:
    """Whether a few more skills could make the job match well enough."""
    told = [entry for entry in job.entries if entry.state != "unknown"]
    lacking = sorted((entry.weight * (1.0 - entry.credit) for entry in told if entry.kind in SKILLED), reverse=True)
    most = sum(entry.weight * entry.credit for entry in told) + sum(lacking[:STEPS_ADVISED])
    return job.fit.factor * most >= (ENOUGH - _ROUNDING) * sum(entry.weight for entry in told)


def _open(board: _Board, credit: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = board.scores(credit) >= ENOUGH - _ROUNDING
    return found


def _board(jobs: Sequence[JobMatch]) -> _Board:
    lines: list[Entry] = []
    weights: list[float] = []
    starts: list[int] = []
    for job in jobs:
        told = [entry for entry in job.entries if entry.state != "unknown"]
        whole = sum(entry.weight for entry in told)
        starts.append(len(lines))
        lines += told
        weights += [entry.weight * job.fit.factor / whole for entry in told]
    gains: dict[str, dict[int, float]] = {}
    for number, line in enumerate(lines):
        if line.kind in SKILLED and line.state != "met":
            for skill, much in _counting(line):
                mine = gains.setdefault(skill, {})
                mine[number] = max(mine.get(number, 0.0), much)
    arrays = {
        skill: (np.fromiter(mine, np.int64, len(mine)), np.fromiter(mine.values(), np.float64, len(mine)))
        for skill, mine in sorted(gains.items())
    }
    credit = np.array([line.credit for line in lines])
    return _Board(credit, np.array(weights), np.array(starts, dtype=np.int64), arrays)


def _counting(line: Entry) -> Iterator[tuple[str, float]]:
    """What would count for a line, and with how much."""
    for each in line.ids:
        yield each, 1.0
        for near, relation in counts_for(each).items():
            yield near, relation.weight


def _near(board: _Board, credit: Floats) -> float:
    """How near all jobs are to matching well enough: submodular and never falling in the skills added."""
    return float(np.minimum(board.scores(credit), ENOUGH).sum())


def _pool(board: _Board) -> list[str]:
    """The skills that bring the jobs nearest, taken lazily: a gain of an earlier round bounds that of a later one."""
    credit, chosen = board.credit, list[str]()
    reached = _near(board, credit)
    # of equal gains the skill that is asked for itself goes before one that is only related
    asked = {skill: -int((much == 1.0).sum()) for skill, (_, much) in board.gains.items()}
    heap = [(-round(_near(board, board.with_skill(credit, skill)) - reached, 9), asked[skill], skill) for skill in board.gains]
    heapq.heapify(heap)
    while heap and len(chosen) < POOL:
        skill = heapq.heappop(heap)[2]
        gain = _near(board, board.with_skill(credit, skill)) - reached
        if gain <= _ROUNDING:
            continue
        again = (-round(gain, 9), asked[skill], skill)
        if heap and again > heap[0]:
            heapq.heappush(heap, again)
            continue
        chosen.append(skill)
        credit = board.with_skill(credit, skill)
        reached += gain
    return chosen


def _best_set(board: _Board, pool: Sequence[str]) -> tuple[str, ...]:
    """Of all sets of up to `STEPS_ADVISED` skills of the pool the smallest of those that open the most jobs."""
    best, most = tuple[str, ...](), 0
    for size in range(1, STEPS_ADVISED + 1):
        for some in combinations(pool, size):
            credit = board.credit
            for skill in some:
                credit = board.with_skill(credit, skill)
            opened = int(_open(board, credit).sum())
            if opened > most:
                best, most = some, opened
    return best


def _steps(board: _Board, skills: Sequence[str], jobs: Sequence[JobMatch]) -> Iterator[Step]:
    """The skills of a set in the order in which each opens the most, the jobs of each step named."""
    credit, left = board.credit, list(skills)
    opened = _open(board, credit)
    while left:
        reach = [(int(_open(board, board.with_skill(credit, skill)).sum()), _near(board, board.with_skill(credit, skill)), skill)
                 for skill in left]  # fmt: skip
        skill = max(reach)[2]
        left.remove(skill)
        credit = board.with_skill(credit, skill)
        now = _open(board, credit)
        new = tuple(jobs[int(number)].posting for number in np.flatnonzero(now & ~opened))
        yield Step(kind_of(skill), skill, name_of(skill), len(new), new)
        opened = now
