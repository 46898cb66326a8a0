"""Whether two postings of one employer advertise the same opening: points for and against, each with its reason, and vetoes."""

from functools import lru_cache
from typing import Any, NamedTuple

from metier.corpus.likeness import Sketch, shared, unpack
from metier.corpus.spots import REMOTE
from metier.corpus.wording import UNNAMED
from metier.taxonomy import levels

#: Two postings with this many points are one vacancy.
ENOUGH = 3.0
#: With so many the latest advert of a vacancy alone draws the next to it: one that is put up every month changes by and by.
SURE = 5.0
#: Titles of so many words list several roles: that one of them changed says less.
MANY_WORDS = 6
#: Two texts put up on one board within so many days, in other words, are two openings.
SAME_DAYS = 3
#: From so many days on the same title on the same board and in the same place is an advert put up again, though it was rewritten:
#: it shares at least this much of its words, or the shorter of the two this much.
AGAIN_DAYS, REWRITTEN, REWRITTEN_WITHIN = 20, 0.3, 0.5
#: Titles, or first lines, that share so many of their words are alike.
ALIKE_TITLES = 0.75
#: Texts that share so much are very much, well or partly alike; such that share less than the last are not.
VERY_LIKE, LIKE_WORDS, LIKE_PARTLY, UNLIKE = 0.75, 0.55, 0.45, 0.35
#: Postings in different places are one vacancy only if the job's own words are the same to this degree.
SAME_WORDS = 0.9


class Marks(NamedTuple):
    """What is compared of a posting. Empty and 0 mean not known.

    `levels` are the lowest and the highest the title states, as steps of the ladder; `title` and `places` are folded words;
    `day` counts days.
    """

    id: str
    source: str
    board: str
    source_id: str
    levels: tuple[int, int] | None
    title: frozenset[str]
    places: frozenset[str]
    text_key: str
    sketch: Sketch
    day: int


class Ground(NamedTuple):
    """One reason for or against joining."""

    words: str
    points: float


class Verdict(NamedTuple):
    """Whether two postings are joined, and why.

    `veto` keeps them apart whatever their points; a `hard` one keeps a posting out of the other's vacancy, however much its
    other members agree.
    """

    joined: bool
    points: float
    grounds: tuple[Ground, ...]
    veto: str = ""
    hard: bool = False


@lru_cache(maxsize=100_000)
def levels_of(title: str, location: str = "") -> tuple[int, int] | None:
    """The lowest and the highest level a title states, as steps of the ladder of levels; None where it states none.

    What a first line says behind its place (`ONSITE, INTERNS`) is no level of its own.
    """
    bare = title
    for part in location.split(";"):
        bare = bare.replace(part.strip(), " ") if len(part.strip()) > 2 else bare
    read = levels.read_level(bare)
    if read.level is None:
        return None
    low = levels.LEVELS.index(read.level)
    return low, max(low, levels.LEVELS.index(read.highest) if read.highest else low)


def marks_of(row: dict[str, Any]) -> Marks:
    """What is compared of a posting, from a row of its table; `day` counts from 1970."""
    return Marks(
        row["id"],
        row["source"],
        row["board"],
        row["source_id"],
        levels_of(row["title"], row["location"]),
        frozenset(row["title_key"].split()),
        frozenset(filter(None, row["place_key"].split(";"))),
        row["text_key"],
        unpack(row["sketch"]),
        row["day"],
    )


def alike_titles(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words two titles have in common, 0 to 1 (Dice)."""
    both = len(one) + len(other)
    return 2.0 * len(one & other) / both if both else 0.0


def compare(one: Marks, other: Marks) -> Verdict:
    """The verdict on two postings of the same employer; it does not depend on their order."""
    title = alike_titles(one.title, other.title)
    alike, within = shared(one.sketch, other.sketch)
    same_text = bool(one.text_key) and one.text_key == other.text_key
    same_number = _equal(one.sketch.requisition, other.sketch.requisition)
    again = _put_up_again(one, other, alike, within)
    grounds = [
        _title_ground(one.title, other.title, title, alike),
        *_body_grounds(alike, within, same_text=same_text, again=again),
        *_level_grounds(one, other),
        *_place_grounds(one.places, other.places),
        *_number_grounds(one, other, same_number),
        *_pay_grounds(one, other),
        *_time_grounds(one, other, same_words=same_text or alike >= VERY_LIKE),
        *([Ground("put up again on its board", 1.0)] if again else []),
    ]
    points = sum(ground.points for ground in grounds)
    hard = _veto(one, other, title, same_number)
    veto = hard or _apart(one, other, alike, same_text=same_text)
    return Verdict(not veto and points >= ENOUGH, points, tuple(grounds), veto, bool(hard))


def _equal(one: int, other: int) -> bool | None:
    return one == other if one and other else None


def _veto(one: Marks, other: Marks, title: float, same_number: bool | None) -> str:
    first, second = sorted((one.levels or (0, 99), other.levels or (0, 99)))
    if first[1] < second[0]:
        return f"different levels: {levels.LEVELS[first[1]]} and {levels.LEVELS[second[0]]}"
    if same_number is False and (title < 1.0 or one.levels != other.levels):
        return "different requisition ids and different titles or levels"
    return ""


def _apart(one: Marks, other: Marks, alike: float, *, same_text: bool) -> str:
    if (one.levels is None) != (other.levels is None) and _single(one) and _single(other):
        return "only one title states a level"
    if _elsewhere(one.places, other.places) and not same_text and alike < SAME_WORDS:
        return "different places, and the words are not the same"
    within = one.title <= other.title or other.title <= one.title
    if not within and _single(one) and _single(other) and not _equal(one.sketch.requisition, other.sketch.requisition):
        return "different roles"
    return ""


def _elsewhere(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name places and none in common; work from home contradicts none."""
    return bool(one and other) and not one & other and REMOTE not in one and REMOTE not in other


def _single(marks: Marks) -> bool:
    """Whether a title names one role, whose level it would state."""
    return UNNAMED not in marks.title and 0 < len(marks.title) < MANY_WORDS


def _put_up_again(one: Marks, other: Marks, alike: float, within: float) -> bool:
    """Whether a posting is put up again on its board after a while: the same role in the same place, in words that may differ.

    What names no role in its title is told by its words.
    """
    if (one.source, one.board) != (other.source, other.board) or abs(one.day - other.day) < AGAIN_DAYS:
        return False
    known = bool(one.places & other.places) or REMOTE in one.places | other.places
    if _elsewhere(one.places, other.places) or (not known and alike < LIKE_WORDS):
        return False
    if UNNAMED in one.title or UNNAMED in other.title:
        return alike >= (LIKE_PARTLY if alike_titles(one.title, other.title) >= ALIKE_TITLES else LIKE_WORDS)
    if one.title != other.title or one.levels != other.levels:
        return alike >= VERY_LIKE and (one.title <= other.title or other.title <= one.title)
    return alike >= REWRITTEN or within >= REWRITTEN_WITHIN


def _title_ground(one: frozenset[str], other: frozenset[str], title: float, alike: float) -> Ground:
    if not one or not other or (UNNAMED in one) != (UNNAMED in other):
        return Ground("a title that names no work", 0.0)
    if UNNAMED in one:
        return Ground(
            "first lines that name no work, and are alike" if title >= ALIKE_TITLES else "titles that name no work",
            float(title >= ALIKE_TITLES),
        )
    if title == 1.0:
        return Ground("the same title", 2.0)
    if one <= other or other <= one:
        return Ground("a title within the other", 0.0)
    # a list is told by the first of its roles: the same list in another order is the same advert
    if (title >= ALIKE_TITLES or (title >= 0.5 and alike >= SAME_WORDS)) and min(len(one), len(other)) >= MANY_WORDS:
        return Ground(f"lists of titles that differ in part ({title:.2f})", 0.0)
    return Ground(f"different titles ({title:.2f})", -4.0)


def _body_grounds(alike: float, within: float, *, same_text: bool, again: bool) -> list[Ground]:
    found = [Ground("the same whole text", 2.0)] if same_text else []
    if alike < 0:
        return [*found, Ground("too few words of its own to compare", -1.0 if not same_text else 1.0)]
    told = f"{alike:.2f} of the job's words shared, {within:.2f} of the shorter"
    if alike >= SAME_WORDS:
        points = 3.0
    elif alike >= VERY_LIKE or within >= 0.95:
        points = 2.0
    elif alike >= LIKE_WORDS or within >= 0.9:
        points = 1.0
    elif alike >= LIKE_PARTLY:
        points = 0.0
    elif again or alike >= UNLIKE or within >= 0.6:
        points = -1.0
    else:
        points = -4.0
    return [*found, Ground(told, points)]


def _level_grounds(one: Marks, other: Marks) -> list[Ground]:
    """A first line that names no role states no level of it either."""
    unnamed = (UNNAMED in one.title) != (UNNAMED in other.title)
    return [Ground("only one states a level", -1.0)] if (one.levels is None) != (other.levels is None) and not unnamed else []


def _place_grounds(one: frozenset[str], other: frozenset[str]) -> list[Ground]:
    if not one or not other:
        return []
    if one & other:
        return [Ground("the same place" if one == other else "a place in common", 1.0)]
    return [Ground("different places", -1.0)] if _elsewhere(one, other) else []


def _number_grounds(one: Marks, other: Marks, same_number: bool | None) -> list[Ground]:
    found: list[Ground] = []
    if same_number is not None:
        found.append(Ground("the same requisition id", 2.0) if same_number else Ground("different requisition ids", -1.0))
    if one.source_id and one.source_id == other.source_id and (one.source, one.board) != (other.source, other.board):
        found.append(Ground("the same id on two boards", 2.0))
    return found


def _pay_grounds(one: Marks, other: Marks) -> list[Ground]:
    same_pay = _equal(one.sketch.pay, other.sketch.pay)
    if same_pay is None:
        return []
    return [Ground("the same pay", 1.0) if same_pay else Ground("different pay", -1.0 if one.places & other.places else -0.5)]


def _time_grounds(one: Marks, other: Marks, *, same_words: bool) -> list[Ground]:
    gap = abs(one.day - other.day)
    if gap > 365:
        return [Ground(f"{gap} days apart", -1.0 if gap <= 730 else -2.0)]
    if gap <= SAME_DAYS and not same_words and (one.source, one.board) == (other.source, other.board):
        return [Ground("put up on one board at the same time in other words", -1.5)]
    return []
