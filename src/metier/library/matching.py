"""Match a person with the postings of the current edition. Nothing of what they give is kept, or written anywhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from metier.errors import UsageError, unknown
from metier.library.edition import Serving
from metier.library.postings import Postings
from metier.matching.advice import advise
from metier.matching.ledger import Sheet, order
from metier.matching.reading import joined, read_cv, read_skills
from metier.matching.roles import role_match
from metier.matching.stripping import MOST
from metier.matching.weights import CANDIDATES, FIRST, PER_EMPLOYER, RANK, ROLE_POSTINGS, ROLES, STEPS
from metier.model.matching import Condition, JobMatch, Matches, Profile, Reading, RoleMatch, Wishes
from metier.model.posting import Kept
from metier.model.search import Results, SearchQuery

LONGEST_CV = MOST
MOST_JOBS = 100
_MOST_YEARS = 70
#: A search takes so many letters and alternatives; of a longer list of skills the first are looked for, and all are matched.
_LETTERS, _ALTERNATIVES = 900, 30
_PLAIN = frozenset("-+#. ")


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person gives: skills by name, a CV as text, or both; what they say themselves goes before what the CV says."""

    skills: tuple[str, ...] = ()
    cv: str = ""
    years: float | None = None
    education: str = ""
    level: str = ""
    languages: tuple[str, ...] = ()


class Matching:
    """Ranks jobs and roles for a person, line by line, and says which few skills would open the most."""

    def __init__(self, serving: Serving, postings: Postings) -> None:
        """`serving` hands out the current edition."""
        self._serving, self._postings = serving, postings

    def read(self, person: Person) -> Reading:
        """What is recognised of a person: see `metier.matching.reading`. Raises UsageError for what cannot be."""
        if person.years is not None and not 0 <= person.years <= _MOST_YEARS:
            raise UsageError(f"{person.years:g} years of experience", f"0 to {_MOST_YEARS}")
        for name, value, known in (("level", person.level, STEPS), ("education", person.education, RANK)):
            if value and value not in known:
                raise unknown(name, value[:80], known)
        given = Profile(years=person.years, education=person.education or None, level=person.level or None)
        reading = joined(Reading(profile=given), read_skills((*person.skills, *person.languages)))
        if person.cv.strip():
            reading = joined(reading, read_cv(person.cv, self._serving.current().about.as_of))
        return reading

    def match(self, person: Person, wishes: Wishes | None = None, limit: int = 20) -> Matches:
        """The best jobs and roles for a person, and what to learn. Raises UsageError where nothing is known to match by."""
        if not 0 < limit <= MOST_JOBS:
            raise UsageError(f"limit {limit}", f"1 to {MOST_JOBS}")
        wished = wishes or Wishes()
        reading = self.read(person)
        if not reading.profile.held:
            near = [name for each in reading.unknown for name in each.did_you_mean[:1]]
            raise UsageError(
                "no skill that is known here",
                "skills and tools by name (python, bookkeeping), or a CV that names some",
                f"did you mean {', '.join(near[:5])}?" if near else "name them one by one, parted by commas",
            )
        sheet = Sheet(reading.profile)
        found, total, told = self._candidates(reading.profile, wished)
        matched = [(kept, sheet.match(kept)) for kept in found if not _refused(kept, wished)]
        employers = {kept.posting.id: kept.posting.employer_id for kept in found}
        jobs = sorted((_with_conditions(kept, job, wished) for kept, job in matched if job), key=order)
        return Matches(
            reading=reading,
            jobs=tuple(_spread(jobs, employers)[:limit]),
            roles=self._roles(sheet, [(kept, job) for kept, job in matched if job], wished),
            advice=advise(jobs),
            total=total,
            considered=len(matched),
            silent=sum(job is None for _, job in matched),
            told=told,
        )

    def _candidates(self, profile: Profile, wishes: Wishes) -> tuple[list[Kept], int, tuple[str, ...]]:
        """The likeliest postings, how many there are, and what the search said of the wishes."""
        text = _any_of(profile)
        found: dict[str, Kept] = {}
        total, told = 0, dict[str, None]()
        for asked in _searches(wishes):
            results = self._find(msgspec.structs.replace(asked, text=text, limit=CANDIDATES))
            total += results.total
            told |= dict.fromkeys(note for note in results.ignored if not note.startswith("text:"))
            found |= {kept.posting.id: kept for kept in (hit.kept for hit in results.hits)}
        return list(found.values()), max(total, len(found)), tuple(told)

    def _find(self, query: SearchQuery) -> Results:
        return self._postings.find(msgspec.structs.replace(query, per_employer=0, facets=False))

    def _roles(self, sheet: Sheet, matched: list[tuple[Kept, JobMatch]], wishes: Wishes) -> tuple[RoleMatch, ...]:
        """The roles whose candidates match best, each by its newest openings: those that name no skill held count too."""
        strength: dict[str, float] = {each.id: float("inf") for each in sheet.profile.roles}
        for kept, job in matched:
            if kept.facts.role and kept.facts.role.id:
                strength[kept.facts.role.id] = strength.get(kept.facts.role.id, 0.0) + job.score**2
        likely = sorted(strength, key=lambda role: (-strength[role], role))[:ROLES]
        found = [self._role(sheet, role, wishes) for role in likely]
        return tuple(
            sorted((each for each in found if each.n), key=lambda each: (each.score is None, -(each.score or 0.0), each.role))
        )

    def _role(self, sheet: Sheet, role: str, wishes: Wishes) -> RoleMatch:
        openings, jobs = 0, list[tuple[str, JobMatch]]()
        for asked in _searches(wishes):
            results = self._find(msgspec.structs.replace(asked, role=(role,), limit=ROLE_POSTINGS, sort="newest"))
            openings += results.total
            for kept in (hit.kept for hit in results.hits):
                job = None if _refused(kept, wishes) else sheet.match(kept)
                if job:
                    jobs.append((kept.posting.employer_id, job))
        return role_match(role, openings, jobs)


def _spread(jobs: Sequence[JobMatch], employers: Mapping[str, str]) -> list[JobMatch]:
    """The jobs in order, but of one employer no more than two among the first ten."""
    first, later, met = list[JobMatch](), list[JobMatch](), Counter[str]()
    for job in jobs:
        employer = employers[job.posting]
        if len(first) < FIRST and employer and met[employer] >= PER_EMPLOYER:
            later.append(job)
            continue
        met[employer] += 1
        first.append(job)
    return [*first[:FIRST], *sorted([*first[FIRST:], *later], key=order)]


def _any_of(profile: Profile) -> str:
    """A search for postings that ask for any of the skills: the search understands their names."""
    names: list[str] = []
    for each in profile.held[:_ALTERNATIVES]:
        name = "".join(letter for letter in each.name if letter.isalnum() or letter in _PLAIN).strip(" -")
        if name and sum(map(len, names)) + 4 * len(names) + len(name) < _LETTERS:
            names.append(name)
    return f"({' OR '.join(dict.fromkeys(names))})"


def _searches(wishes: Wishes) -> Iterable[SearchQuery]:
    """The wishes as searches, of which any will do: at the places, or remote from where the person lives."""
    # an employment type that is not stated may be the one wished for
    base = SearchQuery(
        workplace=wishes.workplace, employment=(*wishes.employment, "") if wishes.employment else (), pay_min=wishes.pay_min
    )
    if wishes.place:
        yield msgspec.structs.replace(base, place=wishes.place)
    if wishes.remote_from:
        yield msgspec.structs.replace(base, remote_from=wishes.remote_from)
    if not wishes.place and not wishes.remote_from:
        yield base


def _refused(kept: Kept, wishes: Wishes) -> bool:
    return wishes.visa and kept.facts.visa is not None and not kept.facts.visa.sponsored


def _with_conditions(kept: Kept, job: JobMatch, wishes: Wishes) -> JobMatch:
    return msgspec.structs.replace(job, conditions=tuple(_conditions(kept, wishes)))


def _conditions(kept: Kept, wishes: Wishes) -> Iterator[Condition]:
    """How a posting that was found stands to each wish, with its words."""
    facts = kept.facts
    work = facts.workplace
    if wishes.place or wishes.remote_from or wishes.workplace:
        asked = ", ".join((*wishes.place, *(f"remote from {area}" for area in wishes.remote_from), *wishes.workplace))
        remote = bool(wishes.remote_from and work and work.type == "remote" and work.quote)
        quote = work.quote if remote and work else kept.posting.location or (work.quote if work else None)
        yield Condition(kind="place", wish=asked, state="met", quote=quote)
    if wishes.employment:
        stated = bool(facts.employment_type)
        yield Condition(kind="employment", wish=", ".join(wishes.employment), state="met" if stated else "unknown")
    if wishes.pay_min is not None:
        pay = next((band for band in facts.pay if band.rejected is None and (band.annual_min or band.annual_max)), None)
        state = "met" if pay else "unknown"
        yield Condition(kind="pay", wish=f"{wishes.pay_min:,.0f} a year", state=state, quote=pay.quote if pay else None)
    if wishes.visa:
        visa = facts.visa
        yield Condition(kind="visa", wish="sponsored", state="met" if visa else "unknown", quote=visa.quote if visa else None)
