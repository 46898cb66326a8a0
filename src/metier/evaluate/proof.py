"""Walking a rendered guide: every number must lead to a figure that prints it, every sentence must hold a figure.

The marks of the page (`site/blocks.html` sets them): `data-figure` names the figure that an element prints; `data-figures` those
whose values a chart draws; `data-posting` a posting shown as it is; `data-says` what else may hold digits: a `name`, a `code`
of a standard, the `scale` of an axis, a `rule` (a floor, in its own words), or how to read what stands there (`how`: no digits);
the `reason` why something is not shown may name the value of a floor beside what its figure counts.
"""

import math
import re
from collections.abc import Callable, Iterator

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from metier.guides.wording import figure_words, interval_words, number, share
from metier.model.figure import Figure
from metier.statistics.floors import RULES

NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?:k|m|%|st|nd|rd|th)?(?![\w])(?!-\d)")
_CHROME = frozenset({"form", "nav", "footer", "script", "style", "template"})
_VERBATIM = frozenset({"time", "q", "blockquote"})
_SPOKEN = ("title", "aria-label", "alt")
_FREE = frozenset({"name", "code", "scale"})
_LEVEL = "95%"
_FIGURE, _NAME = "\ue000", "\ue001"
_END = re.compile(f"(?<=[.!?])\\s+(?=[A-Z{_FIGURE}{_NAME}])")

FigureOf = Callable[[str], Figure]


class Flaw(msgspec.Struct, frozen=True):
    """What does not prove itself: `where` it stands (the id of the section), its words, and what is missing."""

    where: str
    words: str
    why: str


class Proof(msgspec.Struct, frozen=True):
    """What a page was found to print: the ids of its figures, how many numbers and sentences, and the flaws among them."""

    figures: tuple[str, ...]
    numbers: int
    sentences: int
    flaws: tuple[Flaw, ...]


def prove(html: str, figure_of: FigureOf) -> Proof:
    """Walk the main part of a page. `figure_of` gives a figure by its id; whatever it raises is a flaw."""
    walk = _Walk(figure_of)
    for main in LexborHTMLParser(html).css("main"):
        walk.take(main, _Place())
    return Proof(tuple(walk.ids), walk.numbers, walk.sentences, tuple(walk.flaws))


def printed(figure: Figure) -> frozenset[str]:
    """All numbers that may stand for a figure: value, interval and the ends of it, postings, employers, coverage; or its reason.

    Of a figure that is not published nothing but the reason and what was counted may stand anywhere.
    """
    words = [f"{figure.n:,} {figure.k:,}"]
    if figure.value is None:
        return _numbers(" ".join([*words, figure.suppressed or ""]))
    ends = [end for end in (figure.value, figure.low, figure.high) if end is not None]
    words += [figure_words(figure), interval_words(figure), _LEVEL, *(number(end, figure.unit) for end in ends)]
    words += [share(part) for part in (figure.coverage,) if part is not None]
    words += [share(max(math.ceil(part * 100) / 100, 0.01)) for part in (figure.top_employer_share,) if part is not None]
    return _numbers(" ".join(words))


class _Place(msgspec.Struct, frozen=True):
    """What is known of the element that words stand in; `value`: it prints the value of its figure and nothing else."""

    section: str = ""
    figures: tuple[str, ...] = ()
    says: str = ""
    free: bool = False
    value: bool = False
    names: frozenset[str] = frozenset()


class _Walk:
    """One walk over a page; the floors' words and the figures met are kept."""

    def __init__(self, figure_of: FigureOf) -> None:
        self._figure_of = figure_of
        self._printed: dict[str, frozenset[str]] = {}
        self._values: dict[str, frozenset[str]] = {}
        self._rules = " ".join(rule.words for rule in RULES.values())
        self._floors = {f"{rule.value:g}" for rule in RULES.values()}
        self.ids: dict[str, None] = {}
        self.numbers = self.sentences = 0
        self.flaws: list[Flaw] = []

    def take(self, node: LexborNode, place: _Place) -> None:
        """Walk an element whose surroundings are known."""
        if node.tag in _CHROME:
            return
        place = self._inside(node, place)
        for name in _SPOKEN:
            self._words(node.attributes.get(name) or "", msgspec.structs.replace(place, value=False))
        if node.tag in {"p", "figcaption"} and not place.figures and not place.free and place.says not in {"rule", "how"}:
            self._told(node, place)
        if node.attributes.get("data-says") == "rule" and NUMBER.search(node.text()) and _plain(node.text()) not in self._rules:
            self.flaws.append(Flaw(place.section, _plain(node.text()), "said to be a floor, and none says so"))
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                self._words(child.text_content or "", place)
            else:
                self.take(child, place)

    def _inside(self, node: LexborNode, place: _Place) -> _Place:
        given = node.attributes
        if node.tag == "section":
            place = msgspec.structs.replace(place, section=given.get("id") or "")
        if node.tag == "figure":
            names = " ".join(name.text() for name in node.css("[data-says=name]"))
            place = msgspec.structs.replace(place, names=_numbers(names))
        ids = (given.get("data-figures") or given.get("data-figure") or "").split()
        if ids:
            place = msgspec.structs.replace(place, figures=tuple(ids), value="fig" in (given.get("class") or "").split())
        if node.tag in _VERBATIM or given.get("data-posting"):
            place = msgspec.structs.replace(place, free=True)
        says = given.get("data-says") or ("scale" if "role-axis" in (given.get("class") or "") else "")
        return msgspec.structs.replace(place, says=says) if says else place

    def _words(self, words: str, place: _Place) -> None:
        """Numbers in words must be printed by the figures of their element."""
        found = NUMBER.findall(words)
        if place.free or place.says in _FREE or place.says == "rule":
            return
        for token in found:
            self.numbers += 1
            known = place.figures and (token in place.names or (place.says == "reason" and token in self._floors))
            if not any(token in self._of(one, place) for one in place.figures) and not known:
                why = f"not printed by {' '.join(place.figures)}" if place.figures else "a number without a figure"
                self.flaws.append(Flaw(place.section, _plain(words)[:160], f"{token}: {why}"))

    def _of(self, figure: str, place: _Place) -> frozenset[str]:
        self.ids[figure] = None
        if figure not in self._printed:
            try:
                held = self._figure_of(figure)
                self._printed[figure], self._values[figure] = printed(held), _numbers(figure_words(held))
            except Exception as error:  # any failure to resolve an id is the finding
                self._printed[figure] = self._values[figure] = frozenset()
                self.flaws.append(Flaw(place.section, figure, f"the id does not resolve: {error}"))
        return (self._values if place.value else self._printed)[figure]

    def _told(self, node: LexborNode, place: _Place) -> None:
        """Every sentence of a paragraph holds a figure."""
        for sentence in _END.split(_plain("".join(_marked(node)))):
            if re.search(r"\w", sentence):
                self.sentences += 1
                if _FIGURE not in sentence:
                    self.flaws.append(Flaw(place.section, sentence.replace(_NAME, "…")[:160], "a sentence without a figure"))


def _marked(node: LexborNode) -> Iterator[str]:
    """The words of an element, a figure and a name each as one sign."""
    for child in node.iter(include_text=True):
        given = child.attributes
        if child.tag == "-text":
            yield child.text_content or ""
        elif given.get("data-figure"):
            yield _FIGURE
        elif given.get("data-says") in {"name", "code"}:
            yield _NAME
        elif child.tag not in _CHROME:
            yield from _marked(child)


def _numbers(words: str) -> frozenset[str]:
    return frozenset(NUMBER.findall(words))


def _plain(words: str) -> str:
    return " ".join(words.split()).rstrip(".")
