"""How likely a posting of some age is still open: the survival of postings, of each role that has enough of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

NAME = "odds.json"
#: Days between two points of a curve, and how many there are; later ages are as the last.
STEP, POINTS = 7, 53
#: Days after which half are taken to be closed where none was seen to close.
_HALF = 30.0
#: Without anything observed.
UNSEEN = tuple(round(0.5 ** (STEP * point / _HALF), 3) for point in range(POINTS))


class Odds(msgspec.Struct, frozen=True):
    """Parts still open at 0, 7, 14... days: of all postings, and of those of a role by its number in the index.

    `today` is the day ages are counted to, in days since 1970.
    """

    today: int = 0
    overall: Sequence[float] = UNSEEN
    roles: Mapping[int, Sequence[float]] = msgspec.field(default_factory=dict)

    def still_open(self, role: int, posted: int) -> float:
        """The part of the role's postings still open at the age of one posted that day, straight between two points."""
        curve = self.roles.get(role) or self.overall
        point, days = divmod(min(max(0, self.today - posted), STEP * (len(curve) - 1)), STEP)
        after = curve[min(point + 1, len(curve) - 1)]
        return curve[point] + (after - curve[point]) * days / STEP


def write(folder: Path, odds: Odds) -> None:
    """Keep the odds beside an index."""
    (folder / NAME).write_bytes(msgspec.json.encode(odds))


def read(folder: Path) -> Odds | None:
    """The odds kept beside an index, None where none are."""
    path = folder / NAME
    return msgspec.json.decode(path.read_bytes(), type=Odds, strict=False) if path.is_file() else None
