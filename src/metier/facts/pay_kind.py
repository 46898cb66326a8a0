"""What kind of pay a band is: base, on-target earnings, bonus, sign-on, equity or something else."""

import re

from metier.facts.cues import Cue
from metier.facts.pay_words import any_of, one_of, words
from metier.facts.setting import Setting

SMALL = 12e3
_BASE_BEHIND = re.compile(
    rf"[ (]{{0,2}}{one_of('base')}(?! ?(?:[+&]|plus|and|et|und|y|e) ?{any_of(words('variable'))})(?! ?:? ?[£$€\d])"
)
_BASE_WORDS = ("base", "salary", "pay range", "hourly", "basic")


def kind_of(where: Setting) -> str | None:
    """base, ote, bonus, equity_cash, sign_on, other; None for what is not pay for work (referral rewards)."""
    cues = where.cues
    if any(cue.id == "referral" for cue in cues.within("not_pay", where.before, where.after)):
        return None
    if cues.first("per_task", where.end - 12, min(where.after, where.end + 40)):
        return "other"
    return _told_behind(where) or _told_before(where)


def _told_behind(where: Setting) -> str | None:
    """The kind that the words attached behind the amounts name."""
    cues = where.cues
    if _BASE_BEHIND.match(cues.low, where.end):
        return "base"
    if cues.within("pay_includes", where.end, min(where.after, where.between[1])):
        return "ote"
    behind = cues.first("pay_kind", where.end, where.attached)
    if behind and behind.id == "supplement" and where.band.high.value >= SMALL:
        return None  # `£42,939 to £50,697 including HCAS`
    return _kind(behind) if behind else None


def _told_before(where: Setting) -> str:
    """The kind that the words before name: the sentence's own, then the heading's; `base` where none does."""
    cues = where.cues
    own = cues.within("pay_kind", max(where.before, where.start - 110), where.start)
    supplement = any(cue.id == "supplement" for cue in cues.within("pay_kind", where.before, where.start))
    if supplement and where.band.high.value < SMALL:
        return "other"
    ahead = [*cues.within("pay_kind", *where.heading), *own]
    if not ahead or any(word in cues.low[ahead[-1].end : where.start] for word in _BASE_WORDS):
        return "base"
    if own and cues.low[own[-1].end : where.start].strip().endswith((" of", "of", "up to")):
        return _kind(own[-1])  # `a variable incentive target of $40,000` inside a sentence about the whole
    if any(cue.id == "ote" for cue in ahead):
        return "ote"
    return _kind(own[-1]) if own else "base"


def _kind(cue: Cue) -> str:
    return "other" if cue.id == "supplement" else cue.id
