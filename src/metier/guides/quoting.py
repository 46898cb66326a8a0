"""Which part of a duty may be quoted: words that say what is done, whole, short, and of no employer or product."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from metier.guides.duty_words import is_act, is_adverb, is_known

MOST_WORDS, LEAST_WORDS = 25, 5
MARKS = " \t\n-–—•*·→▪●○§_"

_HIDDEN = re.compile(r"\[[\w\s-]+ removed\]|@|://|www\.|\.(?:com|io|ai|org)\b|[$€£]", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:[A-Z&/(][^\s:;.,–—]{0,30}[\s/]?){1,7}(?::|\s[–—-])\**\s+(?=\w)|[A-Z][^:;.]{2,60}:\**\s+(?=[Yy]ou)"  # a heading
)
_BEFORE_YOU = re.compile(
    r"(?:As|In|On|At|Within|With|Working|Day|Together|Here|Initially)\b[^.;:!?]{0,90}?,?\s(?=you(?:['’](?:ll|d)|\s(?:will|would))\s)"
)
_YOU = re.compile(r"(?:You|you)(?:['’](?:ll|d)|\s(?:will|would))\s+(?=\w)")
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TOLD = re.compile(r"(?:be\s+)?(?:(?:directly|also|primarily)\s+)?(?:responsible|accountable)\s+for\s+(?:the\s+)?", re.IGNORECASE)
_RESPONSIBLE = re.compile(r"Responsible\s+for\s+(?:the\s+)?")
_NO_WORK = re.compile(
    r"(?:\w[\w/.+#&-]*\s+){1,4}(?:engineer|developer|manager|designer|scientist|analyst|architect|lead|director)\b(?!['’])|"
    r"(?:\w+\s+){1,3}(?:engineers|developers|managers|roles?|positions?|jobs)\s+(?:at|have|has|will|are|aren['’]t|for|here|who)\b|head\s+of\b|"
    r"\w+\s+(?:is|are|has|have|was|were|can|will|would)\b|reports?\s+(?:directly\s+)?to\b|care\s+(?:deeply\s+)?about\b",
    re.IGNORECASE,
)
"""What begins like a deed and is none: a title, a statement, a wish."""
_NO_LAST = frozenset(
    ("and", "or", "the", "a", "an", "of", "to", "with", "in", "on", "for", "by", "our", "your", "as", "including", "role",
     "roles", "position", "positions", "job", "jobs", "opening", "openings", "cto", "ceo")
)  # fmt: skip
_PRAISE = frozenset(
    ("world-class", "rockstar", "ninja", "amazing", "awesome", "delight", "delightful", "delighting", "delights", "love", "loves",
     "fun", "exciting", "excited", "excite", "passion", "passionate", "dream", "revolution", "revolutionary", "revolutionize",
     "revolutionise", "game-changing", "best-in-class", "incredible", "incredibly", "unparalleled", "huge", "beautiful", "cool",
     "rocket", "thrive", "thriving", "cutting-edge", "bleeding-edge", "become", "all-star", "we", "we're", "we've", "we'll", "us",
     "i", "i'm", "other's")
)  # fmt: skip
_PRAISING = ("world class", "rock star", "game changing", "change the world", "best in class", "unique opportunity", "world's ",
             "future of", "cutting edge", "bleeding edge", "each other")  # fmt: skip
_WORD = re.compile(r"[\w'-]+")
_CAPITAL = re.compile(r"(?<![\w'’.])[A-Z][\w+#.-]*[\w+#]|(?<![\w'’.])[A-Z](?![\w'’])|(?<![\w.])[a-z]+[A-Z]\w*")
_WORKING = re.compile(r"work(?:s|ing)?\s+(?:\w+ly\s+)?(?:together\s+)?(?:with|alongside|on)\b", re.IGNORECASE)
_DOING = frozenset(
    ("use", "using", "utilize", "utilise", "leverage", "leveraging", "apply", "applying", "conduct", "conducting", "perform",
     "performing", "provide", "providing", "ensure", "ensuring", "serve", "act", "contribute", "contributing", "participate",
     "participating", "tackle", "execute", "executing", "keep", "set", "turn", "enable", "give")
)  # fmt: skip
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def quoted(text: str) -> str:
    """The words of a duty to quote, exactly as they stand: without bullet, label, what is before `you will`, or a loose end."""
    words = text.strip(MARKS)
    label = _LABEL.match(words)
    if label and (is_opening(words[label.end() :]) or _YOU.match(words, label.end())):
        words = words[label.end() :]
    before = _BEFORE_YOU.match(words)
    return words[before.end() if before else 0 :].rstrip(MARKS + ",;")


def is_opening(words: str) -> bool:
    """Whether the first word that is no adverb, among the first three, is something done (`use data to` is, `work in` is not)."""
    if _WORKING.match(words):
        return True
    for _, match in zip(range(3), _FIRST.finditer(words), strict=False):
        if is_act(match.group()) or match.group().casefold() in _DOING:
            return True
        if not is_adverb(match.group()):
            return False
    return False


def is_quotable(words: str) -> bool:
    """Whether words say something done, whole and plainly, in 5 to 25 words; names are another question (see `names_in`)."""
    if not LEAST_WORDS <= len(words.split()) <= MOST_WORDS or not _says_work(words):
        return False
    whole = words.count('"') % 2 == 0 and all(words.count(left) == words.count(right) for left, right in _PAIRS)
    small = words.casefold().replace("’", "'")
    said = _WORD.findall(small)
    if not whole or "\n" in words or said[-1] in _NO_LAST or words.rstrip()[-1] in "!:([{…" or words.endswith(".."):
        return False
    return _PRAISE.isdisjoint(said) and not any(phrase in small for phrase in _PRAISING) and _HIDDEN.search(words) is None


def _says_work(words: str) -> bool:
    you = _YOU.match(words) or _RESPONSIBLE.match(words)
    if you is None:
        return words[:1].isupper() and is_opening(words) and _NO_WORK.match(words) is None
    told = _TOLD.match(words, you.end())
    return is_opening(words[told.end() if told else you.end() :])


@lru_cache(maxsize=32768)
def names_in(words: str) -> frozenset[str]:
    """The words written as names are, of which neither the house's table nor the head of the sentence gives account."""
    first = _FIRST.search(words)
    at = first.end() if first else 0
    written = (name.rstrip(".") for name in _CAPITAL.findall(words[at:]))
    return frozenset(name for name in written if not is_known(name) and not is_known(name.partition("-")[0]))


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
