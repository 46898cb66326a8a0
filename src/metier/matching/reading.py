"""From the pieces a stripped CV leaves, or from skills typed one by one, to a profile: what is recognised, and nothing else."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

import msgspec
from rapidfuzz import fuzz, process

from metier.facts.cues import cues_of
from metier.facts.document import Document
from metier.facts.education_line import read_education_line
from metier.facts.read import extractors
from metier.matching.names import kind_of, language_name, name_of
from metier.matching.spans import Employment, employments, years_of, years_said
from metier.matching.stripping import Piece, strip
from metier.matching.weights import RANK
from metier.model.matching import Held, Profile, Reading, Unknown
from metier.taxonomy import skills, tools
from metier.taxonomy.levels import level
from metier.taxonomy.roles import match_title

MOST_SKILLS, LONGEST = 200, 80
_ITEMS = re.compile(r"\s*[,;|•·\t\n]\s*|\s+[–—-]+\s+")
_NOTE = re.compile(
    r"\s*\([^()]*\)|\s*[:–-]\s*(?:advanced|expert|basic|intermediate|proficient|beginner|fluent)\b.*$", re.IGNORECASE
)
_CLAUSE = re.compile(r"\b(?:with|who|having|mit|avec|con|specialis\w+|specializ\w+|experienced|focus\w+)\b|[,.;:]")
_OPENING = re.compile(
    r"^(?:(?:is|am|i am|an?|the|as|ich bin|highly|very|passionate|experienced|motivated|skilled|dedicated|und|ein|eine)\s+)+",
    re.IGNORECASE,
)
_LEARNED = re.compile(r"\b(?:hold|holds|holding|have|has|earned|completed|degree|graduated with)\b", re.IGNORECASE)
_QUOTE = 96
_NEAR = 70


def read_cv(text: str, today: date) -> Reading:
    """The profile of a CV: the person is taken out first. `today` is when what lasts to the present ends.

    Raises UsageError for what is no text.
    """
    stripped = strip(text)
    pieces = stripped.pieces
    quotes: dict[str, str] = {}
    titles = [piece for piece in pieces if piece.kind == "title"]
    years = _years(pieces, {piece.run for piece in titles}, today, quotes)
    roles = [
        Held(kind="role", id=match.role.id, name=match.role.name, quote=piece.text)
        for piece in titles if (match := match_title(piece.text))
    ]  # fmt: skip
    roles = roles or list(_sought(pieces))
    latest = _latest(titles, pieces, today) or (roles[0].quote if roles else None)
    stated = level(latest) if latest else None
    if stated and latest:
        quotes["level"] = latest
    profile = Profile(
        held=tuple(_skills(pieces)),
        languages=tuple(_languages(pieces)),
        roles=tuple(_once(roles)),
        years=years,
        education=_education(pieces, quotes),
        level=stated,
        quotes=quotes,
    )
    return Reading(profile=profile, stripped=stripped.counts)


def read_skills(words: str | Iterable[str]) -> Reading:
    """The profile of skills named one by one, or in one line parted by commas; names nobody knows are told with the nearest."""
    items = [each for one in ([words] if isinstance(words, str) else words) for each in _ITEMS.split(one)]
    held: list[Held] = []
    spoken: list[Held] = []
    strange: list[Unknown] = []
    for item in dict.fromkeys(each.strip()[:LONGEST] for each in items[:MOST_SKILLS] if each.strip()):
        found = list(_named(item))
        held += found
        if not found:
            spoken += (tongue := list(_tongues(item)))
            strange += [] if tongue else [Unknown(item, _nearest(item))]
    return Reading(profile=Profile(held=tuple(_once(held)), languages=tuple(_once(spoken))), unknown=tuple(strange))


def joined(one: Reading, other: Reading) -> Reading:
    """Two readings of one person; what the first says of years, education and level goes before."""
    mine, more = one.profile, other.profile
    profile = Profile(
        held=tuple(_once([*mine.held, *more.held])),
        languages=tuple(_once([*mine.languages, *more.languages])),
        roles=tuple(_once([*mine.roles, *more.roles])),
        years=more.years if mine.years is None else mine.years,
        education=mine.education or more.education,
        level=mine.level or more.level,
        quotes=more.quotes | mine.quotes,
    )
    return msgspec.structs.replace(
        one, profile=profile, unknown=(*one.unknown, *other.unknown), stripped=one.stripped | other.stripped
    )


def _once(found: Iterable[Held]) -> list[Held]:
    return list({each.id: each for each in reversed(list(found))}.values())[::-1]


def _skills(pieces: Iterable[Piece]) -> Iterator[Held]:
    """Tools and skills in the order in which they are first named; those of lists before those of sentences."""
    kept = [piece for piece in pieces if piece.kind in {"skills", "prose"}]
    found = [each for piece in kept if piece.kind == "skills" for each in _listed(piece.text)]
    found += [each for piece in kept if piece.kind == "prose" for each in _mentioned(piece.text)]
    found += [each for piece in pieces if piece.kind == "title" for each in _mentioned(piece.text)]
    yield from _once(found)


def _listed(line: str) -> Iterator[Held]:
    """What a list names: each item by itself, so that everyday words count where they are a whole item."""
    yield from _mentioned(line)
    for item in _ITEMS.split(line):
        bare = _NOTE.sub("", item.rpartition(":")[2]).strip(" .")
        yield from _named(bare, whole=True)


def _mentioned(line: str) -> Iterator[Held]:
    taken: list[tuple[int, int]] = []
    for hit in tools.mentions(line):
        taken.append((hit.start, hit.end))
        yield Held(kind="tool", id=hit.id, name=name_of(hit.id), quote=_quoted(line, hit.start, hit.end))
    for hit in skills.mentions(line):
        if not any(start < hit.end and hit.start < end for start, end in taken):
            yield Held(kind="skill", id=hit.id, name=name_of(hit.id), quote=_quoted(line, hit.start, hit.end))


def _named(item: str, *, whole: bool = False) -> Iterator[Held]:
    """The tools and skills of a short name; `whole`: only where it is one name from end to end."""
    exact = tools.lexicon().exact(item) or skills.lexicon().exact(item)
    some = (exact,) if exact else () if whole else (*tools.find(item), *skills.find(item))
    for each in some:
        yield Held(kind=kind_of(each), id=each, name=name_of(each), quote=item)


def _quoted(line: str, start: int, end: int) -> str:
    """The words around a mention, whole words only."""
    if len(line) <= _QUOTE:
        return line
    low, high = max(0, start - _QUOTE // 2), min(len(line), end + _QUOTE // 2)
    words = line[low:high]
    words = words if low == 0 else "… " + words.partition(" ")[2]
    return words if high == len(line) else words.rpartition(" ")[0] + " …"


def _tongues(text: str) -> Iterator[Held]:
    for cue in cues_of(text).all("language"):
        yield Held(kind="language", id=cue.id, name=language_name(cue.id), quote=text[:_QUOTE])


def _languages(pieces: Iterable[Piece]) -> Iterator[Held]:
    """Languages of lists of languages, and those a sentence says are mastered; how they were learned is nobody's business."""
    found: list[Held] = []
    spoken = next(each for each in extractors() if each.field == "languages")
    for piece in pieces:
        if piece.kind == "language":
            found += [Held(kind="language", id=each.id, name=each.name) for each in _tongues(piece.text)]
        elif piece.kind == "prose":
            told = spoken.read(Document(text=piece.text), {}) or ()
            found += [Held(kind="language", id=each.language, name=language_name(each.language)) for each in told]
    yield from _once(found)


def _sought(pieces: Iterable[Piece]) -> Iterator[Held]:
    """What a person calls themselves in the first words of a sentence."""
    for piece in pieces:
        if piece.kind == "prose":
            words = _OPENING.sub("", _CLAUSE.split(_OPENING.sub("", piece.text), maxsplit=1)[0].strip()).strip()
            match = match_title(words) if 0 < len(words.split()) <= 6 else None
            if match and match.plain >= 0.9:
                yield Held(kind="role", id=match.role.id, name=match.role.name, quote=words)
                return


def _latest(titles: list[Piece], pieces: Iterable[Piece], today: date) -> str | None:
    """The title of the employment that ended last; of equals the first in the text."""
    ends: dict[int, int] = {}
    for piece in pieces:
        if piece.kind == "dates":
            ends[piece.run] = max([ends.get(piece.run, 0), *(span.end for span in employments(piece.text, today))])
    return max(titles, key=lambda each: ends.get(each.run, 0)).text if titles else None


def _years(pieces: Iterable[Piece], titled: set[int], today: date, quotes: dict[str, str]) -> float | None:
    """The years of experience: the more of what is said and what the employments cover."""
    spans: list[Employment] = []
    for piece in pieces:
        if (piece.work and piece.kind in {"dates", "prose"}) or (piece.kind == "dates" and piece.run in titled):
            spans += employments(piece.text, today)
    covered = years_of(spans)
    said = max(
        (each for piece in pieces if piece.kind == "prose" and (each := years_said(piece.text))),
        default=None, key=lambda each: each[0],
    )  # fmt: skip
    if said and said[0] >= (covered or 0.0):
        quotes["years"] = said[1]
        return said[0]
    if covered is not None:
        quotes["years"] = f"{covered:g} years in the employments listed"
    return covered


def _education(pieces: Iterable[Piece], quotes: dict[str, str]) -> str | None:
    """The highest level of education completed."""
    best: str | None = None
    for piece in pieces:
        if piece.kind != "degree" and not (piece.kind == "prose" and _LEARNED.search(piece.text)):
            continue
        told = read_education_line(piece.text, {})
        if not told or told.get("enrolled"):
            continue
        for each in (*told.get("levels", ()), told["level"]):
            if each in RANK and (best is None or RANK[each] > RANK[best]):
                best = each
                quotes["education"] = told["quote"] or each
    return best


@cache
def _known_names() -> tuple[str, ...]:
    return tuple(sorted({name_of(each) for each in (*tools.TOOLS(), *skills.SKILLS())}))


def _nearest(item: str) -> tuple[str, ...]:
    found = process.extract(item, _known_names(), scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR, processor=str.lower)
    return tuple(name for name, _, _ in found)
