"""`trend:change`, `trend:index:<period>`, `trend:new:<period>`: how demand moves, in boards that were watched all along."""

import msgspec
import numpy as np

from metier.guides.coded import Coded
from metier.guides.market import days
from metier.guides.measures import Family, Ground, Measured, counted, estimated
from metier.guides.rows import Cut
from metier.guides.samples import Sample
from metier.statistics import floors, trend
from metier.statistics.estimate import Bools, Estimate, Ints
from metier.statistics.floors import Verdict
from metier.statistics.methods import COUNT

_OUTSIDE = "posted when its board was not watched, or in a month or week that was not watched from end to end"
_ROWS = "Each row is a new opening, its stratum the period it was posted in, its group the board and since when that was watched."
_CHANGE = f"The new openings of the later periods divided by those of the earlier, less one; boards watched all along. {_ROWS}"
_INDEX = (
    "For each period the new openings of the boards watched through it and the one before, divided by those of the one before; "
    f"multiplied up, against their mean, times 100. {_ROWS}"
)
_NEW = f"The number of rows. {_ROWS}"
_NEVER = "no board was watched through as many periods as a trend takes"


class Course(msgspec.Struct, frozen=True):
    """The course of a cell's demand, by month or by week.

    `sample` are the openings of complete periods, `running` those of the one that is not complete; `until` is the last complete
    one. `points` are those of the index by the word of their period, `spans` periods are compared with as many before, `why_not`
    says why nothing is.
    """

    sample: Sample
    running: Sample
    weekly: bool
    until: int
    points: dict[str, Estimate]
    spans: int
    why_not: str | None


def course(cut: Cut, ground: Ground) -> Course:
    """By month where boards were watched for enough complete months, else by week; kept with the cut."""
    known = cut.kept.get("course of demand")
    if not isinstance(known, Course):
        known = _course(cut, ground, weekly=False)
        if known.why_not is not None:
            weeks = _course(cut, ground, weekly=True)
            known = known if weeks.why_not else weeks
        cut.kept["course of demand"] = known
    return known


def take(cut: Cut, what: str, ground: Ground) -> Measured:
    """The change, a point of the index, or the new openings of a period; suppressed with the reason where none is published."""
    kind, _, period = what.partition(":")
    found = course(cut, ground)
    sample = found.sample
    if kind == "new":
        running = msgspec.structs.replace(found.running if period in found.running.strata else sample, unit="count")
        rows = _in_period(running, running.strata.index(period))
        return Measured(
            sample=rows, estimate=estimated(rows, COUNT), verdict=Verdict(None, None), method=COUNT, formula=_NEW, exact=True
        )
    if kind == "change":
        constants = {"periods": float(found.spans), "until": trend.code(trend.name(found.until, found.weekly))}
        estimate = None if found.why_not else estimated(sample, trend.CHANGE, constants)
        verdict = floors.judge_trend(estimate, 1.0 + estimate.value) if estimate else Verdict(None, found.why_not)
        return Measured(
            sample=sample, estimate=estimate, verdict=verdict, method=trend.CHANGE, formula=_CHANGE, constants=constants
        )
    if kind != "index" or period not in found.points:
        raise KeyError(what)
    return _point(found, period)


def _point(found: Course, period: str) -> Measured:
    estimate = found.points[period]
    verdict = Verdict(None, found.why_not) if found.why_not else floors.judge_trend(estimate, estimate.value)
    return Measured(
        sample=msgspec.structs.replace(found.sample, unit="index"), estimate=estimate, verdict=verdict, method=trend.INDEX,
        formula=_INDEX, constants={"period": trend.code(period)},
    )  # fmt: skip


def _course(cut: Cut, ground: Ground, weekly: bool) -> Course:
    start, end = days(cut.window)
    end = min(end, ground.as_of_day)
    sample, running = _samples(cut, ground, weekly, (start, end))
    spans = [[trend.number(end) for end in words.rpartition(" ")[2].split("..")] for words in sample.groups]
    first, until = min((one for one, _ in spans), default=0), max((two for _, two in spans), default=0)
    needed = int(floors.TREND_WEEKS if weekly else floors.TREND_MONTHS)
    reason = None if spans and until - first + 1 >= needed else _NEVER
    if not reason and until < int(trend.within(np.array([end + 1]), weekly)[0]) - 2:
        reason = "no board has been watched of late"
    points = {} if reason else trend.series(counted(sample))
    return Course(sample, running, weekly, until, points, needed // 2, reason)


def _samples(cut: Cut, ground: Ground, weekly: bool, window: tuple[int, int]) -> tuple[Sample, Sample]:
    """The openings posted in periods through which their board was watched, and those of the period that still runs."""
    names, board = _boards(cut)
    day, watched = cut.table.first[cut.row], ground.base.watched
    codes = np.array([watched.boards.get(name, -1) for name in names], dtype=np.int64)
    spell = watched.spell(codes[board], cut.table.tables["openings"].ints("seen_day")[cut.row])
    known = np.flatnonzero((spell >= 0) & (day >= window[0]) & (day <= window[1]))
    first = trend.within(np.maximum(watched.start + int(floors.TREND_ENTRY), window[0]) - 1, weekly) + 1
    last = trend.within(np.minimum(watched.end, window[1]) + 1, weekly) - 1
    period, mine = trend.within(day[known], weekly), spell[known]
    since, until = first[mine], last[mine]
    words = {int(one): names[code] for one, code in zip(*np.unique(np.stack([mine, board[known]]), axis=1), strict=True)}
    groups = {one: f"{word} {_span(first[one], last[one], weekly)}" for one, word in words.items()}
    now = int(trend.within(np.array([window[1]]), weekly)[0])
    whole = (since < until) & (period >= since) & (period <= until)
    running = (since < until) & (period == now) & (until < now)
    made = [_rows(cut, known[rows], (mine[rows], groups), (period[rows], weekly)) for rows in (whole, running)]
    return made[0], made[1]


def _rows(cut: Cut, places: Ints, spell: tuple[Ints, dict[int, str]], period: tuple[Ints, bool]) -> Sample:
    spells, group = np.unique(spell[0], return_inverse=True)
    periods, stratum = np.unique(period[0], return_inverse=True)
    return Sample(
        row=cut.row[places], employer=cut.employer[places], value=np.ones(len(places)), weight=cut.weight[places],
        source="openings", words=cut.row[places], unit="change", group=group.astype(np.int64), stratum=stratum.astype(np.int64),
        groups=tuple(spell[1][int(one)] for one in spells), strata=tuple(trend.name(int(one), period[1]) for one in periods),
        excluded=cut.excluded | ({_OUTSIDE: cut.n - len(places)} if len(places) < cut.n else {}),
    )  # fmt: skip


def _span(first: int, last: int, weekly: bool) -> str:
    return f"{trend.name(int(first), weekly)}..{trend.name(int(last), weekly)}"


def _boards(cut: Cut) -> tuple[list[str], Ints]:
    """The boards of the counted openings as `source/board`, and which of them each opening is of."""
    openings = cut.table.tables["openings"]
    source, board = Coded(openings, "source"), Coded(openings, "board")
    pairs = source.codes[cut.row] * len(board.words) + board.codes[cut.row]
    known, codes = np.unique(pairs, return_inverse=True)
    names = [f"{source.words[pair // len(board.words)]}/{board.words[pair % len(board.words)]}" for pair in known.tolist()]
    return names, codes.astype(np.int64)


def _in_period(sample: Sample, stratum: int) -> Sample:
    assert sample.group is not None
    assert sample.stratum is not None
    keep: Bools = sample.stratum == stratum
    return msgspec.structs.replace(
        sample, row=sample.row[keep], employer=sample.employer[keep], value=sample.value[keep], weight=sample.weight[keep],
        words=sample.words[keep], group=sample.group[keep], stratum=sample.stratum[keep],
    )  # fmt: skip


FAMILY = Family(take)
