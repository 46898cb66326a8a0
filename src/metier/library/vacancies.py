"""Vacancies: which postings advertise the same opening, and why. Read from the corpus."""

from metier.corpus.corpus import Corpus
from metier.errors import NotFoundError
from metier.flow.publish import closing
from metier.model.address import Address
from metier.model.vacancy import VacancyTold


class Vacancies:
    """The vacancies of a home."""

    def __init__(self, path: Address) -> None:
        """`path` is where the home is."""
        self._path = path

    def of(self, posting: str) -> VacancyTold:
        """Which postings are joined with one, which candidates were not, and why. Raises NotFoundError for one never seen."""
        found = Corpus(self._path, closing()).vacancy(posting.split("#", maxsplit=1)[0])
        if found is None:
            raise NotFoundError(
                f"no posting {posting!r} was ever seen here", do="search for it; ids are those shown by `metier search`"
            )
        return found
