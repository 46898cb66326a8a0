"""A title taken apart: what the work is called, how senior, on what terms, for what part of the firm, what is decoration.

`Sr. Software Engineer, Growth (m/w/d) - Berlin` is called `Software Engineer`, level senior, specialty `Growth`; the place is
removed and kept among the removed parts.
"""

import re

import msgspec

from metier.facts.title_terms import employment_of, is_aside, is_bare_term, training_of
from metier.taxonomy import titles
from metier.taxonomy.levels import LevelRead, level_words, read_level
from metier.taxonomy.places import exact
from metier.taxonomy.role_phrases import vocabulary

_LEADS = ("manager", "director", "executive")
_BRACKET = re.compile(r"[(\[{]([^()\[\]{}]{0,120})[)\]}]")
_CUT = re.compile(r"\s*[|•·–—;]\s*|,\s+|\s+-+\s+|-\s+|\s-+|:\s+|\s@\s")
_WIDE = re.compile(r"\s*[|•·–—;]\s*|\s+-+\s+|:\s+")
_SHOUT = re.compile(
    r"^\W*(urgent(?:ly)?(?:\s+(?:hiring|required|requirement|opening))?\W*|now hiring\W*|hiring\W+)(?=\w)", re.IGNORECASE
)
_SPANISH_PAIR = re.compile(r"(?<=[a-z])(?:r|o)?/a\b")
_WRITTEN_OUT = {
    "dev": "Developer", "eng": "Engineer", "engr": "Engineer", "mgr": "Manager", "sr": "Senior", "snr": "Senior", "jr": "Junior",
    "dir": "Director", "asst": "Assistant", "assoc": "Associate", "coord": "Coordinator", "rep": "Representative",
}  # fmt: skip
_AREA = re.compile(r"\b(?:region|area|metro|greater|raum)\b", re.IGNORECASE)
_TO = re.compile(r"^(?:zum|zur|als|im bereich|en tant que)\s+", re.IGNORECASE)
_EITHER = re.compile(r"\s*(?:[/,&]|\band\b)\s*")
_AREAS = frozenset(
    {"us", "usa", "uk", "eu", "emea", "apac", "latam", "global", "dach", "nordics", "benelux", "amer", "americas", "anz"}
)
_MODIFIERS = frozenset({"senior", "founding"})


class TitleParts(msgspec.Struct, frozen=True):
    """The parts of a title. `removed` and `specialties` are as written; `level` is the grade as written (`II`, `L5`).

    `seniority` is one of the nine levels or None, `seniority_max` the upper of two named levels. `track` is ic or manager.
    `employment_type` is one of the contract's values or OTHER (apprenticeships), None where the title says nothing.
    `role_marker` is working_student or apprenticeship. `modifiers` are level words beside the deciding one.
    """

    title: str = ""
    seniority: str | None = None
    level: str | None = None
    track: str = "ic"
    employment_type: str | None = None
    gender_marker: str | None = None
    specialties: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    seniority_max: str | None = None
    modifiers: tuple[str, ...] = ()
    role_marker: str | None = None


def title_parts(line: str) -> TitleParts:
    """Take a title apart; of a line longer than 300 characters the first 300 are read."""
    text = " ".join(line[: titles.LONGEST_TITLE].replace("’", "'").replace("\x00", " ").split())
    gender, bare = _gender(text)
    removed: list[str] = []
    shout = _SHOUT.match(bare)
    if shout:
        removed.append(shout[1].strip())
        bare = bare[shout.end() :]
    read = read_level(text)
    pieces = _pieces(_without_grade(bare, read), removed)
    name, specialties = _name(pieces)
    marker = training_of(text)
    modifiers = _modifiers(name, read)
    return TitleParts(
        title=_called(name, specialties, read, intern=read.level == "intern"),
        seniority=_seniority(read, name),
        level=read.grade.written if read.grade else "Distinguished" if "distinguished" in titles.fold(name) else None,
        track="manager" if read.level in _LEADS else "ic",
        employment_type=employment_of(text, intern=read.level == "intern"),
        gender_marker=gender,
        specialties=tuple(specialties),
        removed=tuple(removed),
        seniority_max=read.highest,
        modifiers=modifiers,
        role_marker=marker,
    )


def _gender(text: str) -> tuple[str | None, str]:
    """The gender marker as written, the last where there are two, and the title without it and without feminine endings."""
    found = [match[0].strip("()[] ") for match in titles.GENDER.finditer(text)]
    pair = _SPANISH_PAIR.search(text)
    bare = titles.FEMININE.sub("", titles.GENDER.sub(" ", text))
    return (found[-1] if found else "o/a" if pair else None), " ".join(bare.split())


def _without_grade(text: str, read: LevelRead) -> str:
    written = read.grade.written if read.grade else ""
    return re.sub(rf"(?<![\w&]){re.escape(written)}(?!\w)", " ", text, count=1) if written else text


def _pieces(text: str, removed: list[str]) -> list[str]:
    """The parts of a title in order, those that say terms, places, pay or haste moved to `removed`."""
    inner = [match[1].strip() for match in _BRACKET.finditer(text)]
    outer = _BRACKET.sub("\x00", text)
    kept: list[str] = []
    for wide in _WIDE.split(outer):
        if kept and "," in wide and all(_is_decoration(part.strip()) for part in wide.replace("\x00", "").split(",")):
            removed.append(wide.strip())
            continue
        for piece in _CUT.split(wide):
            _sort(piece, inner, kept, removed)
    return kept or [removed.pop(0)] if removed else kept


def _sort(piece: str, inner: list[str], kept: list[str], removed: list[str]) -> None:
    outside = piece.replace("\x00", " ").strip(" ,-/!*")
    bracketed = [inner.pop(0) for _ in range(piece.count("\x00"))]
    front = piece.lstrip().startswith("\x00") and outside
    for item in (*(bracketed if front else ()), outside, *(() if front else bracketed)):
        if not item or is_bare_term(item) or _is_initials(item, kept):
            continue
        if _is_decoration(item):
            removed.append(item)
        elif not _is_level_only(item):
            kept.append(item)


def _is_decoration(item: str) -> bool:
    return is_aside(item) or _is_place(item) or bool(titles.MONEY.fullmatch(item.strip()))


def _is_place(item: str) -> bool:
    """Whether a part names places only; what is a word of trades too (`Mobile`, `Reading`) names none."""
    words = titles.fold(item)
    if words and all(word in _AREAS for word in words):
        return True
    if not words or not item[0].isupper() or all(word in vocabulary() for word in words):
        return False
    pieces = [_AREA.sub("", piece).strip() for piece in _EITHER.split(item)]
    return bool(exact(item)) or all(piece and exact(piece) for piece in pieces)


def _is_initials(item: str, kept: list[str]) -> bool:
    """`(CTO)` behind `Chief Technology Officer` repeats it."""
    return bool(kept) and item.isupper() and len(item) > 1 and item == "".join(word[0] for word in kept[-1].split()).upper()


def _is_level_only(item: str) -> bool:
    words = titles.fold(item)
    return bool(words) and len(level_words(words)) == len(words)


def _name(pieces: list[str]) -> tuple[str, list[str]]:
    return (pieces[0], pieces[1:]) if pieces else ("", [])


def _modifiers(name: str, read: LevelRead) -> tuple[str, ...]:
    words = set(titles.fold(name)) & _MODIFIERS
    if read.highest or (read.level == "senior" and "founding" not in words):
        return ()
    return tuple(sorted(words))


def _seniority(read: LevelRead, name: str) -> str | None:
    """The level; a team lead by title alone is a lead, a staff nurse or staff accountant the plain grade of the trade."""
    if read.team_lead and read.level == "manager":
        return "staff"
    words = titles.fold(name)
    return read.level or ("mid" if words[:1] == ("staff",) and len(words) > 1 else None)


def _called(name: str, specialties: list[str], read: LevelRead, *, intern: bool) -> str:
    """What the work is called, without its level; a leader's word keeps what is led."""
    leading = read.level in _LEADS and not read.team_lead
    kept = _without_levels(name, keep_senior=leading)
    words = titles.fold(kept)
    if (
        leading
        and specialties
        and words
        and all(word in {"senior", "assistant", "manager", "vp", "head", "director"} for word in words)
    ):
        return _joined(kept, specialties.pop(0), words)
    if read.team_lead and words[:2] in {("team", "lead"), ("team", "leader")} and len(words) > 2:
        first, second, *rest = kept.split()
        return " ".join([*rest, first, second])
    kept = re.sub(r"(?<=[^\W\d_])/(?=[^\W\d_]{2})", " / ", kept) if "-" in kept else kept
    return _worker(kept) if intern else kept


def _joined(kept: str, led: str, words: tuple[str, ...]) -> str:
    """`Manager` + `Development` is the Development Manager, `VP` + `Product` VP Product, `Head` + `Data` Head of Data."""
    if words == ("manager",):
        return f"{led} {kept}"
    if words[-1] == "vp":
        return f"{kept} {led}"
    return f"{kept} of {led}" if words == ("head",) else f"{kept}, {led}"


def _worker(kept: str) -> str:
    """`Software Engineering` of an intern is a software engineer's work."""
    front, _, last = kept.rpartition(" ")
    worker = (
        titles.words().field.get(last.lower())
        if front and last.lower() in {"engineering", "development", "programming"}
        else None
    )
    return f"{front} {worker.capitalize()}" if worker else kept


def _without_levels(name: str, *, keep_senior: bool) -> str:
    written = [word for word in name.split() if titles.fold(word) or not _is_joint(word)]
    folded = [titles.fold(word) for word in written]
    flat = tuple(word for words in folded for word in words)
    said = level_words(flat)
    kept: list[str] = []
    at = 0
    for word, parts in zip(written, folded, strict=True):
        places = set(range(at, at + len(parts)))
        at += len(parts)
        stays = keep_senior and parts == ("senior",)
        if parts and places <= said and not stays:
            continue
        written_out = _WRITTEN_OUT.get(word.strip(".,").lower(), word)
        kept.append(word if written_out == "Developer" and at < len(flat) else written_out)
    return _TO.sub("", " ".join(kept).strip(" ,-/&+")) if kept else name


def _is_joint(word: str) -> bool:
    return word in {"-", "–", ","}
