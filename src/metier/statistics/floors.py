"""All thresholds in one table: when a number is published, and how far it may be trusted.

A number below its floor is not published; the words say which floor. Suppression is for reliability, not for secrecy: the
postings themselves are public.
"""

import msgspec

from metier.statistics.estimate import Estimate


class Rule(msgspec.Struct, frozen=True):
    """One threshold: its value and the rule in words."""

    key: str
    value: float
    words: str


RULES: dict[str, Rule] = {}


def _rule(key: str, value: float, words: str) -> float:
    RULES[key] = Rule(key, value, words.format(value=f"{value:g}", points=f"{value * 100:g}"))
    return value


PAY_EMPLOYERS = _rule("pay.employers", 5, "Any pay figure needs {value} employers.")
PAY_POSTINGS = _rule("pay.postings", 10, "Any pay figure needs {value} postings that state pay.")
PAY_TOP = _rule("pay.top", 0.25, "No employer may make up more than {points}% of a pay figure.")
PAY_MEDIAN = _rule("pay.median", 8, "A median of pay needs {value} employers (an exact interval exists from 6).")
PAY_QUARTILES = _rule("pay.quartiles", 20, "Quartiles of pay need {value} employers (an exact interval exists from 13).")
PAY_TENTHS = _rule("pay.tenths", 40, "The 10th and 90th percentile need {value} employers (an exact interval exists from 36).")
PAY_WIDTH = _rule(
    "pay.width", 0.15, "A pay figure whose interval reaches further than {points}% of it to either side is not shown."
)
PAY_WIDE_BAND = _rule("pay.wide_band", 2, "A band whose top is more than {value} times its bottom is counted but not averaged.")
POOLED_CELLS = _rule("pooled.cells", 20, "Pay too thin to show alone may borrow from {value} other cells of the role,")
POOLED_LIKE = _rule("pooled.like", 8, "with {value} employers of its level among them,")
POOLED_EMPLOYERS = _rule("pooled.employers", 2, "if {value} employers of its own state pay.")
POOLED_PART = _rule("pooled.part", 0.5, "It is marked as modelled where its own postings make up less than {points}% of it,")
POOLED_WIDTH = _rule("pooled.width", 0.20, "and not shown where its interval reaches further than {points}% to either side.")
PREMIUM_EMPLOYERS = _rule(
    "premium.employers", 30, "A difference in pay needs {value} employers on both sides, at like levels and places,"
)
PREMIUM_TOP = _rule("premium.top", 0.25, "of which none decides more than {points}% of it.")
PREMIUM_Q = _rule("premium.q", 0.05, "Of the differences told, at most {points}% may be none,")
PREMIUM_TRIED = _rule("premium.tried", 60, "and no more than the {value} things named most are tried.")
EMPLOYER_POSTINGS = _rule(
    "employer.postings", 5, "What one employer pays or asks is told from {value} of its postings on, as a fact of its own."
)
HISTOGRAM_POSTINGS = _rule("histogram.postings", 50, "A histogram of pay needs {value} postings.")
HISTOGRAM_EMPLOYERS = _rule("histogram.employers", 10, "A histogram of pay needs {value} employers.")
SHARE_EMPLOYERS = _rule("share.employers", 5, "A share needs {value} employers.")
SHARE_WIDTH = _rule(
    "share.width", 0.20, "A share whose interval reaches further than {points} points to either side is not shown."
)
YEARS_EMPLOYERS = _rule("years.employers", 8, "Years of experience need {value} employers that state them.")
LIST_EMPLOYERS = _rule("list.employers", 10, "A ranking of skills, tools or duties needs {value} employers.")
ITEM_EMPLOYERS = _rule("item.employers", 5, "A skill, a tool or a duty is listed when {value} employers name it.")
DISTINCTIVE_EMPLOYERS = _rule("distinctive.employers", 20, "What sets a role apart is said from {value} employers on.")
DISTINCTIVE_Q = _rule(
    "distinctive.q", 0.10, "What sets a role apart is found at a rate of {points}%; on simulated markets under 5% of it is false."
)
DISTINCTIVE_LIFT = _rule("distinctive.lift", 1.5, "What sets a role apart is at least {value} times as common as elsewhere.")
QUOTIENT_EMPLOYERS = _rule("quotient.employers", 5, "A place is compared with its size from {value} employers on.")
QUOTIENT_EXPECTED = _rule("quotient.expected", 5, "A place is compared with its size where {value} jobs would be expected.")
QUOTIENT_CHANCE = _rule(
    "quotient.chance", 0.95, "A place is said to have more of a role than its size explains when that is {points}% sure."
)
DAYS_EMPLOYERS = _rule("days.employers", 8, "Days open need {value} employers,")
DAYS_CLOSINGS = _rule("days.closings", 20, "{value} openings that closed while they were watched,")
DAYS_TOP = _rule("days.top", 0.25, "and no employer with more than {points}% of the openings watched.")
DAYS_WIDTH = _rule(
    "days.width", 0.50, "Days open are not shown if their interval reaches further than {points}% of them to either side."
)
TREND_WEEKS = _rule("trend.weeks", 8, "A trend needs {value} complete weeks, from boards that were watched through all of them,")
TREND_MONTHS = _rule("trend.months", 6, "or {value} complete months,")
TREND_OPENINGS = _rule("trend.openings", 80, "and {value} new openings in them (ten a week in eight weeks).")
TREND_WIDTH = _rule("trend.width", 0.5, "A trend whose interval reaches further than {points}% to either side is not shown.")
TREND_ENTRY = _rule("trend.entry", 28, "A board counts for a trend from {value} days after it was first read.")
RANK_EMPLOYERS = _rule("rank.employers", 10, "How sure an order is needs {value} employers in the list.")
RANK_FIRST = _rule("rank.first", 5, "Of an order it is said how often an item is among the first {value}.")
OFFICIAL_GAP = _rule(
    "official.gap", 0.25, "A middle of pay further than {points}% from the official median is said to be so, in words."
)
NATIONWIDE = _rule("place.nationwide", 10, "An opening in more than {value} places stands for the whole country.")
GUIDE_OPEN = _rule("guide.open", 50, "A guide is published with {value} open jobs...")
GUIDE_YEAR = _rule("guide.year", 100, "...or with {value} postings in its twelve months,")
GUIDE_EMPLOYERS = _rule("guide.employers", 5, "of at least {value} employers.")
GUIDE_SECTIONS = _rule("guide.sections", 3, "A guide shows at least {value} sections above their floors.")
GRADE_A = _rule(
    "grade.A", 0.05, "Grade A: the interval reaches at most {points} points of a share, or {points}% of pay, to either side."
)
GRADE_B = _rule("grade.B", 0.10, "Grade B: at most {points}.")
GRADE_C = _rule("grade.C", 0.20, "Grade C: at most {points}; wider is not shown.")

QUANTILE_FLOORS: dict[str, float] = {
    "p10": PAY_TENTHS, "p25": PAY_QUARTILES, "p50": PAY_MEDIAN, "p75": PAY_QUARTILES, "p90": PAY_TENTHS,
}  # fmt: skip


class Verdict(msgspec.Struct, frozen=True):
    """Whether a number is published: a grade, or the reason it is not, in words."""

    grade: str | None
    suppressed: str | None


def grade(reach: float) -> str | None:
    """The grade of an interval that reaches `reach` to each side; None when it is too wide to show."""
    for letter, limit in (("A", GRADE_A), ("B", GRADE_B), ("C", GRADE_C)):
        if reach <= limit + 1e-9:
            return letter
    return None


def too_few(have: int, need: float, what: str) -> str | None:
    """The words for a count below its floor, or None."""
    return f"too few {what}: {have} of the {need:g} it takes" if have < need else None


def judge_share(found: Estimate) -> Verdict:
    """Whether a share is published."""
    few = too_few(found.k, SHARE_EMPLOYERS, "employers")
    if few:
        return Verdict(None, few)
    reach = found.half_width or 0.0
    if reach > SHARE_WIDTH:
        return Verdict(None, f"too uncertain: the interval reaches {reach * 100:.0f} points to either side")
    return Verdict(grade(reach), None)


def judge_one(found: Estimate, what: str) -> Verdict:
    """Whether what one employer's postings say (`what` names those that say it) is told, as a plain description."""
    return Verdict(None, too_few(found.n, EMPLOYER_POSTINGS, what))


def judge_pay(quantile: str, found: Estimate) -> Verdict:
    """Whether a quantile of pay (`p10` to `p90`) is published."""
    few = (
        too_few(found.k, PAY_EMPLOYERS, "employers that state pay")
        or too_few(found.n, PAY_POSTINGS, "postings that state pay")
        or too_few(found.k, QUANTILE_FLOORS[quantile], "employers that state pay")
    )
    if few:
        return Verdict(None, few)
    if found.top > PAY_TOP:
        return Verdict(None, f"one employer makes up {found.top:.0%} of it; no more than {PAY_TOP:.0%} may be one employer's")
    reach = (found.half_width or 0.0) / found.value if found.value > 0 else 1.0
    if reach > PAY_WIDTH:
        return Verdict(None, f"too uncertain: the interval reaches {reach:.0%} to either side")
    return Verdict(grade(reach), None)


def judge_pooled(found: Estimate) -> Verdict:
    """Whether pay that borrows from other cells is published."""
    few = too_few(found.k, POOLED_EMPLOYERS, "employers that state pay")
    if few:
        return Verdict(None, few)
    if found.top > PAY_TOP:
        return Verdict(None, f"one employer makes up {found.top:.0%} of it; no more than {PAY_TOP:.0%} may be one employer's")
    reach = (found.half_width or 0.0) / found.value
    letter = grade(reach) if reach <= POOLED_WIDTH else None
    return Verdict(letter, None if letter else f"too uncertain: the interval reaches {reach:.0%} to either side")


def judge_years(found: Estimate) -> Verdict:
    """Whether a quantile of years of experience is published; graded by its interval in years (half a year, one, two)."""
    few = too_few(found.k, YEARS_EMPLOYERS, "employers that state years")
    if few:
        return Verdict(None, few)
    reach = found.half_width or 0.0
    letter = grade(reach / 10.0)
    return Verdict(letter, None if letter else f"too uncertain: the interval reaches {reach:.1f} years to either side")


def judge_days(found: Estimate | None, closings: int, k: int) -> Verdict:
    """Whether a number of days open is published; graded by its interval, twice as wide as pay's may be."""
    few = too_few(k, DAYS_EMPLOYERS, "employers") or too_few(closings, DAYS_CLOSINGS, "openings that closed while watched")
    if few:
        return Verdict(None, few)
    if found is None:
        return Verdict(None, "too many of the openings watched are still open")
    if found.top > DAYS_TOP:
        return Verdict(None, f"one employer has {found.top:.0%} of the openings; more than {DAYS_TOP:.0%} may not be one's")
    if found.low is None or found.high is None:
        return Verdict(None, "too uncertain: how long at most is not known yet")
    reach = (found.high - found.low) / 2 / max(found.value, 1.0)
    if reach > DAYS_WIDTH:
        return Verdict(None, f"too uncertain: the interval reaches {reach:.0%} to either side")
    return Verdict(grade(reach / 2), None)


def judge_trend(found: Estimate, level: float) -> Verdict:
    """Whether a change of demand, or a point of its index, is published; `level` is what the interval is measured against."""
    few = too_few(found.n, TREND_OPENINGS, "new openings")
    if few:
        return Verdict(None, few)
    if found.half_width is None or level <= 0:
        return Verdict(None, "too uncertain: it hangs on one employer")
    reach = found.half_width / level
    if reach > TREND_WIDTH:
        return Verdict(None, f"too uncertain: the interval reaches {reach:.0%} to either side")
    return Verdict(grade(reach), None)


def words(*keys: str) -> str:
    """The rules of these keys as one paragraph."""
    return " ".join(RULES[key].words for key in keys)
