"""Whether a line says no more than pay: every word beside an amount is about pay, or neutral (`we offer`, `depending on`)."""

import re

from metier.facts.pay_words import every_word
from metier.facts.setting import Setting
from metier.taxonomy.money import units

_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_STOP = re.compile(r"[,.;:|()+•/\n–-]")
_LABEL_ENDS = (":", "-", "–", "—", "|", "•", "(", "/", ",", ")", "=")
_KNOWN = ("pay", "pay_term", "pay_kind", "pay_includes", "one_side", "currency")
_BEHIND = 40
_NEUTRAL = every_word() | {part for unit in units().values() for word in unit.words for part in word.split()}


def reads_as_pay(where: Setting, first: bool) -> bool:
    """Whether no word beside a range makes it the price or size of something else (`sold for $450,000`).

    What stands before it is looked at where it is the `first` of its line only.
    """
    if where.band.unit == "HOUR" or (where.band.unit and not where.band.single):
        return True
    text = where.text
    start = max(where.before, where.between[0])
    if first and not text[start : where.start].rstrip().endswith(_LABEL_ENDS) and _others(where, start, where.start):
        return False
    stop = _STOP.search(text, where.end, where.end + _BEHIND)
    return not _others(where, where.end, stop.start() if stop else min(len(text), where.end + _BEHIND))


def _others(where: Setting, start: int, end: int) -> bool:
    """Whether a stretch holds a word that is neither about pay nor neutral."""
    spans = [(cue.start, cue.end) for kind in _KNOWN for cue in where.cues.within(kind, start, end)]
    for word in _WORD.finditer(where.text, start, end):
        inside = any(low <= word.start() < high for low, high in spans)
        if not inside and word.group().lower() not in _NEUTRAL:
            return True
    return False
