"""metier: job postings in, careers out.

`metier.open("metier-home").roles.guide("backend software engineer")` gives a career guide from the postings of a home.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from metier.library.home import open_home as open  # noqa: A004 (metier.open reads as what it does)

__all__ = ["__version__", "open"]


def __getattr__(name: str) -> Any:
    """Give `metier.open` on first use: importing metier alone opens no engine."""
    if name == "open":
        from metier.library.home import open_home  # noqa: PLC0415 (see above)

        return open_home
    raise AttributeError(name)
