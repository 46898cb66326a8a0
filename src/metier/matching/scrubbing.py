"""What is taken out of a line before anything is read: who the person is, where they live, where and when they learned.

Every rule goes by what stands around the words, never by which words they are: a person called Julia Swift and one called Anna
Smith leave the same line behind, as do who studied at Oracle University and who studied elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from metier.matching.sections import neutral, words
from metier.taxonomy.gazetteer import countries, regions_of

_UPPER = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
#: Letters a name may begin with; scripts without capitals have no others.
CAPITAL = rf"[{_UPPER}\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff]"
#: A name ends with no full stop, that of an initial (`J. Swift`) and of a saint (`St. Louis`) aside.
NAME = rf"(?<!\w)(?:(?:St|Ste|Mt|Ft)\.|{CAPITAL}\.(?=[ \t]*{CAPITAL})|{CAPITAL}(?:[\w'’.-]{{0,40}}[\w’'])?)"
_LOOSE = re.compile(r" +([,.;)])")
_VERBS = (
    "is|was|has|had|holds|held|brings|brought|works|worked|leads|led|manages|managed|joined|studied|speaks|spoke|graduated|"
    "received|earned|lives|lived|comes|came|enjoys|builds|built|develops|developed|designs|designed|writes|wrote|started|began|moved|"
    "grew|loves|likes|wants|knows|teaches|taught|ist|war|hat|arbeitet|leitet|est|travaille|tiene|trabaja"
)
_WHO = (
    r"my name is|name is|i am|i['’]m|known as|contact|ich bin|ich heiße|mein name ist|je m['’]appelle|je suis|me llamo|soy|"
    r"assistant to|reporting to|reported to|supervised by|mentored by|married to|engaged to|verheiratet mit"
)
_DEGREES = r"(?:Bachelor|Master|B\.|M\.|BS|MS|BA|MA|MBA|Ph|Diplom|Doctor|Associate|A[ -]levels?|High|GED)"
_WHERE = (
    r"(?:based|located|living|lives?|lived|resident|residing|resides?|reside|raised|grew up|grown up|relocat\w+|native|"
    r"originally|hometown|commut\w+|i moved|wohnhaft|aufgewachsen|wohne|ansässig|domicilié\w*|habite|basée? |resido|vivo)"
    r"(?: (?:in|at|near|to|of|from|around|outside|à|en|de|bei))*"
)
_NO_NAMES = "Bachelor|Master|Associate|Doctor|Driver|Women|Men|Children|Veteran|Worker"
_ENDS = "com|org|io|dev|me|edu|gov|de|fr|es|uk|ch|at|eu|in"

_Rule = tuple[str, str]


def _any(kind: str) -> str:
    return "|".join(map(re.escape, sorted(words(kind), key=lambda word: (-len(word), word))))


def _names(most: int) -> str:
    """Up to so many names in a row, small particles between them."""
    return rf"{NAME}(?:[ \t]+(?:(?:{_any('particle')})[ \t]+){{0,3}}{NAME}){{0,{most - 1}}}"


@cache
def _regions() -> str:
    """States by name and letters, and countries by name: what stands behind a town."""
    named = {region.name for country in ("US", "CA", "AU", "GB", "DE", "IN") for region in regions_of(country)}
    letters = {region.code for country in ("US", "CA", "AU") for region in regions_of(country) if region.code.isalpha()}
    found = named | letters | set(countries().values()) | {"USA", "UK", "U.S.", "U.K."}
    return "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word))))


def _contact() -> Iterator[_Rule]:
    yield "contact", r"[^\s@]{1,64}@[^\s@]{1,99}\.[^\s@]{2,30}"
    yield "contact", rf"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:{_ENDS})/\S*"
    yield "contact", r"\b[a-z0-9-]+\.(?:dev|me|edu|name|info)\b|(?<!\w)@\w+"
    yield "phone", r"(?<![\w/])\+?(?!(?:19|20)\d\d[ .–-])\(?\d[\d ().-]{8,}\d"


def _learned() -> Iterator[_Rule]:
    """Birth and age, when and where somebody learned; a school by its own words, or by those that lead to it."""
    yield "birth", r"(?i:\b(?:born|geboren|geb\.|née?|nacid[oa])\b)[^.;|\n]*(?:\d\.\d+\.\d+)?"
    yield "birth", r"(?i:\b\d{2}[ -](?:years?[ -]old|y/?o\b|jahre alt)|\baged? \d{2}\b)"
    yield "graduation", r"(?i:\b(?:class of|graduat\w+|abschluss)(?: in| on)?)[ '’]*(?:\w+ )?(?:19|20)?\d\d\b"
    named = sorted(words("school"), key=lambda word: (-len(word), word))
    school = rf"(?:{'|'.join(re.escape(form) for word in named for form in (word.title(), word.upper()))}|\w{{0,30}}[Ss]chule)"
    inner = r"of|the|and|&|de|du|des|la|del|der|für|und|di|d['’]"
    joint = rf"(?:{inner}|for|at|in)"
    before = rf"(?:(?:[Tt]he )?{NAME}[ \t]+(?:(?:{inner})[ \t]+){{0,2}}){{0,5}}"
    level = r"(?![ \t]+(?i:diploma|degree|graduate|level|leaving|education))"
    of = rf"[ \t]+{joint}(?:[ \t]+(?:the|la|le))?(?:[ \t]+{NAME}){{1,4}}(?:,[ \t]*(?!{_DEGREES}){NAME}\b)?"
    yield "school", rf"{before}{school}\b{level}(?:{of}|(?:[ \t]+(?!{_DEGREES}){NAME}){{0,3}})"
    went = r"(?:studied|graduated|alum(?:nus|na|ni)|studierte|diplômée?)(?: \w+)? (?:at|from|of|an der|de)"
    yield "school", rf"(?P<kept>(?i:\b{went})) {_names(4)}"
    title = r"(?:degree|diploma|bachelor\S*|master\S*|doctorate|ph\.?d\.?|mba|b\.?sc|m\.?sc)"
    yield "school", rf"(?P<kept>(?i:\b{title}\b[^.;|\n]{{0,40}}? (?:from|at))) {_names(4)}"


def _called() -> Iterator[_Rule]:
    """Names, by what stands before or behind them."""
    yield "name", rf"(?<!\w)(?i:{_any('honorific')})\.?[ \t]+{_names(3)}"
    yield "name", rf"(?i:\b(?P<kept>{_WHO})[ \t]+){_names(4)}(?=[ \t,.;)]|$)"
    yield "name", rf"(?P<kept>\b(?:I|Ich|Je|Yo)),[ \t]+{_names(4)}(?=,)"
    yield "name", rf"(?P<kept>^|[.!?][ \t]+){_names(4)}(?=[ \t]+(?:{_VERBS})\b)"
    yield "name", rf"(?!{_NO_NAMES}){_names(3)}['’]s\b"


def _lived() -> Iterator[_Rule]:
    yield "address", rf"\b\d+[a-z]?,?[ \t]+(?:{NAME}[ \t]+){{1,4}}(?i:{_any('street')})\b\.?"
    yield "address", rf"{CAPITAL}[\w.-]*(?:{_any('street_end')})[ \t]*\d+\w?\b"
    yield "address", r"\b[A-Z]{2}[ \t]+\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
    yield "place", rf"(?i:\b(?P<kept>{_WHERE}))[ \t]+{_names(4)}(?:,[ \t]*{_names(3)})*"
    yield "place", rf"{_names(3)},[ \t]*(?:{_regions()})(?!\w)(?:[ \t]+\d{{5}})?"
    yield "place", rf"^{_names(3)}-based$"
    at = r"\b(?:(?<!skilled )(?<!expert )(?<!proficient )(?<!good )(?<!adept )at|bei|chez)"
    yield "employer", rf"(?P<kept>{at})[ \t]+{_names(4)}(?:[ \t]+in[ \t]+{_names(3)})?"
    yield "nationality", rf"(?i:\b(?:citizen|national|nationality|citizenship) of) {_names(2)}"
    yield "nationality", rf"\b{NAME} (?:citizen(?:ship)?|national|passport(?: holder)?)\b"


def _worded() -> Iterator[_Rule]:
    pronouns = sorted(words("pronoun"), key=lambda word: (-len(word), word))
    pronoun = "|".join(form for word in pronouns for form in (word, word.capitalize()))  # `ER` is a ward, `IL` a state
    yield "pronoun", rf"\b(?:{pronoun})\b(?:/(?:{pronoun})\b)*"
    yield "gender", rf"(?i:\b(?:{_any('gender')})\b)"
    yield "belief", rf"(?i:\b(?:{_any('belief')})\b)"


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Kind, pattern and what is left of it, in the order in which they are applied."""
    written = [*_contact(), *_learned(), *_called(), *_lived(), *_worded()]
    return tuple((kind, re.compile(rule), r"\g<kept>" if "?P<kept>" in rule else "") for kind, rule in written)


@cache
def _neutral() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{'|'.join(neutral())})\b)")


def scrub(line: str, counts: Counter[str], only: Iterable[str] = ()) -> str:
    """A line without what tells who wrote it; what was taken out is counted by kind. `only` names the kinds to apply."""
    chosen = frozenset(only)
    for kind, pattern, left in _rules():
        if not chosen or kind in chosen:
            line, times = pattern.subn(left, line)
            counts[kind] += times
    line = _neutral().sub(lambda found: neutral()[found[0].casefold()], line)
    return _LOOSE.sub(r"\1", " ".join(line.split()))
