"""Where in a posting a sentence stands: about the employer, the duties, the requirements, the small print.

Headings decide first: a short line that is a known heading opens a zone that lasts until the next heading. Paragraphs without
a heading are told by the phrases in them, and so is what stands under a heading that does not speak of it: the small print
among the requirements, the employer's praise behind the benefits.
"""

import re
from bisect import bisect_right

import msgspec

from metier.facts.duty_words import starts_with_verb
from metier.facts.headings import LONGEST_HEADING, heading_key, heading_kind, headings, names_work
from metier.facts.zone_cues import (
    FIRM,
    KINDS,
    REACHED,
    Unit,
    demands_instead,
    judge_headed,
    judge_loose,
    judge_unheaded,
    leads_in,
    points,
    reaching,
    votes_of,
)

_LONG_PARAGRAPH = 900
_SPLIT = re.compile(r"(?<=[.!?])\s+(?=[A-Z(•*-])")
_INLINE = re.compile(r"(?:(?<=[.!?;)])\s+|^[\W_]*)([^\W\d_][\w'’&/ -]{2,45}?) ?:(?=[\s*])")
_POINT = re.compile(r"[.!?;)]")
_LONGEST_LABEL = 48
_AFTER = ("", " ", "*", "\t")
_MARKS = "-•*·▪●○‣►–—✅✓✔➢◦❖§+"
_LONGEST_ADDRESS = 160
_LINK = re.compile(r"\S*(?:job|career|appl|hiring|join|grnh|greenhouse|lever|ashby|workable|bit\.ly|@|e-mail)\S*", re.IGNORECASE)
_LISTED = 200
_WRAPPED = _SHORT_ITEM = 60
_SHORT = 40
# how many points for a zone are a reason to look closer at a line under a heading: at any line, and at a bulleted one
_LOUD = {kind: reaching({other: 1 for other in KINDS if other != kind}) for kind in KINDS}
_HEARD = {kind: reaching({other: 4 for other in ("legal", "benefits", "apply") if other != kind}) for kind in KINDS} | {
    "requirements": reaching({"legal": 6, "benefits": 4, "apply": 8}),
    "preferred": reaching({"legal": 6, "benefits": 4, "apply": 8}),
    "duties": reaching({"legal": 6, "benefits": 4, "apply": 8, "requirements": 4}),
}


class Zone(msgspec.Struct, frozen=True):
    """A stretch of text of one kind, `start` included and `end` excluded."""

    kind: str
    start: int
    end: int


class _Cutter:
    """Walks a posting's lines and decides the zone of each."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.votes = votes_of(text)
        self.headed: str | None = None
        self.items = 0  # lines under the heading so far
        self.other: str | None = None  # the zone of the line before where it was not its heading's
        self.left = False  # prose under the heading turned to something else
        self.why_at = -1  # where a heading `Why join us` stands that is not yet settled
        self.unheaded = self.last = "other"
        self.starts: list[int] = []
        self.kinds: list[str] = []

    def cut(self) -> tuple[Zone, ...]:
        """The zones in order, neighbours of one kind joined."""
        start, text, before = 0, self.text, ""
        for line in text.split("\n"):
            length = len(line)
            end = start + length + 1
            wrapped = len(before) > _WRAPPED and line[:1].islower() and (before[-1].isalnum() or before[-1] == ",")
            before = line
            item = length > _SHORT_ITEM and line[0] in _MARKS and line[-1] != ":"
            kind = heading_kind(line) if length <= LONGEST_HEADING and not wrapped and not item else None
            if wrapped:
                self._add(self.last, start)
            elif kind:
                self._open(kind)
                if kind == "benefits" and line.lstrip(" *_#")[:3].lower() == "why":
                    self.why_at = start
                self._add(kind, start)
            elif length < 3 or line.isspace():
                self._add(self.last, start)
            else:
                self._paragraph(start, end, line)
            start = end
        ends = [*self.starts[1:], len(text)]
        return tuple(map(Zone, self.kinds, self.starts, ends)) if text else ()

    def _open(self, kind: str) -> None:
        self.headed = self.unheaded = kind
        self.items, self.left, self.why_at = 0, False, -1

    def _add(self, kind: str, start: int) -> None:
        if kind != self.last or not self.starts:
            self.last = kind
            self.starts.append(start)
            self.kinds.append(kind)

    def _paragraph(self, start: int, end: int, line: str) -> None:
        if ": " not in line and ":*" not in line and line[-1] != ":":
            if end - start > _LONG_PARAGRAPH:
                self._judge(start, end)
            else:
                self._unit(start, end)
            return
        for piece_start, piece_end, kind in _at_headings(line, start, end):
            if not kind:
                self._judge(piece_start, piece_end)
                continue
            if piece_end == end and line.endswith(":"):
                self._open(kind)  # the line ends with the heading: what follows belongs to it
            elif self.headed is None and kind in FIRM:  # `Salary: 90k` says nothing of the next line
                self.unheaded = kind
            self._add(kind, piece_start)

    def _judge(self, start: int, end: int) -> None:
        """Tell the zone of a line, and of each sentence of a long paragraph."""
        cut = start
        if end - start > _LONG_PARAGRAPH:
            for match in _SPLIT.finditer(self.text, start, end):
                self._unit(cut, match.end(), inside=True)
                cut = match.end()
        if cut < end:
            self._unit(cut, end, inside=cut > start)

    def _unit(self, start: int, end: int, *, inside: bool = False) -> None:
        votes = self.votes.between(start, end)
        bulleted = self.text[start] in _MARKS
        self.items += 1
        headed = self.headed
        if headed and self._is_silent(votes, bulleted, start, end):
            self._add(headed, start)
            return
        words = self.text[start:end].strip()
        if not words:
            self._add(self.last, start)
            return
        unit = Unit(words, points(votes), bulleted=bulleted or words[0] in _MARKS, inside=inside)
        kind = _address(words) if len(words) < _LONGEST_ADDRESS and ("/" in words or "mail" in words or "#" in words) else None
        if kind is None:
            kind = self._under(unit) if headed else self._free(unit, start)
        self._add(kind, start)

    def _is_silent(self, votes: int, bulleted: bool, start: int, end: int) -> bool:
        """Whether an item says nothing of another zone than its heading's, as most do: it need not be looked at."""
        headed = self.headed or "other"
        if headed == "about_role" or self.left or self.why_at >= 0:
            return False
        if bulleted:
            return not (votes + _HEARD[headed]) & REACHED
        return not (votes + _LOUD[headed]) & REACHED and end - start > _SHORT and self.text.find("://", start, end) < 0

    def _under(self, unit: Unit) -> str:
        """The zone of a line under a heading."""
        if self.why_at >= 0:
            self._settle_why(unit)
        headed = self.headed or "other"
        told = judge_headed(unit, headed) or self._turned(unit, headed)
        lead = leads_in(unit) if unit.words[-1] == ":" else None
        if lead and lead != headed and (told == lead or (told is None and headed in ("about_employer", "about_role"))):
            self._open(lead)
            return lead
        if told is None and headed == "about_role" and unit.bulleted and starts_with_verb(unit.words.lstrip(_MARKS + " ")):
            told = "duties"  # what `About the role` lists to be done
        elif told == self.other and told in ("requirements", "benefits") and headed in FIRM and not unit.prose:
            self._open(told)  # two lines in a row that speak plainly of another zone
        self.other = told
        stays = self.left and not unit.votes.get(headed)
        if headed in FIRM:
            stays = stays and not unit.bulleted and self.last != "legal"
        return told or (self.last if stays else headed)

    def _turned(self, unit: Unit, headed: str) -> str | None:
        """The zone to which the lines under a heading have turned without another heading."""
        if headed == "duties" and demands_instead(unit) and not starts_with_verb(unit.words.lstrip(_MARKS + " ")):
            return "requirements"
        firm = headed in FIRM
        before = 2 if firm else int(headed != "about_role")
        if self.items <= before or (firm and not unit.prose):
            return None
        told = judge_loose(unit, headed)
        self.left = self.left or (told is not None and unit.prose and headed != "about_role")
        return told

    def _settle_why(self, unit: Unit) -> None:
        """`Why join us` opens a list of benefits, or prose about the employer."""
        start, self.why_at = self.why_at, -1
        if unit.bulleted or unit.votes.get("benefits", 0) >= 4:
            return
        while self.starts and self.starts[-1] >= start:
            self.starts.pop()
            self.kinds.pop()
        self.last = self.kinds[-1] if self.kinds else "other"
        self._open("about_employer")
        self._add("about_employer", start)

    def _free(self, unit: Unit, start: int) -> str:
        """The zone of a line where no heading came before."""
        if not self.starts and (self.text.find("|", start, start + 200) >= 0 or not unit.prose):
            return "other"  # the head of the posting
        short = not unit.prose and len(unit.words) < _LISTED
        told = None if self._lists_role(unit, short) else judge_unheaded(unit, self.unheaded)
        if told is None and short and names_work(unit.words[:100]):
            told = "about_role"
        if told is None and self.unheaded == "other" and unit.prose:
            told = "about_employer"
        if unit.inside and told in ("legal", "apply"):
            return told  # a sentence in a long paragraph that goes on with something else
        self.unheaded = told or self.unheaded
        lead = leads_in(unit) if unit.words[-1] == ":" else None
        if lead:
            self._open(lead)
        return lead or self.unheaded

    def _lists_role(self, unit: Unit, short: bool) -> bool:
        """`Data Engineer | Berlin | 90k`: an opening, whatever else its line says."""
        words = unit.words
        if unit.bulleted and self.unheaded in ("other", "about_employer", "about_role") and names_work(words[:60]):
            return True
        return short and ("|" in words or "://" in words) and names_work(words)


def _address(words: str) -> str | None:
    """The zone of a line that is nothing but an address: where to apply, or a reference."""
    if words.startswith("#LI"):
        return "other"  # a tag for a job site
    if "://" not in words and "@" not in words and "e-mail" not in words:
        return None
    if words[0] == "[" and words[1:2].isdigit():
        return "other"
    if " " in words[:-1].strip("[]()<>").replace("e-mail removed", ""):
        return None
    return "apply" if _LINK.match(words) else "other"


def _at_headings(line: str, start: int, end: int) -> list[tuple[int, int, str | None]]:
    """Cut a line at the headings that stand inside it before a colon."""
    colon = line.find(":")
    if line.find(":", colon + 1) < 0 and _POINT.search(line, 0, colon) is None:  # at most a label at its start
        kind = (
            headings().exact.get(heading_key(line[:colon]))
            if colon <= _LONGEST_LABEL and line[colon + 1 : colon + 2] in _AFTER
            else None
        )
        return [(start, end, kind)]
    cuts: list[tuple[int, int, str | None]] = []
    cut, kind = start, None
    for match in _INLINE.finditer(line + "\n"):
        opened = headings().exact.get(heading_key(match.group(1)))
        if opened and (opened != "other" or cut == start + match.start()):
            if start + match.start(1) > cut:
                cuts.append((cut, start + match.start(1), kind))
            cut, kind = start + match.start(1), opened
    return [*cuts, (cut, end, kind)]


def find_zones(text: str) -> tuple[Zone, ...]:
    """Cut a text into zones: in order, without gaps, neighbours of different kinds; at least one."""
    return _Cutter(text).cut() or (Zone("other", 0, len(text)),)


def _start(zone: Zone) -> int:
    return zone.start


def zone_at(zones: tuple[Zone, ...], offset: int) -> str:
    """The kind of the zone that holds `offset`; `other` outside the text."""
    number = bisect_right(zones, offset, key=_start) - 1
    return zones[number].kind if number >= 0 and offset < zones[number].end else "other"
