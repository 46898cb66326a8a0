"""Tools read from one line: what must be named, and what only looks like a tool."""

import csv
from pathlib import Path

import pytest

from metier.facts.document import Document
from metier.facts.extractors.tools import read_tools

ROWS = [line for line in Path(__file__).with_name("tool_lines.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
CASES = list(csv.DictReader(ROWS, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_line_names_these_tools(case: dict[str, str]) -> None:
    read = {tool.id for tool in read_tools(Document(text=case["text"]), {}) or ()}
    if case["tools"]:
        assert set(case["tools"].split("|")) <= read
    else:
        assert read == set()
