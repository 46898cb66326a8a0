"""Ready pieces of adverts with their facts, from which the bulk form puts postings together by the thousand."""

from typing import NamedTuple

from metier.model.facts import Duty, Education, Experience, HardSkill, Tool
from metier.simulate import compose, tables
from metier.simulate.compose import Section
from metier.simulate.draws import Draws
from metier.simulate.grammar import Mark, read_marks
from metier.simulate.page import Written
from metier.simulate.vacancies import Vacancy

_REQS = {"requirements": "required", "preferred": "preferred"}


class Piece(NamedTuple):
    """Words of one line or section, and what is read from them; offsets of `marks` are into the words."""

    words: str
    marks: tuple[Mark, ...]
    req: str


class Parts(NamedTuple):
    """The pieces of one advert: the two head sections on demands whole, duties line by line."""

    team: Piece
    duties: tuple[Piece, ...]
    demands: tuple[Piece, ...]


def piece(line: str, req: str = "context") -> Piece:
    """A line as a piece."""
    words, marks = read_marks(line)
    return Piece(words, marks, req)


def section_piece(section: Section) -> Piece:
    """A section with its heading as one piece, its lines as bullets."""
    lines = "\n".join(f"• {line}" for line in section.lines)
    return piece(f"{section.heading}\n\n{lines}", _REQS.get(section.kind, "context"))


def parts(vacancy: Vacancy, draws: Draws, written: Written) -> Parts:
    """Write one advert and cut it into pieces."""
    sections = {section.kind: section for section in compose.write(vacancy, draws, written).sections}
    asked = [sections[kind] for kind in ("requirements", "preferred") if kind in sections]
    return Parts(
        piece(sections["about_role"].lines[0]),
        tuple(piece(line) for line in sections["duties"].lines),
        tuple(section_piece(section) for section in asked),
    )


class Gathered:
    """The text of one posting and the facts in it, as pieces are added."""

    __slots__ = ("duties", "education", "experience", "length", "skills", "tools", "words")

    def __init__(self) -> None:
        """Begin empty."""
        self.words: list[str] = []
        self.length = 0
        self.tools: dict[str, Tool] = {}
        self.skills: dict[str, HardSkill] = {}
        self.duties: list[Duty] = []
        self.experience: Experience | None = None
        self.education: Education | None = None

    def text(self) -> str:
        """The whole text."""
        return "".join(self.words)

    def add(self, words: str) -> int:
        """Add words; where they start."""
        start = self.length
        self.words.append(words)
        self.length = start + len(words)
        return start

    def add_piece(self, piece: Piece) -> int:
        """Add a piece with its facts; where it starts. A tool named twice keeps the firmest demand."""
        start = self.add(piece.words)
        equivalent = any(mark.kind == "equivalent" for mark in piece.marks)
        for mark in piece.marks:
            self._read(piece, mark, start, equivalent)
        return start

    def _read(self, piece: Piece, mark: Mark, start: int, equivalent: bool) -> None:
        quote = piece.words[mark.start : mark.end]
        left, right = start + mark.start, start + mark.end
        if mark.kind == "tool":
            known = self.tools.get(mark.id)
            if known is None or (known.req != "required" and piece.req == "required"):
                name = tables.tool_names()[mark.id]
                self.tools[mark.id] = Tool(
                    quote=quote, start=left, end=right, id=mark.id, name=name.name, category=name.category, req=piece.req
                )
        elif mark.kind == "skill" and mark.id not in self.skills:
            self.skills[mark.id] = HardSkill(quote=quote, start=left, end=right, id=mark.id, name=quote, req=piece.req)
        elif mark.kind == "exp" and self.experience is None:
            least, _, most = mark.id.partition("-")
            self.experience = Experience(
                quote=quote, start=left, end=right, min_years=float(least), max_years=float(most) if most else None
            )
        elif mark.kind == "edu" and self.education is None:
            self.education = Education(
                quote=quote, start=left, end=right, level=mark.id, required=piece.req == "required", equivalent_ok=equivalent
            )

    def add_duty(self, piece: Piece) -> None:
        """Add a duty as a bullet."""
        self.add("• ")
        start = self.add_piece(piece)
        self.duties.append(Duty(quote=piece.words, start=start, end=start + len(piece.words)))
        self.add("\n")
