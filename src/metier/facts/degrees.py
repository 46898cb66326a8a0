"""Degrees: which words of a text name a level of education, and which only look like it (a scrum master, MS Office)."""

import re

from metier.facts.alternation import Alternation
from metier.facts.cues import Cue, Cues

LEVELS = ("high_school", "vocational", "associate", "bachelor", "master", "doctorate")
RANK = {level: rank for rank, level in enumerate(LEVELS)}
"""How levels compare: the higher, the more learning."""
OF_OTHERS = re.compile(
    r"\b(?:our|their|his|her) (?:founders?|ceo|team|cto|leaders?|colleagues)\b|\bholds an?\b|\bfounded by\b|\bpay for\b",
    re.IGNORECASE,
)
"""Words by which a degree is that of others, or a benefit, and asked of nobody."""
_BACHELOR = (
    r"B(?<![\w.&/-]B)(?P<bachelor>\.?S\.?c?|\.?A\.?)"
    r"(?=\s?(?:/|or|,|and|&)\s?(?:M\.?[SA]|B\.?[SA]|P[hH]\.?D|MBA|Ph)| in | degree|\s?\(| or (?:equiv|higher|master|M)|"
    r" (?:required|preferred)|\.?,? (?:with|plus))(?!\w)"
)
_MASTER = (
    r"M(?<![\w.&/-]M)(?P<master>\.?S\.?c?|\.?A\.?)"
    r"(?=\s?(?:/|or)\s?(?:P[hH]\.?D|M\.?[SA]\b)| in (?:[A-Z]|(?:special |early )?education|(?:school )?counsel|psycholog"
    r"|computer|social|nursing|data|math|statist|econom|a related)| degree|/P)(?!\w)"
)
_SHORT = Alternation(("B", _BACHELOR), ("M", _MASTER))
_DEGREE_OF = re.compile(
    r"(?:relevant|related|university|college|technical|science|engineering|accredited|appropriate|educational|academic|a|"
    r"the|quantitative|nursing|field|"
    r"equivalent|your|completed|higher|hold|have|with|of|law|medical|formal|business|computer science|stem|advanced) $"
)
_NOT_DEGREE = re.compile(
    r"(?:high|some|certain|large|great|nth|360|varying|third|that|this|what|lesser|considerable|significant) $|\d\s?$|"
    r"without (?:a |an )?(?:\w+ )?$|(?:instead|in place) of (?:a |an |the )?(?:\w+ )?$"
)
_BEHIND_DEGREE = (
    " in ",
    " or ",
    " with",
    " from",
    ",",
    ".",
    ";",
    ")",
    "/",
    " (",
    " require",
    " prefer",
    " and ",
    "\n",
    " program",
    " qualif",
    " is ",
    "s in ",
    " - ",
    " – ",
    ":",
    "s or ",
)
_AMBIGUOUS = frozenset({
    "med", "jd", "dut", "bts", "meng", "mbo", "mfa", "hnd", "hnc", "matric", "llm", "m.a.", "m.s.", "m.d.",
})  # fmt: skip
_DEGREE_BEHIND = (
    " degree",
    " from",
    " required",
    " preferred",
    " in ",
    " and admission",
    " or equivalent",
    "/",
    " or ",
    ",",
    ")",
)
_PLAIN = frozenset({"master", "masters", "bachelor", "undergraduate", "postgraduate", "graduate degree"})
_PLAIN_BEHIND = (
    "or phd",
    "- oder",
    "oder ",
    "ou master",
    "of sci",
    "of art",
    "of eng",
    "of bus",
    "of tech",
    "of law",
    "of fine",
    "of educ",
    "of comm",
    "of soc",
    "of pub",
    "of nurs",
    "of comp",
    "of info",
    "of arch",
    "of appl",
    "of acc",
    "of phar",
    "of med",
    "of phil",
    "of heal",
    "required",
    "preferred",
    "(preferred",
    "(required",
    "or equiv",
    "level",
    "diploma",
    "in ",
    "or ph",
    "/",
    "or doctor",
    ", ph",
    ", doct",
    ", bach",
    ", mast",
    "s degree",
    "or higher",
    "and/or",
    "or master",
)
_CAPITALS = frozenset({"cap", "dpt", "ged", "adn", "hsd", "edd", "dnp", "mph", "msw", "msn", "mba", "mca", "bba", "bsn"})
_SCHOOLS = frozenset({"high school", "secondary school", "high-school", "highschool"})
_SCHOOL_BEHIND = ("diploma", "ged", "graduate", "equivalen", "education", "degree", "certificate", "or above", "or higher")
_BROAD = frozenset({"licence", "promotion in", "vocational", "secondary education", "técnico"})
_TRADE = frozenset({" em ", " en "})
_ABOVE = re.compile(r"\b(?:above|beyond|after|past)(?: the)? $")
# `suporte técnico em campo` is none, `- técnico em redes` is one
_MID_SENTENCE = re.compile(r"\w(?<!curso)(?<!nível)(?<!ensino)(?<!formação) $")
_BROAD_BEHIND = ("degree", "master", "training", "qualif", "completo", "nível", "nivel", "superior", "medio")


def degrees(text: str, cues: Cues) -> list[Cue]:
    """Every mention of a level, in order; the id is one of `LEVELS`, or `degree` where none is named.

    Long names are cues; `BS` and `MA` count only where their neighbours make them degrees.
    """
    found = [cue for cue in cues.all("degree") if _is_level(text, cues.low, cue)]
    taken = {cue.start for cue in found}
    short = (Cue(match.start(), match.end(), match.lastgroup or "bachelor") for match in _SHORT.finditer(text))
    found.extend(cue for cue in short if cue.start not in taken)
    return sorted(found, key=lambda cue: cue.start)


def _is_level(text: str, low: str, cue: Cue) -> bool:
    words = low[cue.start : cue.end]
    behind = low[cue.end : cue.end + 40]
    if cue.id == "degree":
        return _is_bare_degree(low, cue)
    if words in _AMBIGUOUS or words in _CAPITALS:
        return text[cue.start : cue.end].isupper() and (words in _CAPITALS or _is_abbreviated(words, behind))
    return _is_named(words, behind, low[max(0, cue.start - 12) : cue.start])


def _is_abbreviated(words: str, behind: str) -> bool:
    """Whether letters that mean other things too (MFA, LLM, JD) are a degree, by what follows."""
    return behind.startswith(_DEGREE_BEHIND) and not (words in {"mfa", "llm"} and behind[0] in "/,)")


def _is_named(words: str, behind: str, before: str) -> bool:
    """Whether a level written out is a degree and not a person, an adjective or a place of learning."""
    if words in {"associates", "associate's"}:
        return "degree" in behind[:14] or behind.startswith((" or bachelor", "/bachelor", ", bachelor", " or higher"))
    if words in _PLAIN:
        return "degree" in behind[:14] or behind.lstrip("'’ ").startswith(_PLAIN_BEHIND)
    if words in _SCHOOLS:
        return not _ABOVE.search(before) and "completion" not in behind[:14] and any(word in behind for word in _SCHOOL_BEHIND)
    if words in _BROAD:
        trade = behind[:4] in _TRADE and not _MID_SENTENCE.search(before)
        return trade or any(word in behind[:14] for word in _BROAD_BEHIND)
    return "without" not in before and not (words.endswith("ausbildung") and "weiter" in words)


def _is_bare_degree(low: str, cue: Cue) -> bool:
    """A `degree` without a level's name: a university degree is meant, taken as a bachelor's."""
    before = low[max(0, cue.start - 18) : cue.start]
    behind = low[cue.end : cue.end + 9]
    if behind.startswith(" of ") or _NOT_DEGREE.search(before):
        return False
    ahead = behind.startswith(_BEHIND_DEGREE) or not behind.strip()
    return ahead and (bool(_DEGREE_OF.search(before)) or not before.split("\n")[-1].strip(" -*•"))
