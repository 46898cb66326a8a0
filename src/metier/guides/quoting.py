"""Which part of a duty may be quoted: words that say what is done, whole, short, and of no employer or product."""

import re
from collections.abc import Iterable, Mapping

from metier.guides.duty_words import is_act, is_adverb, is_known

MOST_WORDS, LEAST_WORDS = 25, 5
MARKS = " \t\n-–—•*·→▪●○§_"

_HIDDEN = re.compile(r"\[[\w\s-]+ removed\]|@|://|www\.|\.(?:com|io|ai|org)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:[A-Z&/(][^\s:;.,–—]{0,30}[\s/]?){1,7}(?::|\s[–—-])\**\s+(?=\w)|[A-Z][^:;.]{2,60}:\**\s+(?=[Yy]ou)")
_BEFORE_YOU = re.compile(r"(?:As|In|On|At|Within|With|Working|Day|Together|Here|Initially)\b[^.;:!?]{0,90}?,?\s(?=you(?:['’](?:ll|d)|\s(?:will|would))\s)")
_YOU = re.compile(r"(?:You|you)(?:['’](?:ll|d)|\s(?:will|would))\s+(?=\w)")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TOLD = re.compile(r"(?:be\s+)?(?:(?:directly|also|primarily)\s+)?(?:responsible|accountable)\s+for\s+(?:the\s+)?", re.IGNORECASE)
_RESPONSIBLE = re.compile(r"Responsible\s+for\s+(?:the\s+)?")
_TITLE = re.compile(r"(?:\w[\w/.+#&-]*\s+){1,4}(?:engineer|developer|manager|designer|scientist|analyst|architect|lead|director)\b(?!['’])")
_NO_END = re.compile(r"(?:\b(?:and|or|the|a|an|of|to|with|in|on|for|by|our|your|as|such as|including|etc)|[:(\[{…]|\.\.|!)\W*$", re.IGNORECASE)
_HYPE = re.compile(
    r"\b(?:world[- ]class|rock ?stars?|ninjas?|amazing|awesome|delight\w*|love|fun|exciting|excited|passion\w*|dream|revolution\w*|"
    r"game[- ]chang\w*|change the world|best in class|best-in-class|incredibl\w+|unparallel\w+|unique opportunity|huge|beautiful|"
    r"cool|rocket|thriv\w+|world's|future of|cutting[- ]edge|bleeding[- ]edge|we|we['’]\w+|us|i)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![\w'’.])[A-Z][\w+#.-]*[\w+#]|(?<![\w'’.])[A-Z](?![\w'’])|(?<![\w.])[a-z]+[A-Z]\w*")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def quoted(text: str) -> str:
    """The words of a duty to quote, exactly as they stand: without bullet, label, `As a nurse,` before `you will`, or loose end."""
    words = text.strip(MARKS)
    label = _LABEL.match(words)
    if label and (is_opening(words[label.end() :]) or _YOU.match(words, label.end())):
        words = words[label.end() :]
    before = _BEFORE_YOU.match(words)
    return words[before.end() if before else 0 :].rstrip(MARKS + ",;")


def is_opening(words: str) -> bool:
    """Whether the first word that is no adverb, among the first three, is something done."""
    for _, match in zip(range(3), _FIRST.finditer(words), strict=False):
        if is_act(match.group()):
            return True
        if not is_adverb(match.group()):
            return False
    return False


def is_quotable(words: str) -> bool:
    """Whether words say something done, whole and plainly, in 5 to 25 words; names are another question (see `names_in`)."""
    if not LEAST_WORDS <= len(words.split()) <= MOST_WORDS or "\n" in words or _HIDDEN.search(words) or _HYPE.search(words):
        return False
    if _NO_END.search(words) or any(words.count(left) != words.count(right) for left, right in _PAIRS) or words.count('"') % 2:
        return False
    you = _YOU.match(words) or _RESPONSIBLE.match(words)
    told = _TOLD.match(words, you.end()) if you else None
    begin = told.end() if told else you.end() if you else 0
    return is_opening(words[begin:]) and (bool(you) or (words[:1].isupper() and _TITLE.match(words) is None))


def names_in(words: str) -> frozenset[str]:
    """The words written as names are, of which neither the house's table nor the head of the sentence gives account."""
    first = _FIRST.search(words)
    at = first.end() if first else 0
    return frozenset(name.rstrip(".") for name in _CAPITAL.findall(words[at:]) if not is_known(name.rstrip(".")) and name != "I")


def common_names(texts: Mapping[int, str], owner: Mapping[int, int], least: int) -> frozenset[str]:
    """The names that duties of at least `least` employers hold: of things that many use."""
    users: dict[str, set[int]] = {}
    for place, text in texts.items():
        for name in names_in(text):
            users.setdefault(name, set()).add(owner[place])
    return frozenset(name for name, whose in users.items() if len(whose) >= least)


def name_words(names: Iterable[str]) -> frozenset[str]:
    """The words of names as they are written, and the whole names."""
    return frozenset(word for name in names for word in (name, *re.split(r"[\s/&,()-]+", name)) if word)
