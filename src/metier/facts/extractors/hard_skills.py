"""Hard skills: the knowledge areas and competencies a posting asks for, most central first."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from metier.facts.demand import CONTEXT, REQUIRED, STRENGTH, demand
from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.phrases import Phrases
from metier.facts.sentences import Sentence, sentence_at, sentences
from metier.model.facts import HardSkill
from metier.taxonomy.lexicon import Hit
from metier.taxonomy.skills import SKILLS, mentions

MOST = 12
"""How many skills one posting yields at most."""

_WEIGHT = {"requirements": 3.0, "preferred": 2.0, "duties": 2.0, "about_role": 1.5, "other": 1.0}
_TITLE_WEIGHT = 4.0
_DEGREES = (
    "degree",
    "degrees",
    "bachelor",
    "bachelor's",
    "bachelors",
    "master's",
    "masters",
    "phd",
    "ph.d",
    "diploma",
    "bs",
    "ba",
)


@cache
def _degrees() -> Phrases:
    return Phrases((word, "degree") for word in _DEGREES)


def _is_field_of_study(text: str, sentence: Sentence | None, hit: Hit) -> bool:
    """Whether the sentence names a degree before, so that this is a subject: `a degree in mathematics`."""
    return sentence is not None and bool(_degrees().within(text, sentence.start, hit.start))


def read_hard_skills(document: Document, _known: Mapping[str, Any]) -> tuple[HardSkill, ...] | None:
    """Up to 12 hard skills, each by its most demanding mention; order is by title, zone and number of mentions."""
    text, cut = document.text, sentences(document.text)
    titled = {hit.id for hit in mentions(document.title)}
    best: dict[str, HardSkill] = {}
    weight: dict[str, float] = {}
    for hit in mentions(text):
        zone = document.zone(hit.start)
        sentence = sentence_at(cut, hit.start)
        if zone not in _WEIGHT or _is_field_of_study(text, sentence, hit):
            continue
        req = demand(text, zone, sentence, hit.start, hit.end)
        weight[hit.id] = weight.get(hit.id, _TITLE_WEIGHT if hit.id in titled else 0.0) + _WEIGHT[zone] / (
            1.0 + weight.get(hit.id, 0.0)
        )
        if req == CONTEXT and hit.id in titled:
            req = REQUIRED
        known = best.get(hit.id)
        if known is None or STRENGTH[req] > STRENGTH[known.req]:
            best[hit.id] = HardSkill(
                id=hit.id,
                name=SKILLS()[hit.id].name,
                req=req,
                quote=text[hit.start : hit.end],
                start=hit.start,
                end=hit.end,
            )
    ranked = sorted(best.values(), key=lambda skill: (-weight[skill.id] - STRENGTH[skill.req], skill.start or 0))
    return tuple(ranked[:MOST]) or None


EXTRACTOR = Extractor(
    field="hard_skills",
    version=1,
    description="Knowledge areas and competencies without a proper name, most central first.",
    example="Experience in distributed systems required -> distributed systems, required",
    read=read_hard_skills,
)
