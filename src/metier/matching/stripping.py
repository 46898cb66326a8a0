"""A CV without the person: the pieces in which work, knowledge and degrees are told, and nothing else.

Lines are kept for what they are, never for what they say: sentences and bullets, lists of skills, lines that head an employment,
degrees. Whatever stands above the first of these, is labelled as the person's, or cannot be told is not read at all. Two CVs that
differ in who wrote them, where they live and where or when they learned leave the same pieces.
"""

import re
from collections import Counter
from typing import NamedTuple

from metier.errors import UsageError
from metier.matching.scrubbing import scrub
from metier.matching.sections import BULLET, heading_of, is_name, is_sentence, label_of, words
from metier.matching.spans import dates_in, has_dates
from metier.taxonomy.gazetteer import key, named_country, region, regions_named
from metier.taxonomy.roles import match_title

MOST = 100_000
"""Characters of a CV that are taken; no CV is as long."""
_MOST_LINES, _LONGEST_LINE = 3_000, 3_000
_CUT = re.compile(r"\s*[|•·\t;]\s*|\s+[–—-]+\s+|,\s+|\s+@\s+|\s{3,}")
_WIDE = re.compile(r"\s*[|•·\t]\s*|\s+[–—-]+\s+")
_PARTS = re.compile(r"\s*[,|•·\t;]\s*|\s+[–—-]+\s+|\s+@\s+|\s+(?:at|bei|chez|for|in)\s+(?=[^\Wa-z\d_])|\s{3,}")
_PLAIN = 0.6
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_MARKUP = re.compile(r"\*\*|__|`|^\s*#+\s+|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")
_LEAD = re.compile(r"([^,.;|]*)[,.;|]\s*")
_DATED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th|\.)?\s+[^\W\d]{3,9}\s+(?:19|20)\d\d")
_DEGREE = re.compile(
    r"\b(?:bachelor|master|diplom|degree|ph\.?d|doctorate|doctor of|b\.?sc|m\.?sc|b\.?a\.|m\.?a\.|b\.?s\.|m\.?s\.|b\.?eng|m\.?eng"
    r"|mba|associate of"
    r"|abitur|ged|staatsexamen|magister|licence|licenciatura|grado)",
    re.IGNORECASE,
)
_LISTED = frozenset({"contact", "name"})
_LIST, _FOOT = 3, 9
_PAGE = re.compile(r"\b(?:page|seite|página|pagina)\s*\d", re.IGNORECASE)


class Piece(NamedTuple):
    """`kind` is skills, prose, title and dates (of an employment, which share a `run`), degree or language.

    `work` marks those of a section about employments.
    """

    kind: str
    text: str
    run: int = 0
    work: bool = False


class Stripped(NamedTuple):
    """What may be read, and how often what was taken out, by kind."""

    pieces: tuple[Piece, ...]
    counts: dict[str, int]


def strip(text: str) -> Stripped:
    """Take the person out of a CV. Raises UsageError for what is no text, or longer than any CV."""
    if len(text) > MOST:
        raise UsageError(f"a CV of {len(text):,} characters", f"at most {MOST:,}", "paste the parts about work and skills")
    odd = sum((letter < " " and letter not in "\n\r\t\f\v") or letter == "\ufffd" for letter in text)
    if text.startswith("%PDF") or "\0" in text or odd > 20 + len(text) // 50:
        raise UsageError("a CV that is not text", "plain text", "open it and copy its words: metier reads no PDF or Word files")
    clean = _HIDDEN.sub("", text).replace("\u00a0", " ")
    lines = [_MARKUP.sub("", line).strip()[:_LONGEST_LINE] for line in clean.splitlines()[:_MOST_LINES]]
    return _Stripper(lines).run()


class _Stripper:
    """Goes through the lines once; `section` is None above the first line that may be read."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.counts: Counter[str] = Counter()
        self.pieces: list[Piece] = []
        self.section: str | None = None
        self.structured = any(self._opens(line) for line in lines)
        self.number, self.silent, self.running, self.heading = 0, False, False, False
        self.top = next((line for line in lines if line), "")
        self.last = max((place for place, line in enumerate(lines) if line), default=0)

    @staticmethod
    def _opens(line: str) -> bool:
        labelled = label_of(line)
        return bool(heading_of(line)) or bool(labelled and labelled[0] != "dropped")

    def run(self) -> Stripped:
        for place, line in enumerate(self.lines):
            if not line:
                self.silent = self.running = False
            elif not self._structure(line):
                self._line(line, closing=place == self.last and place > 0 and not self.lines[place - 1])
        counts = {kind: times for kind, times in sorted(self.counts.items()) if times}
        return Stripped(tuple(self.pieces), counts)

    def _structure(self, line: str) -> bool:
        """Whether a line is a heading, a label of the person, or stands under one: then nothing of it is read."""
        heading = heading_of(line)
        if heading:
            self.section, self.silent, self.running, self.heading = heading, False, False, False
            return True
        if line.casefold().strip(" :.,-") in words("document") or self._repeats(line):
            self.counts["name"] += line == self.top
            return True
        if line.casefold().strip(" ,.!") in words("closing"):
            self.section = "dropped"
        if self.section == "dropped" or self.silent:
            self.counts["personal"] += 1
            return True
        bare = BULLET.sub("", line)
        labelled = label_of(bare)
        if not labelled:
            return False
        kind, rest = labelled
        if kind == "dropped":
            self.counts["personal"] += 1
            self.silent = not rest
            return True
        if not rest or self.section is None:
            self.section = kind
        if rest and self.section == "skills" and kind == "languages":
            self._told("skills", rest)  # of programming, or spoken: what it names will tell
        if rest:
            self._told(kind, rest)
        return True

    def _repeats(self, line: str) -> bool:
        """Whether a line is the foot of a page: its number, or the line at the top of the text once more."""
        few = len(line.split()) <= _FOOT
        return few and (_PAGE.search(line) is not None or (line == self.top and is_name(line) and " " in line))

    def _line(self, line: str, *, closing: bool) -> None:
        if self.section is None:
            self._above(line)
        elif self._signs(line, closing=closing):
            self.counts["name"] += 1
        elif self.section in {"skills", "certificates", "languages", "education"}:
            self._told(self.section, line)
        elif self.section == "experience":
            self._work(line)
        else:
            self._summary(line)

    def _signs(self, line: str, *, closing: bool) -> bool:
        """Whether a line signs the CV: a place and a day, or a name by itself at the end."""
        if self.section in {"experience", "education", "certificates"} or BULLET.match(line):
            return closing and self.section != "certificates" and not BULLET.match(line) and is_name(line)
        dated = _DATED.search(line)
        if dated and len(line[: dated.start()].split()) <= 4 and not line[dated.end() :].strip(" ,."):
            self.section = "dropped"
            return True
        return closing and is_name(line) and "," not in line

    def _told(self, kind: str, line: str) -> None:
        """A line of a section that says what it is."""
        bare = BULLET.sub("", line)
        if kind in {"skills", "certificates"}:
            self._keep("skills", scrub(bare, self.counts, ("contact", "school", "name") if kind == "certificates" else _LISTED))
        elif kind == "languages":
            self._keep("language", scrub(bare, self.counts, ("contact", "pronoun")))
        elif kind == "education":
            self._degree(bare)
        elif kind == "experience":
            self._work(line)
        else:
            self._summary(line)

    def _degree(self, line: str) -> None:
        bare = scrub(line, self.counts, ("contact", "school", "graduation", "birth", "place", "name"))
        self.counts["graduation"] += len(re.findall(r"\b(?:19|20)\d\d\b", bare))
        for part in _CUT.split(re.sub(r"\b(?:19|20)\d\d\b", " ", bare)):
            if _DEGREE.search(part) or "school" in part.casefold():
                self._keep("degree", " ".join(part.split()).strip(" ,.:–—-"))

    def _work(self, line: str) -> None:
        """A line about employments: running text, or what heads one."""
        bare = BULLET.sub("", line)
        text = scrub(bare, self.counts)
        dated = has_dates(text)
        if (bare != line and not dated) or is_sentence(text):
            self._keep("prose", text)
            self.running, self.heading = True, False
        elif self.running and line[:1].islower() and self.pieces:
            self._join(text)
        else:
            self._heads(text)

    def _heads(self, text: str) -> None:
        """A line over an employment: of it nothing is kept but the title and the dates."""
        first = self.running or not self.heading
        self.number += first
        self.running, self.heading = False, True
        dates, bare = dates_in(text)
        self._keep("title", titled(bare, first=first))
        self._keep("dates", dates)

    def _summary(self, line: str) -> None:
        """A line of a section in words, or of a text without sections."""
        bare = BULLET.sub("", line)
        text = scrub(bare, self.counts)
        if bare != line or is_sentence(text):
            self._keep("prose", text)
            self.running, self.heading = True, False
        elif self.running and self.pieces and (line[:1].islower() or self.structured):
            self._join(text)
        elif _is_list(text):
            self._keep("skills", text)
        elif not self.structured and _DEGREE.search(text):
            self._degree(bare)
        elif not self.structured:
            self._heads(text)
        else:
            self.counts["unread"] += 1

    def _above(self, line: str) -> None:
        """A line above all that may be read: names, addresses, headlines. Running text, and lists without headings, end it."""
        parts = [part for part in _WIDE.split(line) if part]
        first = parts[0].split(",")[0] if parts else ""
        rest = line
        bulleted = BULLET.match(line) is not None
        if not bulleted and first and is_name(first) and (len(first.split()) > 1 or first == line.strip()):
            rest = _without_address(line[line.index(first) + len(first) :].lstrip(" ,.|•·\t–—-"))
            self.counts["name"] += 1
        text = scrub(BULLET.sub("", rest), self.counts)
        begins = bulleted or (is_sentence(text) and len(_WIDE.split(rest)) == 1)
        if begins or (not self.structured and _is_list(text)):
            self.section = "summary"
            self._keep("prose" if begins else "skills", text)
            self.running = begins
        elif rest:
            self.counts["header"] += 1

    def _keep(self, kind: str, text: str) -> None:
        if text:
            self.pieces.append(Piece(kind, text, self.number, self.section == "experience"))

    def _join(self, text: str) -> None:
        """A line that goes on with the one before it: rules then see the words side by side."""
        before = self.pieces.pop()
        self.pieces.append(before._replace(text=scrub(f"{before.text} {text}", self.counts)))


def titled(line: str, *, first: bool) -> str:
    """The part of a line that names a kind of work; empty where none does.

    One word is enough only where it begins the `first` line over an employment: towns and firms bear the names of trades
    (Baker, Cook).
    """
    for number, part in enumerate(each.strip(" (),.") for each in _PARTS.split(line)):
        match = match_title(part) if part and ((first and not number) or " " in part) else None
        if match and match.plain >= _PLAIN:
            return part
    return ""


def _without_address(line: str) -> str:
    """What follows a name without what stands before the first part that holds a word in small letters."""
    while (lead := _LEAD.match(line)) and not any(word[0].islower() for word in lead[1].split() if word not in words("particle")):
        line = line[lead.end() :]
    return line


def _is_list(text: str) -> bool:
    """Whether a line lists three things or more of a few words, none of them a place, a number or a kind of work."""
    parts = [part for part in _CUT.split(text) if part]
    if len(parts) < _LIST or any(len(part.split()) > 4 or part[0].isdigit() or re.search(r"\d{4}", part) for part in parts):
        return False
    return not any(_is_region(part) or match_title(part) for part in parts)


def _is_region(part: str) -> bool:
    if part.casefold() in words("region") or named_country(part) or regions_named(key(part)):
        return True
    return len(part) == 2 and part.isupper() and any(region(country, part) for country in ("US", "CA", "AU"))
