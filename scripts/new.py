"""Start an item of a shelf: its code, its test and its fixture, from the shelf's own smallest item as a pattern."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = {
    "sources": ("src/metier/sources/ats/{name}.py", "tests/sources/ats/test_{name}.py", "tests/sources/ats/{name}.json"),
    "extractors": (
        "src/metier/facts/extractors/{name}.py",
        "tests/facts/extractors/test_{name}.py",
        "tests/facts/extractors/{name}.jsonl",
    ),
    "sections": ("src/metier/guides/sections/{name}.py", "tests/guides/sections/test_{name}.py", None),
    "pages": ("src/metier/site/pages/{name}.py", "tests/site/pages/test_{name}.py", "src/metier/site/pages/{name}.html"),
    "resources": ("src/metier/api/resources/{name}.py", "tests/api/resources/test_{name}.py", None),
    "commands": ("src/metier/cli/commands/{name}.py", "tests/cli/commands/test_{name}.py", None),
}
HEADS = {
    "sources": ("from metier.sources.source import Source", "SOURCE = Source"),
    "extractors": ("from metier.facts.extractor import Extractor", "EXTRACTOR = Extractor"),
    "sections": ("from metier.guides.section import Section", "SECTION = Section"),
    "pages": ("from metier.site.page import Page", "PAGE = Page"),
    "resources": ("from metier.api.resource import Resource", "RESOURCE = Resource"),
    "commands": ("import click", "command"),
}


def main() -> None:
    """Write the files that do not exist yet; overwrite nothing."""
    shelf, name = [*sys.argv[1:], "", ""][:2]
    if shelf not in PATTERNS or not name.isidentifier():
        sys.exit(f"make new SHELF={'|'.join(PATTERNS)} NAME=a_python_name")
    imports, holds = HEADS[shelf]
    code, test, fixture = PATTERNS[shelf]
    write(
        code.format(name=name),
        f'"""Say in one line what {name} is."""\n\n{imports}\n\n# CONTRIBUTING.md says what `{holds}` of this module must hold\n',
    )
    write(test.format(name=name), f'"""{name}: the quirks only; the shelf\'s shared tests find the rest."""\n')
    if fixture:
        write(fixture.format(name=name), "")


def write(place: str, text: str) -> None:
    """Create one file and say so."""
    path = ROOT / place
    if path.exists():
        sys.exit(f"{place} is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    print("wrote", place)


main()
