"""Whether a reading of a board can be trusted to be whole: too few postings, or too few with a field, and it closes nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from metier.errors import UsageError
from metier.model.posting import Posting

#: A reading that lists under this share of what its board listed in either of the last two is not trusted...
SHRUNK = 0.5
#: ...where that was at least so much: small boards empty overnight.
FEW = 10
#: Fields that a board may be expected to fill.
FIELDS = ("employer", "location", "text", "url", "date_posted", "valid_through", "pay", "employment_type")
_HINTS = {"pay": "baseSalary", "employment_type": "employmentType"}


class Expected(msgspec.Struct, frozen=True):
    """What an operator expects of each reading of a board: at least so many postings, and shares of them with a field filled."""

    least: int = 0
    fill: dict[str, float] = {}


def expected(least: int, fill: Sequence[str]) -> Expected:
    """Expectations as written, `fill` as `FIELD=SHARE`. Raises UsageError for an unknown field or a share that is none."""
    if least < 0:
        raise UsageError(f"at least {least} postings", "0 or more")
    shares: dict[str, float] = {}
    for item in fill:
        field, _, share = item.partition("=")
        if field not in FIELDS or not _is_share(share):
            raise UsageError(f"--fill {item!r}", f"FIELD=SHARE, with a share from 0 to 1 and a field of: {', '.join(FIELDS)}")
        shares[field] = float(share)
    return Expected(least, shares)


def _is_share(words: str) -> bool:
    try:
        return 0.0 <= float(words) <= 1.0
    except ValueError:
        return False


def filled(posting: Posting, field: str) -> bool:
    """Whether a posting has a field of `FIELDS`."""
    return bool(posting.hints.get(_HINTS[field]) if field in _HINTS else getattr(posting, field))


def doubt(wanted: Expected, listed: int, fills: Mapping[str, int], last: Sequence[int]) -> str | None:
    """Why a reading of `listed` postings is not trusted, or None. `last`: how many the last two readings of the board listed."""
    before = max(last[:2], default=0)
    least = max(wanted.least, round(before * SHRUNK) if before >= FEW else 0)
    if listed < least:
        why = f"at least {wanted.least:,} are declared" if least == wanted.least else f"{before:,} were listed before"
        return f"only {listed:,} postings where {why}: nothing is closed by this reading"
    for field, share in sorted(wanted.fill.items()):
        if fills.get(field, 0) < share * listed:
            return (
                f"only {fills.get(field, 0):,} of {listed:,} postings have {field} where {share:.0%} are declared: "
                "nothing is closed by this reading"
            )
    return None


class Fills:
    """Counts, of the fields that are expected, how many postings have them."""

    def __init__(self, wanted: Expected) -> None:
        """Start at none."""
        self.wanted = wanted
        self.counts: Counter[str] = Counter()

    def take(self, posting: Posting) -> None:
        """Count one posting."""
        for field in self.wanted.fill:
            self.counts[field] += filled(posting, field)
