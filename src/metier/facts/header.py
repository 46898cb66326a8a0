"""The head of a posting: its title, or the first line of a forum post cut at its bars (`Acme | Backend Engineer | Berlin`)."""

import re
from functools import cache, lru_cache

import msgspec

from metier.facts.document import Document
from metier.taxonomy import titles
from metier.taxonomy.roles import ROLES, match_title

LONGEST_HEAD = 400
_BARS = re.compile(r"\s*[|│¦]\s*|\n|\s+[-–—]{1,3}\s+(?=(?:remote|onsite|on-site|hybrid|full[- ]time)\b)", re.IGNORECASE)
_SAYS = re.compile(
    r"^[ \t*•-]*(location|locations|job location|where|role|roles|position|positions|remote|workplace"
    r"|work location|office)s?[ \t]*:[ \t]*(.{1,200})$",
    re.IGNORECASE | re.MULTILINE,
)


class Piece(msgspec.Struct, frozen=True):
    """A part of the head; offsets are into the text, or into the title when `in_title`."""

    words: str
    start: int
    end: int
    in_title: bool = False


def is_post(document: Document) -> bool:
    """Whether the document is a forum post: its first line has bars, and the title repeats it or was cut from it."""
    line = first_line(document.text)
    return "|" in line and (not document.title or document.title.strip()[:20] in line)


def first_line(text: str) -> str:
    """The first line that holds words, at most 400 characters."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start, start + LONGEST_HEAD)
    if end >= 0 and "|" in text[start:end]:  # a head broken over two lines goes on while its lines have bars
        second = text.find("\n", end + 1, start + LONGEST_HEAD)
        end = second if second >= 0 and "|" in text[end + 1 : second] and second - end < 160 else end
    return text[start : end if end >= 0 else start + LONGEST_HEAD].rstrip()


def head(document: Document) -> list[Piece]:
    """The pieces of the title and, in a forum post, of the first line; the employer's own name left out."""
    text, line = document.text, first_line(document.text)
    if is_post(document):
        found = _cut(line, len(text) - len(text.lstrip()), in_title=False)
    else:
        found = _cut(first_line(document.title), 0, in_title=True)
    named = match_title(found[0].words) if found else None
    # `Architect Labs` is the employer; `Data Engineer` was only taken for one
    alone = bool(found) and found[0].words.casefold() == document.employer.casefold()
    is_role = named is not None and named.plain >= 0.8 and (not alone or names_worker(found[0].words))
    return found[1:] if len(found) > 1 and _same(found[0].words, document.employer) and not is_role else found


@cache
def _workers() -> frozenset[str]:
    """The words that names of roles end with: engineer, nurse, driver..."""
    return (
        frozenset(titles.turned(titles.fold(role.name.partition(",")[0]))[-1] for role in ROLES().values())
        - {"product", "staff"}
        - set(titles.words().field)
    )


def names_worker(words: str) -> bool:
    """Whether words end with a name for one who works, levels aside, or begin with `head of` and the like."""
    folded = titles.fold(words)
    if folded[:1] and folded[0] in {"head", "chief", "director", "vp"}:
        return True
    last = next((word for word in reversed(folded) if not titles.is_level(word)), "")
    return last in _workers() or last.removesuffix("s") in _workers()


def _cut(line: str, offset: int, *, in_title: bool) -> list[Piece]:
    found: list[Piece] = []
    start = 0
    for match in [*_BARS.finditer(line), None]:
        end = match.start() if match else len(line)
        words = line[start:end]
        if words.strip():
            lead = len(words) - len(words.lstrip())
            found.append(Piece(words.strip(), offset + start + lead, offset + start + len(words.rstrip()), in_title))
        start = match.end() if match else end
    return found


def _same(words: str, employer: str) -> bool:
    return bool(employer) and (
        words.casefold().startswith(employer.casefold()[:40]) or employer.casefold().startswith(words.casefold())
    )


def said(document: Document, *names: str) -> list[Piece]:
    """What stands behind a name and a colon at the start of a line among the first 4,000 characters (`Location: Berlin`)."""
    wanted = {name.lower() for name in names}
    return [piece for name, piece in _named(document.text[:4000]) if name in wanted]


@lru_cache(maxsize=4)
def _named(text: str) -> list[tuple[str, Piece]]:
    return [
        (match[1].lower(), Piece(match[2].strip(), match.start(2), match.start(2) + len(match[2].rstrip())))
        for match in _SAYS.finditer(text)
        if match[2].strip()
    ]
