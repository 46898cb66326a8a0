"""The ledger of a posting for a profile, line by line, and the score that follows from it.

score = level factor x sum(weight x credit) / sum(weight), over the lines that are not unknown. Credit is 1 for what the person
has, up to a half for what is related, 0 for what is missing; of alternatives the best counts.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from metier.matching.names import EDUCATION, language_name
from metier.matching.weights import (
    ELSEWHERE,
    INSTEAD,
    NEARLY,
    RANK,
    SHORT_SHARE,
    SHORT_YEARS,
    SKILLED,
    UNASKED,
    WEIGHT,
    level_factor,
)  # fmt: skip
from metier.model.facts import Education, Experience, Facts, HardSkill, Tool
from metier.model.matching import Entry, Fit, Held, JobMatch, Profile
from metier.model.posting import Kept
from metier.taxonomy.relations import counts_for
from metier.taxonomy.role_table import ROLES

WHY = {"sibling": "is close to it", "child": "is a part of it", "parent": "is the wider thing"}


class Sheet:
    """A profile laid out for matching many postings."""

    def __init__(self, profile: Profile) -> None:
        """Nothing of the profile but what is recognised is looked at."""
        self.profile = profile
        self.held: Mapping[str, Held] = {each.id: each for each in reversed(profile.held)}
        self._languages = {each.id: each for each in profile.languages}
        self._families = {ROLES()[each.id].parent for each in profile.roles if each.id in ROLES()}

    def match(self, kept: Kept) -> JobMatch | None:
        """The ledger of one posting; None where it asks nothing that could be told."""
        facts = kept.facts
        entries = (*self._skills(facts), *self._spoken(facts), *self._experience(facts.experience), *self._education(facts))
        asked = facts.seniority if facts.seniority != "unclear" else None
        state, factor = level_factor(self.profile.level, asked)
        fit = Fit(asked=asked, held=self.profile.level, state=state, factor=factor)
        told = score(entries, fit)
        if told is None or not any(entry.kind in SKILLED and entry.state != "unknown" for entry in entries):
            return None
        return JobMatch(posting=kept.posting.id, score=told, entries=entries, fit=fit, akin=self._akin(facts))

    def _akin(self, facts: Facts) -> bool | None:
        """Whether the work is of a family the person has worked in."""
        role = ROLES().get(facts.role.id or "") if facts.role else None
        return role.parent in self._families if role and self._families else None

    def _skills(self, facts: Facts) -> Iterator[Entry]:
        """One line a tool or skill that is asked, and one a group of alternatives."""
        groups: dict[int, list[Tool]] = {}
        for tool in facts.tools:
            if tool.or_group is not None:
                groups.setdefault(tool.or_group, []).append(tool)
        every: tuple[Tool | HardSkill, ...] = (*facts.tools, *facts.hard_skills)
        for asked in every:
            if isinstance(asked, HardSkill) or asked.or_group is None:
                yield from self._any((asked,))
            elif groups[asked.or_group][0] is asked:
                yield from self._any(groups[asked.or_group])

    def _any(self, options: Iterable[Tool | HardSkill]) -> Iterator[Entry]:
        """The line of alternatives: the firmest demand counts, and the best that the person has."""
        asked = [each for each in options if each.req in WEIGHT]
        if not asked:
            return
        firm = max(asked, key=lambda each: WEIGHT[each.req])
        line = Entry(
            kind="tool" if isinstance(firm, Tool) else "skill",
            ids=tuple(each.id for each in asked),
            name=" or ".join(dict.fromkeys(each.name for each in asked)),
            req=firm.req,
            weight=WEIGHT[firm.req],
            state="missing",
            asked=firm.quote,
            field=firm.field,
        )
        if isinstance(firm, HardSkill) and not firm.known:
            yield msgspec.structs.replace(line, state="unknown", why="is in none of our tables")
            return
        yield self._credited(line)

    def _credited(self, line: Entry) -> Entry:
        own = next((self.held[each] for each in line.ids if each in self.held), None)
        if own:
            return msgspec.structs.replace(line, state="met", credit=1.0, held=own.quote or own.name)
        found = [
            (relation.weight, relation.kind, self.held[known])
            for each in line.ids
            for known, relation in counts_for(each).items()
            if known in self.held
        ]
        if not found:
            return line
        weight, kind, near = max(found, key=lambda each: (each[0], each[2].id))
        return msgspec.structs.replace(
            line, state="related", credit=weight, held=near.quote or near.name, through=near.name, why=WHY[kind]
        )

    def _spoken(self, facts: Facts) -> Iterator[Entry]:
        for demand in facts.languages:
            if demand.req not in WEIGHT:
                continue
            own = self._languages.get(demand.language)
            state = "met" if own else "missing" if self._languages else "unknown"
            yield Entry(
                kind="language",
                ids=(demand.language,),
                name=language_name(demand.language),
                req=demand.req,
                weight=WEIGHT[demand.req],
                state=state,
                credit=float(own is not None),
                asked=demand.quote,
                held=(own.quote or own.name) if own else None,
            )

    def _experience(self, asked: Experience | None) -> Iterator[Entry]:
        if asked is None or not asked.min_years:
            return
        least, years = asked.min_years, self.profile.years
        line = Entry(
            kind="experience", ids=(), name=f"{least:g} {'year' if least == 1 else 'years'} of experience", req="required",
            weight=WEIGHT["required"], state="unknown", asked=asked.quote,
        )  # fmt: skip
        if years is None:
            yield line
            return
        held = self.profile.quotes.get("years") or f"{years:g} years"
        if years >= least:
            yield msgspec.structs.replace(line, state="met", credit=1.0, held=held)
        elif years > 0 and (least - years <= SHORT_YEARS or years >= SHORT_SHARE * least):
            yield msgspec.structs.replace(
                line, state="related", credit=NEARLY, held=held, why=f"{years:g} years are nearly enough"
            )
        else:
            yield msgspec.structs.replace(line, state="missing", held=held)

    def _education(self, facts: Facts) -> Iterator[Entry]:
        asked = facts.education
        if asked is None or asked.level not in RANK:
            return
        req = "required" if asked.required else "preferred"
        line = Entry(
            kind="education", ids=(asked.level,), name=EDUCATION[asked.level], req=req, weight=WEIGHT[req], state="unknown",
            asked=asked.quote, field=asked.field,
        )  # fmt: skip
        yield self._learned(line, asked)

    def _learned(self, line: Entry, asked: Education) -> Entry:
        own, quotes = self.profile.education, self.profile.quotes
        if own in RANK and RANK[own] >= RANK[asked.level or ""]:
            return msgspec.structs.replace(line, state="met", credit=1.0, held=quotes.get("education") or own)
        if asked.equivalent_ok and self.profile.years:
            held = quotes.get("years") or f"{self.profile.years:g} years"
            return msgspec.structs.replace(line, state="related", credit=INSTEAD, held=held, why="experience may stand for it")
        return msgspec.structs.replace(line, state="missing", held=quotes.get("education") or own) if own else line


def score(entries: Iterable[Entry], fit: Fit) -> float | None:
    """The score of a ledger, 0 to 1, to four places; None where nothing in it could be told."""
    told = [entry for entry in entries if entry.state != "unknown"]
    whole = sum(entry.weight for entry in told)
    return round(fit.factor * sum(entry.weight * entry.credit for entry in told) / whole, 4) if whole else None


def order(job: JobMatch) -> tuple[float, float, str]:
    """What jobs are sorted by: the score, as if every posting asked two skills more that are missing.

    A posting that asks a single thing and gets it tells less than one that asks ten and gets nine. Work of another family than
    the person's own stands a little behind.
    """
    skills = sum(entry.weight for entry in job.entries if entry.kind in SKILLED and entry.state != "unknown")
    likely = job.score * skills / (skills + UNASKED) * (ELSEWHERE if job.akin is False else 1.0)
    return (-round(likely, 6), -job.score, job.posting)
