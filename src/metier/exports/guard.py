"""What a spreadsheet would run, made words again: the one rule every CSV of ours obeys.

A text that a spreadsheet would take for a formula gets an apostrophe before it; an apostrophe before such a beginning is doubled,
so that taking one away gives the text back.
"""

import re

#: What a spreadsheet takes for the beginning of a formula (also in full width), or of a cell of its own.
FORMULA = r"\A('*[=+\-@\t\r\n＝＋－＠])"
GUARDED = r"\A'('*[=+\-@\t\r\n＝＋－＠])"

_FORMULA, _GUARDED = re.compile(FORMULA), re.compile(GUARDED)


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs: `=1+1` -> `'=1+1`."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text a guarded cell was made of: `'=1+1` -> `=1+1`."""
    return cell[1:] if _GUARDED.match(cell) else cell
