"""Hard skills: the knowledge areas and competencies a posting asks for, most central first."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from metier.facts.demand import CONTEXT, REQUIRED, STRENGTH, demand
from metier.facts.document import Document
from metier.facts.extractor import Extractor
from metier.facts.phrases import Phrases
from metier.facts.sentences import Sentence, sentence_at, sentences
from metier.facts.skill_mentions import SPEAKING, SkillMention, is_line, is_whole, skill_mentions, stretches
from metier.facts.spans import reading
from metier.model.facts import HardSkill
from metier.taxonomy.skills import mentions

MOST = 12
"""How many skills one posting yields at most."""
MOST_OF_A_LINE = 40
"""How many a single line yields: it is a piece of a posting, and nothing in it is beside the point."""

_WEIGHT = {"requirements": 3.0, "preferred": 2.0, "duties": 2.0, "about_role": 1.5, "other": 1.0}
assert set(_WEIGHT) == SPEAKING
_SMALL_PRINT = frozenset({"legal", "benefits"})
_TITLE_WEIGHT = 4.0
_SURE, _SURE_OF_LINE = -100.0, 8.0
"""How clearly a name of the tables that is not tagged must look like knowledge: not at all in a posting, whose zone says that it
speaks of the work; very clearly in a line by itself."""
_SURE_OF_OPEN = 5.5
"""How clearly a posting must name a skill that is in no table."""
_NEAR = 400
"""How far, in characters, a degree or a field mark of the same sentence speaks for a mention."""
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


def _is_field_of_study(text: str, sentence: Sentence | None, one: SkillMention) -> bool:
    """Whether the sentence names a degree before, so that this is a subject: `a degree in mathematics`.

    What our tables do not know is one wherever the degree stands: `a liberal arts degree`.
    """
    if sentence is None:
        return False
    end = one.end if one.known else min(sentence.end, one.end + _NEAR)
    return bool(_degrees().within(text, max(sentence.start, one.start - _NEAR), end))


def _is_header(text: str, sentence: Sentence | None, one: SkillMention) -> bool:
    """Whether a sentence is a line of fields, `Employer | Role | Place`, where names are not those of skills."""
    if sentence is None:
        return False
    return text.count("|", max(sentence.start, one.start - _NEAR), min(sentence.end, one.end + _NEAR)) > 1


def _stands(document: Document, sentence: Sentence | None, one: SkillMention) -> bool:
    """Whether a mention in a posting is of a skill by what stands around it; more is asked of one our tables do not know."""
    text = document.text
    if _is_field_of_study(text, sentence, one):
        return False
    return one.known or (
        one.margin >= _SURE_OF_OPEN and not _is_header(text, sentence, one) and is_whole(text, one.start, one.end)
    )


def _found(document: Document) -> list[SkillMention]:
    """The skills named where a posting speaks of the work; in a single line, wherever they are."""
    text, cut, line = document.text, sentences(document.text), is_line(document.text)
    read = reading(text, stretches(document))
    found = skill_mentions(text, read, _SURE_OF_LINE if line else _SURE)
    if line:
        return [one for one in found if one.tagged or document.zone(one.start) not in _SMALL_PRINT]
    return [one for one in found if _stands(document, sentence_at(cut, one.start), one)]


def read_hard_skills(document: Document, _known: Mapping[str, Any]) -> tuple[HardSkill, ...] | None:
    """Up to 12 hard skills, each by its most demanding mention; order is by title, zone and number of mentions."""
    text, cut = document.text, sentences(document.text)
    titled = {hit.id for hit in mentions(document.title)}
    best: dict[str, HardSkill] = {}
    weight: dict[str, float] = {}
    for one in _found(document):
        zone = document.zone(one.start)
        before = weight.get(one.id, 0.0)
        first = _TITLE_WEIGHT * (one.id in titled) if one.id not in weight else 0.0
        weight[one.id] = before + first + _WEIGHT.get(zone, 1.0) / (1.0 + before)
        known = best.get(one.id)
        if known and known.req == REQUIRED:
            continue  # no mention demands more
        req = demand(text, zone, sentence_at(cut, one.start), one.start, one.end)
        if req == CONTEXT and one.id in titled:
            req = REQUIRED
        if known is None or STRENGTH[req] > STRENGTH[known.req]:
            quote = text[one.start : one.end]
            best[one.id] = HardSkill(
                id=one.id, name=one.name, req=req, known=one.known, quote=quote, start=one.start, end=one.end
            )
    ranked = sorted(best.values(), key=lambda skill: (-weight[skill.id] - STRENGTH[skill.req], skill.start or 0))
    return tuple(ranked[: MOST_OF_A_LINE if is_line(text) else MOST]) or None


EXTRACTOR = Extractor(
    field="hard_skills",
    version=2,
    description="Knowledge areas and competencies without a proper name, known to the tables or not, most central first.",
    example="Experience in distributed systems required -> distributed systems, required",
    read=read_hard_skills,
)
