"""What the understanding of a search asks of the corpus behind it."""

from collections.abc import Mapping
from typing import Protocol


class Heard(Protocol):
    """What a corpus holds of words and names."""

    def frequency(self, word: str) -> int:
        """How many postings have a word, folded as the index folds words."""
        ...

    def employers(self) -> Mapping[tuple[str, ...], str]:
        """Ids of employers by the words of their names."""
        ...


class Nothing:
    """No corpus: words mean what the lexicons say."""

    def frequency(self, word: str) -> int:
        """None has it."""
        del word
        return 0

    def employers(self) -> Mapping[tuple[str, ...], str]:
        """None is known."""
        return {}
