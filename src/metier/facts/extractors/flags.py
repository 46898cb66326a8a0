"""Flags: agency, several_roles, evergreen, clearance, travel, on_call, shift_work, not_a_job; only what is stated."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from metier.facts.cues import Cue, Cues, cues_of
from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.surroundings import quoted, sentence
from metier.model.facts import Flag, Opening

_DEMAND = re.compile(
    r"\d{1,3}\s?%|\b(?:required|requires?|willing\w*|ability|able|must|may|will|occasional\w*|frequent\w*|regular\w*|"
    r"up to|periodic\w*|minimal|overnight|"
    r"domestic\w*|international\w*|need(?:ed)?|expect\w*|onsite|on-site|extensive|some|as necessary|ready|flexib\w+|"
    r"throughout|nationwide|quarterly)\b"
)
_NO_TRAVEL = re.compile(
    r"\b(?:no|not|without|0\s?%|none) (?:required |any |significant )?travel|travel (?:insurance|industry|benefits?|"
    r"discounts?|allowance|agen\w+|tech\w*|compan\w+|stipend|perks?|nurs\w+|"
    r"platform|plans?|requests?|safety|disruptions?|"
    r"itinerar\w+|credit|reimburse\w+|booking|experience|expenses|management|policy|policies|arrangements?|and expense|"
    r"and hospitality|sector|products?|"
    r"brands?|:\s?(?:no|none|0))|corporate travel|business travel (?:account|insurance)|reimburse|travelers|"
    r"love to travel|time to travel|commut"
)
_SHIFT_OTHER = re.compile(
    r"shift(?:s)?[\s-](?:left|in |the |from |to |toward|paradigm|happen|focus)|(?:paradigm|mindset|cultural?|market|"
    r"seismic|fundamental|major|big|a|the|modal|this|"
    r"industry|strategic|climate|massive|we) shifts?\b(?! (?:work|pattern|lead|schedule|manager))"
)
_SHIFT_DEMAND = re.compile(
    r"night|rotat|rota\b|weekend|evening|pattern|day shift|early|late|12[- ]hour|8[- ]hour|hour shift|second shift|"
    r"third shift|2nd|3rd|schicht|"
    r"24/7|schedule|available (?:for|to work)|cover|per shift|swing|graveyard|overnight|turnos|afternoon|various|different|"
    r"all shifts|shift work|[235]x8|unsocial|differential|shifts?:?\s*\d"
)
_SHIFT_OF_WORK = re.compile(r"\b(?:rotating|rotational|night|day|evening|weekend|morning|late|early|\d{1,2}[- ]hour) shifts?\b")
_NONE = re.compile(r"[^\n:]{0,60}:\s{0,3}(?:none|no|n/a|not)\b")
_CLEARANCE_OTHER = re.compile(
    r"customs clearance|not require|no clearance|clearance (?:sale|rate|item)|without clearance|not necessary"
)
_CALL_OTHER = re.compile(
    r"\bon call with\b|\bon call (?:the|our)\b|no on-?call|without on-?call|call center|cold.call|on call volume|"
    r"experience|familiar|prior|practices|establish|no formal rotation"
)
_AGENCY_OTHER = re.compile(
    r"unsolicit|\bfees?\b|not an? |do(?:es)? not|\bno \w*\s?agenc|written|resumes|\bcvs\b|via an agency|implement"
)
_EVERGREEN_OTHER = re.compile(
    r"join our talent (?:pool|community|network)|kept? in our talent|added? to our talent|build\w*|manag\w+ (?:a |"
    r"the )?talent|develop|attract|grow|leverage|consent|retention|retain|"
    r"keep your|kept|gerne|feel free|send us|not the right|no suitable|consider\w* (?:you )?for future"
)
_SEVERAL = re.compile(
    r"\b(?:multiple|several|various|many) (?:\w+ ){0,2}(?:roles|positions|openings|vacancies)\b|\ball roles\b|"
    r"\b\d x [a-z]+[^+\n]{0,80}\+",
    re.IGNORECASE,
)


def _travel(_cues: Cues, low: str, _cue: Cue) -> bool:
    return bool(_DEMAND.search(low)) and not _NO_TRAVEL.search(low)


def _shift(cues: Cues, low: str, cue: Cue) -> bool:
    if cues.low[max(0, cue.start - 8) : cue.start].strip().replace(" ", "-").endswith("on-call"):
        return False
    return bool(_SHIFT_DEMAND.search(low)) and (not _SHIFT_OTHER.search(low) or _SHIFT_OF_WORK.search(low) is not None)


def _clearance(cues: Cues, low: str, cue: Cue) -> bool:
    return not _CLEARANCE_OTHER.search(low) and not _NONE.match(cues.low, cue.end)


def _unless(pattern: re.Pattern[str]) -> Callable[[Cues, str, Cue], bool]:
    return lambda _cues, low, _cue: not pattern.search(low)


_RULES: tuple[tuple[str, str, Callable[[Cues, str, Cue], bool]], ...] = (
    ("agency", "agency", _unless(_AGENCY_OTHER)),
    ("evergreen", "evergreen", _unless(_EVERGREEN_OTHER)),
    ("clearance", "clearance", _clearance),
    ("travel", "travel", _travel),
    ("on_call", "on_call", _unless(_CALL_OTHER)),
    ("shift_work", "shift", _shift),
    ("not_a_job", "not_a_job", lambda _cues, _low, _cue: True),
)
_TRIES = 12


def read(document: Document, known: Mapping[str, Any]) -> tuple[Flag, ...] | None:
    """The flags of a posting in a fixed order, each with its first evidence; None where there is none."""
    return tuple(_flags(document, known)) or None


def _flags(document: Document, known: Mapping[str, Any]) -> Iterator[Flag]:
    text, cues = document.text, cues_of(document.text)
    for name, kind, holds in _RULES:
        for cue in cues.all(kind)[:_TRIES]:
            start, end = sentence(text, cue.start, 160)
            if _counts_here(document, name, cue) and holds(cues, cues.low[start:end], cue):
                quote, low, high = quoted(text, max(start, cue.start - 70), min(end, cue.end + 70))
                yield Flag(id=name, quote=quote, start=low, end=high)
                break
    openings: Sequence[Opening] = known.get("openings") or ()
    if len(openings) > 1:
        yield Flag(
            id="several_roles", quote=openings[0].quote, start=openings[0].start, end=openings[0].end, field=openings[0].field
        )
    elif _SEVERAL.search(document.title, 0, 300):
        yield Flag(id="several_roles", field="title")


def _counts_here(document: Document, name: str, cue: Cue) -> bool:
    """Benefits and the employer's portrait are no place for demands on the worker."""
    return not (name in {"travel", "on_call"} and document.zone(cue.start) in {"about_employer", "benefits"})


EXTRACTOR = Extractor(
    field="flags",
    version=2,
    description="Agency, several roles, evergreen, clearance, travel, on-call, shift work, not a job: where stated.",
    example="Ability to travel up to 25%",
    read=read,
    after=("openings",),
)
