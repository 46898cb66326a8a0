"""What the words of a duty mean: what is done, and to what, so that duties written in other words can be compared."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from metier.taxonomy.lexicon import rows

Deed = tuple[str, str]
"""An act and what it is done to, for or with, by the meanings of the house's table: `("build", "pipeline")`."""

_STEM = 6
_REACH, _REACH_OF_UNKNOWN = 4, 2
_WORD = re.compile(r"[^\W_](?:[\w+#./-]*[\w+#])?")
_SHORT_FORMS = re.compile(r"['’](?:ll|re|ve|d|s|m|t)\b")
_PREAMBLE = re.compile(r"\s*(?:as|in|on) (?:an?|the|our|this|your)\b[^,.;:]{0,80}, ")
_WORK_WITH = re.compile(r"\bwork(?:s|ing)? (?:\w+ly )?(?:together )?(?:with|alongside)\b")
_WORK_ON = re.compile(r"\bwork(?:s|ing)? (?:\w+ly )?on\b")
_THEIR_OWN = re.compile(r"\b(our|your|their|its|his|her|my) own\b")
_CLAUSES = re.compile(r"[;.:!?](?:\s|$)|\s(?:(?:that|which|who|where|while|so|to|because)(?=\s)|[–—-]\s)")
_TURNS = frozenset(
    ("with", "alongside", "as", "for", "by", "using", "via", "through", "across", "within", "in", "at", "from", "into", "under",
     "during", "against", "between", "among", "throughout")
)  # fmt: skip
_BEFORE = frozenset(("also", "then", "help", "be", "both", "and", "often", "hands-on"))
_NOUN = re.compile(r"(?:tions?|sions?|ments?|ships?|sis|ances?|ures?|ses|ed)$")
_VERBS = frozenset(
    ("implement", "implements", "document", "documents", "measure", "measures", "close", "closes")
)  # fmt: skip
_NOUNS = frozenset(
    ("sales", "sale", "growth", "market", "governance", "leads", "report", "reports", "reporting", "feedback", "uptime",
     "standup", "standups", "sprint", "sprints", "agile", "scrum", "kanban", "stock", "record", "records", "chart", "charts",
     "log", "runbook", "runbooks", "qa", "poc", "maintainable", "demo", "demos", "tests", "plans", "checks",
     "built", "led", "driven")
)  # fmt: skip
_THING, _ACT, _TURN, _UNKNOWN, _NOTHING = "thing", "act", "turn", "unknown", "-"


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    """Every form of every word of the table to its kind and meaning; the earlier row wins."""
    found: dict[str, tuple[str, str]] = {word: (_TURN, word) for word in _TURNS}
    for row in rows("duty_words.tsv", "metier.guides"):
        for word in row["words"].split():
            for form in _forms(word):
                found.setdefault(form, (row["kind"], row["meaning"]))
    return found


def _forms(word: str) -> tuple[str, ...]:
    """A word with its regular endings; most are no words at all, and are never met."""
    if not word.isalpha() or len(word) < 3:
        return (word,)
    stem = word.removesuffix("e")
    forms: tuple[str, ...] = (word, f"{word}s", f"{word}es", f"{word}ed", f"{stem}ed", f"{word}ing", f"{stem}ing")
    if word.endswith("y"):
        forms += (f"{word[:-1]}ies", f"{word[:-1]}ied")
    return (*forms, f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


@lru_cache(maxsize=65536)
def _meaning(word: str) -> tuple[str, str]:
    return _meanings().get(word) or ((_NOTHING, word) if word.endswith("ly") else (_UNKNOWN, word[:_STEM]))


def is_act(word: str) -> bool:
    """Whether a word, in any case, is a form of a verb of work; its noun (`development`) and its past (`built`) are none."""
    small = word.casefold()
    return _meaning(small)[0] == _ACT and small not in _NOUNS and (_NOUN.search(small) is None or small in _VERBS)


def is_adverb(word: str) -> bool:
    """Whether a word may stand before the verb of a duty."""
    small = word.casefold()
    return small.endswith("ly") or small in _BEFORE


def is_known(word: str) -> bool:
    """Whether the table has a word, in any case."""
    return word.casefold() in _meanings()


@lru_cache(maxsize=32768)
def deeds(duty: str) -> tuple[frozenset[Deed], frozenset[Deed]]:
    """The deeds of a duty's first clause that has any, and all that it says: its deeds, and words that the table does not have.

    What is done goes with what stands behind it in the clause (a word the table has up to 4 words behind, another up to 2, those
    that say nothing of work and other acts not counted), up to a word such as `for` once something has been found, and with
    a thing right before it (`code review`); where nothing is found, acts
    stand alone. A word that the table does not have stands for itself by its first six letters.
    A beginning such as `As a senior engineer, you will` says nothing.
    """
    words = _plain(duty.casefold())
    clauses = [[one for one in map(_meaning, _WORD.findall(part)) if one[0] != _NOTHING] for part in _CLAUSES.split(words)]
    told = [deeds for deeds in (frozenset(_of_clause(said)) for said in clauses) if deeds]
    if told:
        rare = frozenset(("", word) for said in clauses for kind, word in said if kind == _UNKNOWN)
        return told[0], rare.union(*told)
    alone = frozenset((act, "") for said in clauses for kind, act in said if kind == _ACT)
    return alone, alone


def _plain(words: str) -> str:
    """Small words without a beginning that says nothing, and with what `work with` and `work on` mean as one word."""
    words = _PREAMBLE.sub("", words, count=1)
    if "'" in words or "’" in words:
        words = _SHORT_FORMS.sub(" ", words)
    words = words.replace("machine learning", "machine-learning").replace("deep learning", "deep-learning")
    if "work" in words:
        words = _WORK_ON.sub("work-on", _WORK_WITH.sub("partner with", words))
    return _THEIR_OWN.sub(r"\1", words) if " own" in words else words


def _of_clause(said: list[tuple[str, str]]) -> Iterator[Deed]:
    for place, (kind, act) in enumerate(said):
        if kind != _ACT:
            continue
        if place and said[place - 1][0] == _THING:
            yield act, said[place - 1][1]
        yield from ((act, thing) for thing in _behind(said, place))


def _behind(said: list[tuple[str, str]], place: int) -> list[str]:
    """What an act is done to."""
    passed, found = 0, list[str]()
    for kind, meaning in said[place + 1 :]:
        if kind == _TURN and found:
            break
        if kind in (_THING, _UNKNOWN):
            passed += 1
            if passed > _REACH:
                break
            if kind == _THING or passed <= _REACH_OF_UNKNOWN:
                found.append(meaning)
    return found
