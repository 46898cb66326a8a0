"""What one line says of the employment type: a field's value (`Regular - Full-Time`, `CDD ou Intérim`) or a plain statement."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from metier.facts.cues import Cue, Cues, cues_of, table

TYPES = ("FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM")
HOURS = frozenset({"FULL_TIME", "PART_TIME"})
ACRONYMS = frozenset({"pj", "cdi", "cdd", "prn", "fte", "c2c", "ftc"})
"""Names of types that count in capitals only."""
# words after which a type speaks of other people, of a benefit or of education, not of this job
_OTHERS = re.compile(
    r"\s*(?:employees?|staff|team members?|associates|workers?|colleagues|eligible|benefits?|equivalents?|students?|"
    r"education|experience|degree|study|"
    r"monitoring|law|agreements?|people|professionals|engineers and|salary|faculty|enrol|program experience|caregiver|"
    r"parent|occupation|(?:and/)?or (?:unpaid|part[- ]time occupation|full[- ]time occupation)|work is generally|"
    r"\w+s (?:are|after|will|who|receive|enjoy))",
    re.IGNORECASE,
)
_OTHERS_BEFORE = re.compile(
    r"(?:eligible|all|our|for|regular|converted? to|conversion to|go|of|hire|year of|years of|experience as an?|prior|"
    r"previous|support|manag\w+|former|"
    r"transition to|transition into|become|becoming|convert|mentor\w*|supervis\w+|\d{2,}\+?|work with|between|and|into a|"
    r"to a|not an?|potential) $",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:no|not|non|never|without|kein\w*|pas de|sin|geen|inte|nie|isn't)(?: an?| any| for)?) $", re.IGNORECASE
)
_ABOUT_PEOPLE = re.compile(
    r"(?:mentor\w*|supervis\w+|manag\w+|train\w*|lead\w*|team of|coordinat\w+|recruit\w*|serv\w+|help\w*|our|between) "
    r"(?:\w+ and )?$"
)
_OTHER_THING = re.compile(
    r"\s*(?:files?|tables?|staff\w*|workers?|employees?|students?|mba|degree|trends?|produce|menus?|days?|"
    r"time off|hours|work\b(?! from)|"
    r"injunction\w*|"
    r"housing|accommodation|affective|relocation|"
    r"opportunit\w+ to|coord\w*|management|manag\w*|relations?|law|manufactur\w*|programs?|equivalents?|studies|"
    r"education|benefits?)"
)
_CONTRACT = re.compile(
    r"(?P<before>\w{1,20} |^|[^\w\s]\s?)\bcontract\b(?!\s*(?:manag|admin|special|officer|negot|analy|lawyer|counsel|"
    r"attorney|engineer|"
    r"manufactur|law|review|draft|develop|terms|award|vehicle|value|renewal|language|staff|work\w* (?:and|with)|employees|"
    r"compliance|test))"
)
_NO_CONTRACT = frozenset({
    "smart", "government", "social", "federal", "service", "customer", "vendor", "sales", "supply", "legal", "employment",
    "negotiate", "manage", "managing", "review", "draft", "of", "and", "not", "a", "the", "each", "under", "permanent",
    "indefinite",
})  # fmt: skip
_SHORT = re.compile(r"\b([fp])\s?/\s?t\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^[^\n:=]{0,30}?(?:types?|status|schedule|commitment|art|contrat|contrato|employment|hours)\s?[:=]\s*", re.IGNORECASE
)
_PARTS = re.compile(r"[;,|/+&()]| - | – | ou | or | und | and | oder | o | e | of | lub | en | och | og ")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LENGTH = re.compile(r"\b\d{1,2}[ -]?(?:months?|mois|monate|meses|mesi|maanden|weeks?|years?)\b", re.IGNORECASE)
_CONTRACT_OF = re.compile(r"^\s*(?:contrat\w*|umowa|anställning|arbeit) (?:(?:a|à|de|di|en|em|o|na|por) )?", re.IGNORECASE)
_SENTENCE = 5
_MOST_LISTED = 6
_AMOUNT = re.compile(r"(?:(\d{1,2})\s?(?:-|–|to)\s?)?(\d{1,2}(?:[.,]\d{1,2})?)\+?\s?-?$")
_AMOUNT_BEHIND = re.compile(r"\s{0,2}(?:\([^()\n]{0,20}\)\s?)?[:\n]\s{0,2}(\d{1,2}(?:[.,]\d{1,2})?)\b")


@cache
def written_types() -> dict[str, tuple[str, ...]]:
    """Employment types by the way a field writes them, punctuation taken out."""
    return {row["written"]: tuple(row["types"].split("|")) for row in table("employment_types.tsv")}


def letters(words: str) -> str:
    """The letters and digits of some words in lower case: how the table writes a type."""
    return "".join(char for char in words.lower() if char.isalnum())


def ids(cues: Iterable[Cue]) -> set[str]:
    """The types that cues name."""
    return {kind for cue in cues for kind in (("FULL_TIME", "PART_TIME") if cue.id == "BOTH" else (cue.id,))}


def of_others(behind: str, before: str) -> bool:
    """Whether the words around a type make it one of other people, of a benefit or of education."""
    return _OTHERS.match(behind) is not None or _OTHERS_BEFORE.search(before) is not None


def types_of_value(value: str) -> set[str]:
    """The types the value of a field names, each part looked up by itself; empty where none is known."""
    whole = written_types().get(letters(value))
    if whole:
        return set(whole)
    found: set[str] = set()
    for part in _PARTS.split(value):
        known = _of_part(part)
        found |= known if known is not None else spoken_types(part)
    return found


def _of_part(part: str) -> set[str] | None:
    bare = _LENGTH.sub(" ", part)
    known = next(
        (found for words in (part, bare, _CONTRACT_OF.sub("", bare)) if (found := written_types().get(letters(words)))), None
    )
    return set(known) if known else None


def spoken_types(text: str) -> set[str]:
    """The types a statement names for the job itself, not for other people or things and not denied."""
    cues = cues_of(text)
    found = {cue.id for cue in cues.all("employment") if _is_meant(text, cues.low, cue)}
    for match in _CONTRACT.finditer(cues.low):
        if match["before"].strip() not in _NO_CONTRACT and not _DENIED.search(
            cues.low[max(0, match.start() - 20) : match.start() + len(match["before"])]
        ):
            found.add("CONTRACTOR")
    return found


def _is_meant(text: str, low: str, cue: Cue) -> bool:
    words, before, behind = text[cue.start : cue.end], low[max(0, cue.start - 24) : cue.start], low[cue.end : cue.end + 26]
    if words.lower() in ACRONYMS and not words.isupper():
        return False
    return not (_DENIED.search(before) or _ABOUT_PEOPLE.search(before) or _OTHER_THING.match(behind))


def types_of_hours(cues: Cues) -> set[str]:
    """What the stated hours a week mean: 35 and more are full-time, 1 to 32 part-time."""
    for cue in cues.all("week_hours"):
        low = cues.low
        at = cue.start
        if low.startswith(("37.5", "37,5"), at):
            return {"FULL_TIME"}
        match = _AMOUNT.search(low, max(0, at - 10), at)
        behind = None if match else _AMOUNT_BEHIND.match(low, cue.end)
        written = match.group(2) if match else behind.group(1) if behind else None
        hours = float(written.replace(",", ".")) if written else 0.0
        if 35 <= hours <= 60:
            return {"FULL_TIME"}
        if 1 <= hours <= 32 and not (match and match.group(1)) and "up to" not in low[max(0, at - 20) : at]:
            return {"PART_TIME"}
    return set()


def read_type_line(text: str, _context: Mapping[str, str]) -> list[str]:
    """The types a line says (`Regular - Full-Time`, `a part-time role`); OTHER for a kind that has no name here."""
    words = _CAMEL.sub(" ", _SHORT.sub(r"\1t", text.replace("_", " ")))
    value = _LABEL.sub("", words, count=1).strip("[]\"' \t.")
    found = written_types().get(letters(text)) or (spoken_types(value) if _is_sentence(value) else types_of_value(value))
    found = set(found)
    if not found & HOURS:
        found |= types_of_hours(cues_of(words))
    return [kind for kind in (*TYPES, "OTHER") if kind in found]


def _is_sentence(value: str) -> bool:
    """Whether a line speaks rather than lists: many words, most of them outside the parts the table knows."""
    listed = [part for part in _PARTS.split(value) if _of_part(part) is not None]
    words = len(value.split())
    if words < _SENTENCE or re.search(r"[|;]", value) or (listed and words <= _MOST_LISTED):
        return False
    return 2 * sum(len(part.split()) for part in listed) < words
