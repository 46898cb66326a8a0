"""Where a range of money stands: the spans of text it is judged by."""

import re

import msgspec

from metier.facts.cues import Cues
from metier.facts.joins import Range
from metier.facts.surroundings import heading_above, sentence

_ATTACHED = re.compile(r"[,;.:+&\n|)/•]|\s(?:and|plus|or|with|depending|based|per|und|et)\s", re.IGNORECASE)


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """The spans a range is judged by: `before` from the sentence's start, `after` to where its words end, and the heading.

    `between` is from the end of the money before it to the start of the money behind it.
    """

    text: str
    cues: Cues
    band: Range
    before: int
    attached: int
    after: int
    heading: tuple[int, int]
    between: tuple[int, int]

    @property
    def start(self) -> int:
        """Where the first amount starts."""
        return self.band.low.start

    @property
    def end(self) -> int:
        """Where the last amount ends."""
        return self.band.high.end


def setting_of(text: str, cues: Cues, band: Range, between: tuple[int, int]) -> Setting:
    """The surroundings of a range."""
    start, end = band.low.start, band.high.end
    before, _ = sentence(text, start, 140)
    _, after = sentence(text, end, 90)
    stop = _ATTACHED.search(text, end, min(after, end + 45))
    above = heading_above(text, start) if start - (text.rfind("\n", max(0, start - 60), start) + 1) < 40 else (start, start)
    heading = above if above[1] - above[0] <= 200 else (above[1] - 200, above[1])
    attached = stop.start() if stop else min(after, end + 45)
    return Setting(
        text=text, cues=cues, band=band, before=before, attached=attached, after=after, heading=heading, between=between
    )
