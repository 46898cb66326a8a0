"""What metier says when it cannot do what was asked: what came, what is valid, what to do next."""

from collections.abc import Iterable

from rapidfuzz import process


class MetierError(Exception):
    """A failure a person can act on. `exit_code` is what the command line ends with."""

    exit_code = 1

    def __init__(self, came: str, valid: str = "", do: str = "") -> None:
        """Keep the three parts: what came, what is valid, what to do next."""
        self.came, self.valid, self.do = came, valid, do
        super().__init__("; ".join(part for part in (came, valid, do) if part))


class UsageError(MetierError):
    """The request itself is wrong: a missing file, an unknown name, a value out of range."""

    exit_code = 2


class NotFoundError(MetierError):
    """What was asked for is not held here. The API answers 404."""

    exit_code = 1


class GoneError(MetierError):
    """What was asked for was held once: a pruned edition, a removed posting. The API answers 410."""

    exit_code = 1


def unknown(kind: str, name: str, known: Iterable[str], do: str = "") -> UsageError:
    """The error for a name that is not on a list, with the nearest one that is."""
    names = sorted(known)
    near = process.extractOne(name, names, score_cutoff=70)
    hint = f"did you mean {near[0]!r}?" if near else do
    return UsageError(f"unknown {kind} {name!r}", f"known: {', '.join(names) or 'none'}", hint)
