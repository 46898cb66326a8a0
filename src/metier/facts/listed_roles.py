"""Roles a posting lists: titles in the head (`Staff Eng (AI), Lead Eng (Data)`) and lines that are titles (`- Data Engineer`)."""

import re
from functools import cache

import msgspec

from metier.facts.document import Document
from metier.facts.header import Piece, head, is_post, names_worker
from metier.taxonomy.levels import level
from metier.taxonomy.places import exact
from metier.taxonomy.role_phrases import by_head, english, phrases
from metier.taxonomy.roles import RoleMatch, match_title
from metier.taxonomy.titles import fold, singular

SURE = 0.8
CERTAIN = 0.95
MOST_OPENINGS = 40
LONGEST_BODY = 20_000
_OUTSIDE = r"(?![^(\[]*[)\]])"
_JOINTS = re.compile(rf"\s*(?:\+|,|&|;|\band\b)\s*{_OUTSIDE}", re.IGNORECASE)
_SLASH = re.compile(rf"\s*/\s*{_OUTSIDE}")
_JOINED = re.compile(r"[|│¦,+&;/\n]|\band\b|\s[-–—]", re.IGNORECASE)
_MARK = re.compile(r"^[\s>*•·▪●○‣#–—=+→➢➤✅-]*(?:\(?\d{1,2}[.)]\s+)?(?:\d{1,2}\s?x\s+)?[*_]*")
_TITLE_END = re.compile(r"\s\[|\s[-–—|]{1,3}\s|[:;|]|\s*\(?https?://|\s{2,}|\.\s|[*_]{2}|\s=>|\s->")
_COUNT = re.compile(r"^(?:\s*\d{1,2}\s?x\s+|\s*(?:or|and|an?)\s+)", re.IGNORECASE)
_NAMED = re.compile(r"(?:(?:open|multiple|several|our|current) )?(?:roles|positions|openings|hiring)\s*:\s*\[?", re.IGNORECASE)
_SENTENCE = re.compile(
    r"^(?:we|you|our|backed|funded|founded|led|used|trusted|your|this|the|as|if|i|reports? to"
    r"|reporting|work|working|join|build|apply|about|to|with"
    r"|experience)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 9
_LONGEST_TITLE = 90


class Listed(msgspec.Struct, frozen=True):
    """One listed role: the title as written and the span it covers in the text (or in the title)."""

    title: str
    match: RoleMatch
    start: int
    end: int
    in_title: bool = False


@cache
def _heads() -> frozenset[str]:
    """The words of which a title has one: English head nouns, the first and last words of names in other languages."""
    other = phrases().keys() - english().keys()
    return frozenset(by_head()) | {word for phrase in other for word in (phrase[0], phrase[-1])}


def _match(words: str) -> RoleMatch | None:
    """The role that words name; most parts of a head and most lines lack a word for it and are not searched."""
    return None if _heads().isdisjoint(map(singular, fold(words))) else match_title(words)


def listed_roles(document: Document) -> list[Listed]:
    """The roles listed, at least two with different titles, or none. A posting whose title is one role lists none."""
    post = is_post(document)
    in_head = _in_head(head(document)) if post or _may_list(document.title) else []
    if not post and len(in_head) < 2 and match_title(document.title):
        return []
    in_lines = _different(_in_lines(document.text))
    if len(in_lines) >= 2:
        return in_lines
    return in_head if len(in_head) >= 2 else []


def _may_list(title: str) -> bool:
    """Whether a plain title can name two roles: it is joined, and has two words for roles or one for several."""
    if not _JOINED.search(title):
        return False
    words = fold(title)
    return sum(singular(word) in _heads() for word in words) > 1 or any(word[-1] == "s" for word in words)


def _different(found: list[Listed]) -> list[Listed]:
    kept: dict[tuple[str, ...], Listed] = {}
    for item in found:
        kept.setdefault(fold(item.title), item)
    return list(kept.values())[:MOST_OPENINGS]


def _in_head(pieces: list[Piece]) -> list[Listed]:
    found: list[Listed] = []
    for piece in map(_unnamed, pieces):
        parts = [part for whole in _parts(piece, _JOINTS) for part in _at_slashes(whole)]
        matches = [_match(part.words) for part in parts]
        shared = parts and matches[-1] and _names_worker(parts[-1]) and (not piece.in_title or parts[-1].words[-1:] in "sS")
        last = fold(parts[-1].words)[-1:] if shared else ()  # `Travel & Customer Service Coordinator` is one in a plain title
        for part, match in zip(parts, matches, strict=True):
            whole = match if _names_worker(part) else None
            completed = whole or (match_title(f"{part.words} {last[0]}") if last and len(fold(part.words)) <= 2 else None)
            if completed and completed.plain >= SURE and len(part.words) <= _LONGEST_TITLE and not exact(part.words):
                found.append(Listed(part.words, completed, part.start, part.end, part.in_title))
    different = _different(found)
    return different if len({(item.match.role.id, level(item.title)) for item in different}) >= 2 else []


def _unnamed(piece: Piece) -> Piece:
    """`Roles: [Data Engineer, Data Scientist]` without what says that they are roles."""
    named = _NAMED.match(piece.words)
    if named is None:
        return piece
    words = piece.words[named.end() :]
    kept = words.removesuffix("]") if "[" not in words else words
    return Piece(kept, piece.start + named.end(), piece.end - len(words) + len(kept), piece.in_title)


def _names_worker(part: Piece) -> bool:
    """Whether a part can be a role: in a plain title `Internal Audit` and `Developer Platform` name departments."""
    return not part.in_title or names_worker(part.words)


def _at_slashes(piece: Piece) -> list[Piece]:
    """`AI/ML Engineer` is one role, `Backend / DevOps engineers` two."""
    match = _match(piece.words)
    return [piece] if match and match.plain >= CERTAIN else _parts(piece, _SLASH)


def _parts(piece: Piece, joints: re.Pattern[str]) -> list[Piece]:
    found: list[Piece] = []
    start = 0
    for joint in [*joints.finditer(piece.words), None]:
        end = joint.start() if joint else len(piece.words)
        words = piece.words[start:end]
        count = _COUNT.match(words)
        shift = start + (count.end() if count else 0)
        if piece.words[shift:end].strip():
            found.append(Piece(piece.words[shift:end].strip(), piece.start + shift, piece.start + end, piece.in_title))
        start = joint.end() if joint else end
    return found


def _in_lines(text: str) -> list[Listed]:
    found: list[Listed] = []
    at = len(text[:LONGEST_BODY].split("\n", 1)[0]) + 1 if "|" in text[:400].split("\n", 1)[0] else 0
    for line in text[at:LONGEST_BODY].split("\n"):
        item = _of_line(line, at)
        if item:
            found.append(item)
        at += len(line) + 1
    return found


def _of_line(line: str, at: int) -> Listed | None:
    mark = _MARK.match(line)
    begin = mark.end() if mark else 0
    stop = _TITLE_END.search(line, begin)
    title = line[begin : stop.start() if stop else len(line)].strip(" \t*_-–—,.")
    if not 4 <= len(title) <= _LONGEST_TITLE or not (title[0].isupper() or title[1].isupper()) or _SENTENCE.match(title):
        return None
    if stop is None and line.rstrip().endswith((".", "!", "?")):
        return None
    match = _match(title) if len(fold(title)) <= _MOST_WORDS else None
    if match is None or match.plain < SURE:
        return None
    lead = len(line) - len(line.lstrip())
    return Listed(title, match, at + lead, at + len(line.rstrip()))
