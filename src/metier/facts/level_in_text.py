"""What a text says of the level: `a senior role`, `we are looking for a junior developer`, `five direct reports`, `GS-13`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from metier.taxonomy.levels import level
from metier.taxonomy.roles import match_title

LONGEST_BODY = 12_000
_LONGEST_TEXT = 60_000
_MOST_SOUGHT = 12
_MOST_PLACES = 60
_BEFORE, _BEHIND, _LONGEST_BEHIND = 80, 150, 14
_FEDERAL_SENIOR, _FEDERAL_ENTRY = 13, 4  # the grade of the experience asked; the post is one grade or two above it
_LEVEL = (
    r"(?:intern(?:ship)?|entry[- ]level|junior|graduate|trainee|mid[- ](?:to[- ]senior[- ])?level|mid[- ]senior|intermediate"
    r"|senior(?:[- ]level)?|staff[- ]level|lead|principal|director[- ]level|executive[- ]level|management[- ]level)"
)
_LEVELS = re.compile(rf"\b{_LEVEL}(?:\s*(?:/|to|or|-)\s*{_LEVEL})?\b", re.IGNORECASE)
_SAYS_LEVEL = re.compile(
    r"\b(?:intern|entry|junior|jr|grad|trainee|mid|senior|sr|staff|lead|principal|found|manager|director|head|vp|chief|leit|chef)",
    re.IGNORECASE,
)
_LABEL = (
    r"(?:seniority(?:[ -]level)?|(?:career|experience|job|position)[ -]level|level of (?:experience|seniority)|level"
    r"|karrierelevel|karrierestufe|niveau d['’]expérience|nivel de experiencia|senioridade)"
)
_LABELLED = re.compile(
    rf"^[ \t*•#-]{{0,8}}{_LABEL}[ \t*]{{0,4}}(?::|\n)[ \t*]{{0,4}}([^\n]{{3,40}})$", re.IGNORECASE | re.MULTILINE
)
_LABEL_WORDS = ("level", "seniority", "karriere", "niveau d", "nivel de", "senioridade")
_SAID = re.compile(
    rf"\b(?:this|it|the (?:role|position|job)|which) (?:is|will be) (?:an? |our )?({_LEVEL}(?:\s*(?:/|to|or|-)\s*{_LEVEL})?)"
    r"[ -](?:role|position|opportunity|job|post|hire|opening)"
    r"|\b(?:an?|our|for) (entry[- ]level|junior|mid[- ]level|senior[- ]level|director[- ]level)"
    r" (?:role|position|opportunity|opening)\b(?! within)",
    re.IGNORECASE,
)
_POST_WORDS = ("role", "position", "opportunity", "opening", "job", "post", "hire")
_LEVEL_ENDS = (
    "level", "senior", "junior", "intern", "internship", "graduate", "trainee", "lead", "principal", "intermediate",
)  # fmt: skip
_VERB = (
    r"(?:seeking|hiring|recruiting|looking for|searching for|look for|need|join us as|work as|role (?:of|as)|position (?:of|as)"
    r"|suchen|recherchons|buscamos|procuramos)"
)
_FILLER = (
    r"(?:an?|our|the|to hire|for|several|multiple|two|three|\d{1,2}|new|highly|very|motivated|talented|skilled|passionate"
    r"|experienced|exceptional|great|dedicated|eine?n?|une?|una|uma?)"
)
_SOUGHT = re.compile(rf"\b{_VERB}(?: {_FILLER}){{0,6}}\s+([^\n.,;:()!?]{{4,70}})", re.IGNORECASE)
_VERB_WORDS = (
    "seeking", "hiring", "recruiting", "looking for", "searching for", "look for", "need", "join us as", "work as", "role of",
    "role as", "position of", "position as", "suchen", "recherchons", "buscamos", "procuramos",
)  # fmt: skip
_NO_EXPERIENCE = re.compile(
    r"\bno (?:prior |previous |work |professional )?experience (?:is )?(?:required|necessary|needed)"
    r"|\bentry[- ]level (?:role|position|job|opportunity)\b|\bdébutants? accepté"
    r"|\bkeine (?:vorkenntnisse|berufserfahrung) (?:nötig|erforderlich|notwendig)",
    re.IGNORECASE,
)
_NO_EXPERIENCE_WORDS = ("experience", "entry level", "entry-level", "débutant", "keine ")
_NO_REPORTS = r"(?!:?\s{0,3}(?:none|no\b|n/?a\b|not applicable|this (?:job|position|role) (?:has no|does not)))"
_LEADS = r"(?:manag(?:e|es|ing)|lead(?:s|ing)?|supervis(?:e|es|ing))"
_REPORTS = re.compile(
    r"(?<!\bno )(?<!without )(?<!any )\b(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?\+?|your|with|have|has"
    rf"|{_LEADS}) (?:(?!no |zero )\w+ ){{0,2}}direct reports\b"
    rf"|\bsupervisory (?:responsibilit(?:y|ies)\b{_NO_REPORTS}|experience (?:is )?required)"
    r"|\bline[- ]manage(?:ment|r)? (?:of|for|responsib)|\bpeople[- ]manage(?:r|ment) responsibilit"
    r"|\b(?:recruits?|hires?), (?:\w+,? ){0,3}(?:and )?(?:manages?|develops?|trains?)\b",
    re.IGNORECASE,
)
_REPORT_WORDS = (
    "direct report",
    "supervisory",
    "line manage",
    "line-manage",
    "people manage",
    "people-manage",
    "recruit",
    "hire",
)
_LEADS_TEAM = re.compile(
    rf"\b{_LEADS} (?:an?|the|our|your) (?:\w+[ -]){{0,2}}team of (?:\d|engineers|people|developers|analysts)"
    r"|(?<!experience )(?<!experience in )\bmanag(?:e|es|ing) (?:an?|our|your) (?:\w+[ -]){0,2}team of (?!agents)"
    r"|\b(?:lead|leads|leading|manage|manages|managing|coach|supervise), (?:\w+,? ){0,3}(?:and|&) (?:\w+ )(?:the|an?|our|your)"
    r" (?:[\w-]+ ){0,4}(?:team|staff|employees)\b",
    re.IGNORECASE,
)
_TEAM_WORDS = ("team of ", "lead, ", "leads, ", "leading, ", "manage, ", "manages, ", "managing, ", "coach, ", "supervise, ")
_FEDERAL = re.compile(
    r"\b(?:speciali[sz]ed|complex|professional) experience\b.{0,300}?\bG[SG]-?\s?(\d{1,2})", re.IGNORECASE | re.DOTALL
)


@lru_cache(maxsize=4)
def _low(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else text


def _near(
    text: str, words: tuple[str, ...], pattern: re.Pattern[str], before: int = _BEFORE, behind: tuple[str, ...] = ()
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins at most so many characters before one of the words it needs, word by word.

    A word counts only behind one of `behind`, where that is given. Much quicker than to try the pattern at every letter.
    """
    low = _low(text)
    for word in words:
        at, places = low.find(word), 0
        while at >= 0 and places < _MOST_PLACES:
            match = None
            if not behind or low[max(0, at - _LONGEST_BEHIND) : max(0, at - 1)].endswith(behind):
                match = (
                    pattern.search(text, max(0, at - before), at + _BEHIND) if before else pattern.match(text, at, at + _BEHIND)
                )
                places += 1
            if match:
                yield match
            at = low.find(word, max(at + 1, match.end() if match else 0))


def stated_level(text: str) -> str | None:
    """The level that words in the text give to the post: a label, a sentence that says so, or whom the employer looks for."""
    body = text[:LONGEST_BODY]
    for match in chain(_near(body, _LABEL_WORDS, _LABELLED), _near(body, _POST_WORDS, _SAID, behind=_LEVEL_ENDS)):
        found = level(match[match.lastindex or 0])
        if found:
            return found
    return _sought(body)


def _sought(text: str) -> str | None:
    """`looking for a senior platform engineer`: the first phrase that names a role decides, with a level or without."""
    phrases = sorted((match.start(), match[1]) for match in _near(text, _VERB_WORDS, _SOUGHT, before=0))[:_MOST_SOUGHT]
    if not any(_SAYS_LEVEL.search(phrase) for _, phrase in phrases):
        return None
    for _, phrase in phrases:
        named = match_title(phrase) or match_title(_LEVELS.sub(" ", phrase))
        if named and named.plain >= 0.6:
            return level(phrase)
    return None


def asks_no_experience(text: str) -> bool:
    """Whether the text says that no experience is needed."""
    return any(_near(text[:_LONGEST_TEXT], _NO_EXPERIENCE_WORDS, _NO_EXPERIENCE))


def has_reports(text: str) -> bool:
    """Whether the worker has people who report to them, by plain words."""
    return any(_near(text[:_LONGEST_TEXT], _REPORT_WORDS, _REPORTS))


def leads_people(text: str) -> bool:
    """Whether the worker leads people, by plain words or as the leader of a team."""
    return has_reports(text) or any(_near(text[:_LONGEST_TEXT], _TEAM_WORDS, _LEADS_TEAM))


def federal_level(text: str) -> tuple[bool, str | None]:
    """Whether experience is asked by federal grade, and the level that grade tells (a year at it says nothing else)."""
    match = _FEDERAL.search(text, 0, _LONGEST_TEXT) if "GS" in text or "GG" in text else None
    if match is None:
        return False, None
    grade = int(match[1])
    return True, "senior" if grade >= _FEDERAL_SENIOR else "entry" if grade <= _FEDERAL_ENTRY else None
