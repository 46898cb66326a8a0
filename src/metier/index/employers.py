"""How employers are called, by their ids: kept beside an index, so that nobody reads postings for it."""

from pathlib import Path

import msgspec

from metier.model.posting import Posting
from metier.postings.employers import employer_name

NAME = "employers.json"
#: So many postings choose how an employer's name is written.
_SPELLINGS = 20


class Names:
    """The names of employers, taken while postings stream past."""

    def __init__(self) -> None:
        """None yet."""
        self._spelt: dict[str, list[str]] = {}

    def take(self, posting: Posting) -> None:
        """Take the name one posting has."""
        if posting.employer_id:
            names = self._spelt.setdefault(posting.employer_id, [])
            if len(names) < _SPELLINGS:
                names.append(posting.employer)

    def called(self) -> dict[str, str]:
        """The name of each employer by its id."""
        return {each: employer_name(names) for each, names in self._spelt.items()}

    def write(self, folder: Path) -> None:
        """Keep the names beside an index."""
        (folder / NAME).write_bytes(msgspec.json.encode(self.called()))


def read(folder: Path) -> dict[str, str]:
    """The names kept beside an index, none where there is no such file."""
    path = folder / NAME
    return msgspec.json.decode(path.read_bytes(), type=dict[str, str]) if path.is_file() else {}
