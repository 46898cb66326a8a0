"""A column of words as numbers."""

from typing import Any

import numpy as np
import pyarrow as pa

from metier.guides.columns import Columns
from metier.statistics.estimate import Bools, Ints


class Coded:
    """A column of words as numbers: `codes[i]` is the place of row i's word in `words`; a missing word is empty."""

    def __init__(self, table: Columns, name: str) -> None:
        """Number the words of the column `name` in order of appearance."""
        column = table.once(name)
        encoded: Any = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        self.words: list[str] = encoded.dictionary.to_pylist()
        if encoded.null_count and "" not in self.words:
            self.words.append("")
        missing = self.words.index("") if encoded.null_count else 0
        self.codes: Ints = encoded.indices.fill_null(missing).to_numpy(zero_copy_only=False).astype(np.int64)
        self._numbers = {word: number for number, word in enumerate(self.words)}

    def code(self, word: str) -> int:
        """The number of a word; -1 when the column does not have it."""
        return self._numbers.get(word, -1)

    def equal(self, word: str) -> Bools:
        """Which rows hold the word."""
        return np.asarray(self.codes == self.code(word), dtype=np.bool_)
