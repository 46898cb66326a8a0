"""What a text says of the level: `a senior role`, `we are looking for a junior developer`, `five direct reports`, `GS-13`."""

import re

from metier.taxonomy.levels import level
from metier.taxonomy.roles import match_title

LONGEST_BODY = 12_000
_LONGEST_TEXT = 60_000
_MOST_SOUGHT = 12
_FEDERAL_SENIOR, _FEDERAL_ENTRY = 13, 4  # the grade of the experience asked; the post is one grade or two above it
_LEVEL = (
    r"(?:intern(?:ship)?|entry[- ]level|junior|graduate|trainee|mid[- ](?:to[- ]senior[- ])?level|mid[- ]senior|intermediate"
    r"|senior(?:[- ]level)?|staff[- ]level|lead|principal|director[- ]level|executive[- ]level|management[- ]level)"
)
_LABEL = (
    r"(?:seniority(?:[ -]level)?|(?:career|experience|job|position)[ -]level|level of (?:experience|seniority)|level"
    r"|karrierelevel|karrierestufe|niveau d['’]expérience|nivel de experiencia|senioridade)"
)
_LABELLED = re.compile(
    rf"^[ \t*•#-]{{0,8}}{_LABEL}[ \t*]{{0,4}}(?::|\n)[ \t*]{{0,4}}([^\n]{{3,40}})$", re.IGNORECASE | re.MULTILINE
)
_SAID = re.compile(
    rf"\b(?:this|it|the (?:role|position|job)|which) (?:is|will be) (?:an? |our )?({_LEVEL}(?:\s*(?:/|to|or|-)\s*{_LEVEL})?)"
    r"[ -](?:role|position|opportunity|job|post|hire|opening)"
    r"|\b(?:an?|our|for) (entry[- ]level|junior|mid[- ]level|senior[- ]level|director[- ]level)"
    r" (?:role|position|opportunity|opening)\b(?! within)",
    re.IGNORECASE,
)
_VERB = (
    r"(?:seeking|hiring|recruiting|looking for|searching for|look for|need|join us as|work as|role (?:of|as)|position (?:of|as)"
    r"|suchen|recherchons|buscamos|procuramos)"
)
_FILLER = (
    r"(?:an?|our|the|to hire|for|several|multiple|two|three|\d{1,2}|new|highly|very|motivated|talented|skilled|passionate"
    r"|experienced|exceptional|great|dedicated|eine?n?|une?|una|uma?)"
)
_SOUGHT = re.compile(rf"\b{_VERB}(?: {_FILLER}){{0,6}}\s+([^\n.,;:()!?]{{4,70}})", re.IGNORECASE)
_NO_EXPERIENCE = re.compile(
    r"\bno (?:prior |previous |work |professional )?experience (?:is )?(?:required|necessary|needed)"
    r"|\bentry[- ]level (?:role|position|job|opportunity)\b|\bdébutants? accepté"
    r"|\bkeine (?:vorkenntnisse|berufserfahrung) (?:nötig|erforderlich|notwendig)",
    re.IGNORECASE,
)
_NO_REPORTS = r"(?!:?\s{0,3}(?:none|no\b|n/?a\b|not applicable|this (?:job|position|role) (?:has no|does not)))"
_LEADS = r"(?:manag(?:e|es|ing)|lead(?:s|ing)?|supervis(?:e|es|ing))"
_REPORTS = re.compile(
    r"(?<!\bno )(?<!without )(?<!any )\b(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?\+?|your|with|have|has"
    rf"|{_LEADS}) (?:\w+ ){{0,2}}direct reports\b"
    rf"|\bsupervisory (?:responsibilit(?:y|ies)\b{_NO_REPORTS}|experience (?:is )?required)"
    r"|\bline[- ]manage(?:ment|r)? (?:of|for|responsib)|\bpeople[- ]manage(?:r|ment) responsibilit"
    r"|\b(?:recruits?|hires?), (?:\w+,? ){0,3}(?:and )?(?:manages?|develops?|trains?)\b",
    re.IGNORECASE,
)
_LEADS_TEAM = re.compile(
    rf"\b{_LEADS} (?:an?|the|our|your) (?:\w+ )?team of (?:\d+|engineers|people|developers|analysts)", re.IGNORECASE
)
_FEDERAL = re.compile(
    r"\b(?:special[iz]+ed|complex|professional) experience\b.{0,300}?\bG[SG]-?\s?(\d{1,2})", re.IGNORECASE | re.DOTALL
)


def stated_level(text: str) -> str | None:
    """The level that words in the text give to the post: a label, a sentence that says so, or whom the employer looks for."""
    for pattern in (_LABELLED, _SAID):
        for match in pattern.finditer(text, 0, LONGEST_BODY):
            found = level(match[match.lastindex or 0])
            if found:
                return found
    return _sought(text)


def _sought(text: str) -> str | None:
    """`looking for a senior platform engineer`: the first phrase that names a role decides, with a level or without."""
    for count, match in enumerate(_SOUGHT.finditer(text, 0, LONGEST_BODY)):
        if count >= _MOST_SOUGHT:
            return None
        named = match_title(match[1])
        if named and named.plain >= 0.6:
            return level(match[1])
    return None


def asks_no_experience(text: str) -> bool:
    """Whether the text says that no experience is needed."""
    return bool(_NO_EXPERIENCE.search(text, 0, _LONGEST_TEXT))


def has_reports(text: str) -> bool:
    """Whether the worker has people who report to them, by plain words."""
    return bool(_REPORTS.search(text, 0, _LONGEST_TEXT))


def leads_people(text: str) -> bool:
    """Whether the worker leads people, by plain words or as the leader of a team."""
    return has_reports(text) or bool(_LEADS_TEAM.search(text, 0, _LONGEST_TEXT))


def federal_level(text: str) -> tuple[bool, str | None]:
    """Whether experience is asked by federal grade, and the level that grade tells (a year at it says nothing else)."""
    match = _FEDERAL.search(text, 0, _LONGEST_TEXT)
    if match is None:
        return False, None
    grade = int(match[1])
    return True, "senior" if grade >= _FEDERAL_SENIOR else "entry" if grade <= _FEDERAL_ENTRY else None
