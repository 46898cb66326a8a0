"""Why an address was not read."""

from metier.errors import MetierError


class FetchError(MetierError):
    """Reading failed: no answer, too slow, too large, or an error status after the tries allowed."""


class RefusedError(FetchError):
    """We do not read this address: not public, not on the source's hosts, or forbidden by robots.txt."""


class StoppedError(FetchError):
    """The host asked us to stop for now."""


class UnfitError(FetchError):
    """What came is too large, too slow or damaged; asking again would not help."""
