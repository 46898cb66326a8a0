"""Languages: the human languages demanded of the worker; the language an advert is written in does not count by itself."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from metier.facts.cues import Cue, Cues, cues_of, table
from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.spoken import is_preferred
from metier.facts.surroundings import quoted, sentence
from metier.model.facts import LanguageDemand

_STRONG = re.compile(
    r"fluen|proficien|native|speak|spoken|bilingual|command|mother tongue|verhandlungssicher|fließend|muttersprach|"
    r"sprachkenntnis|kenntnisse|couram|"
    r"courant|maîtrise|bilingue|vloeiend|beherrsch|beheers|flytande|flydende|flytende|biegł|znajomoś|język|plynule|dominio|"
    r"conversational|literacy|niveau|nivel|nível|livello|conoscenza|avanzad|avançad|avancé|fluido|upper|intermedi|professionnel|"
    r"\b[abc][12]\b"
)
_SKILL_IN = re.compile(
    r"(?:written|verbal|oral|writing|communicat\w+|knowledge|excellent|good|strong|advanced|intermediate|perfect|solid|"
    r"read|level|professional|business|working|"
    r"language|skills?|must)\b[^.\n]{0,45}$"
)
_BEHIND = re.compile(
    r"[\s,/():-]{0,3}(?:language )?(?:skills?|proficien|fluen|level|language|speak|written|\(?[abc][12]|kenntnisse|"
    r"communication|is (?:a must|required|essential)|required|preferred|a plus|is a plus|von vorteil|wünschenswert|"
    r"erforderlich|souhaité|valorable)"
)
_OTHER_SENSE = re.compile(
    r"[\s-]{0,2}(?:teacher|literature|department|market|law|breakfast|companies|company|customers?|government|learners?|"
    r"as a second|regions?|"
    r"arts|tutor|studies|translation of|culture|wikipedia|version|holidays?|office|team|subsidiary|citizens?|"
    r"language learn|nationals?|legislation|speaking (?:customers?|markets?|countries|users|clients?|communit\w+|audiences?))"
)
_WORDY = re.compile(r"\b(?!(?:and|or|und|oder|et|ou|y|e|o|is|are)\b)[^\W\d_]{3,}")
_BY_ITSELF = re.compile(r"(?: language)? (?:is|would be|skills are|a plus|an asset|a bonus|nice|preferred)\b")
_JOINED = re.compile(r"\b(?:and|or|und|oder|et|ou|y|e|o)\b|/")
_OF_PLACE = re.compile(
    r"\b(?:march[ée]s?|clients?|équipes?|mercado|markt|kunden|empresa|entreprises?|groupe|leader|société|mercato) $"
)
_LED = re.compile(r"(?:with|fluent in|bilingual[\s,-]*|speaking) $|\($")


def read(document: Document, _known: Mapping[str, Any]) -> tuple[LanguageDemand, ...] | None:
    """The languages demanded, each once, required before preferred; None where none is."""
    text, cues = document.text, cues_of(document.text)
    found: dict[str, LanguageDemand] = {}
    for cue in cues.all("language"):
        start, end = sentence(text, cue.start, 200)
        if not _is_demand(text, cues, cue, (start, end)):
            continue
        wish = is_preferred(document, cues, _own_part(cues, cue, (start, end)), cue.start)
        if cue.id in found and (wish or found[cue.id].req == "required"):
            continue
        quote, low, high = quoted(text, max(start, cue.start - 60), min(end, cue.end + 60))
        found[cue.id] = LanguageDemand(language=cue.id, req="preferred" if wish else "required", quote=quote, start=low, end=high)
    for name in _of_title(document.title):
        found.setdefault(name, LanguageDemand(language=name, field="title"))
    return tuple(found.values()) or None


@cache
def _english() -> frozenset[str]:
    """The English names, each the first of its row: in lower case they are other words (`polish`)."""
    return frozenset(row["names"].split("|")[0] for row in table("languages.tsv")) | {
        "flemish",
        "slovene",
        "brazilian portuguese",
    }


def _own_part(cues: Cues, cue: Cue, span: tuple[int, int]) -> tuple[int, int]:
    """The sentence up to a comma behind which other words speak of another language: `good English skills, Dutch is a plus`."""
    start, end = span
    named = cues.within("language", start, end)
    if cue not in named:  # the sentence was cut in the middle of it
        return span
    at = named.index(cue)
    for one, other in pairwise(named[at:]):
        stop = _parted(cues.low, one, other)
        if stop is not None:
            end = stop
            break
    for other, one in pairwise(reversed(named[: at + 1])):
        stop = _parted(cues.low, one, other)
        if stop is not None:
            start = stop + 1
            break
    return start, end


def _parted(low: str, one: Cue, other: Cue) -> int | None:
    """The comma or bracket at which two neighbouring languages part; None where they stand in one list."""
    between = low[one.end : other.start]
    stop = max(between.rfind(mark) for mark in ",;(")
    if stop < 0:
        return None
    alone = _BY_ITSELF.match(low, other.end) is not None and not _JOINED.search(between)
    return one.end + stop if alone or _WORDY.search(between) else None


def _is_demand(text: str, cues: Cues, cue: Cue, span: tuple[int, int]) -> bool:
    """Whether a language's name is a demand on the worker here: a word of mastery stands near it in its sentence."""
    low = cues.low
    if text[cue.start].islower() and (
        low[cue.start : cue.end] in _english() or _OF_PLACE.search(low[max(0, cue.start - 14) : cue.start])
    ):
        return False
    if _OTHER_SENSE.match(low, cue.end):
        return False
    if low[cue.start : cue.end].endswith(("kenntnisse", "kenntnissen")):
        return True
    before, behind = low[max(span[0], cue.start - 70) : cue.start], low[cue.end : min(span[1], cue.end + 40)]
    if _STRONG.search(before) or _BEHIND.match(behind) or _STRONG.search(behind[:22]):
        return True
    return bool(_SKILL_IN.search(before))


def _of_title(title: str) -> list[str]:
    """Languages of a title such as `Support agent (German speaking)` or `with Dutch`."""
    cues = cues_of(title)
    found = []
    for cue in cues.all("language"):
        speaking = re.match(r"[\s-]{1,2}(?:speak|language|fluent)", cues.low[cue.end : cue.end + 10])
        led = _LED.search(cues.low[max(0, cue.start - 24) : cue.start])
        if speaking or (led and not _OTHER_SENSE.match(cues.low, cue.end)):
            found.append(cue.id)
    return found


EXTRACTOR = Extractor(
    field="languages",
    version=2,
    description="Human languages the worker must know, required or preferred.",
    example="Fluent in German (C1)",
    read=read,
)
