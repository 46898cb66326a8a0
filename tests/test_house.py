"""The house keeps its own rules: sizes, names, shelves."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from metier.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(
    [
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "scripts").rglob("*.py"),
        *(ROOT / "bench").rglob("*.py"),
    ]
)
FORBIDDEN_NAMES = {"utils", "util", "helpers", "common", "shed", "misc", "manager"}


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= 300, f"{path.name}: split it by concern"
    assert path.stem not in FORBIDDEN_NAMES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0].lineno if node.body else node.lineno
            assert (node.end_lineno or 0) - first < 40, f"{path.name}:{node.lineno} {node.name} is too long"


SHELVES = {
    "metier.sources": (("ats", "forums", "web", "files"), "SOURCE"),
    "metier.facts.extractors": ((), "EXTRACTOR"),
    "metier.guides.sections": ((), "SECTION"),
    "metier.exports.formats": ((), "FORMAT"),
    "metier.reference.tables": ((), "TABLE"),
    "metier.site.pages": ((), "PAGE"),
    "metier.api.resources": ((), "RESOURCE"),
    "metier.cli.commands": ((), "command"),
}


# these shelves have one test that opens every item; an item with quirks has a test of its own besides
WHOLE_SHELF = {"site": "test_pages.py", "api": "test_resources.py", "cli": "test_main.py"}


def shelf_items() -> list[tuple[str, str, str]]:
    items = []
    for package, (folders, attribute) in SHELVES.items():
        for sub in folders or ("",):
            shelf = Shelf(f"{package}.{sub}" if sub else package, "item")
            items += [(name, dotted, attribute) for name, dotted in shelf.paths().items()]
    return items


@pytest.mark.parametrize(("name", "dotted", "attribute"), shelf_items(), ids=str)
def test_what_stands_on_a_shelf_is_whole(name: str, dotted: str, attribute: str) -> None:
    module = __import__(dotted, fromlist=[attribute])
    assert hasattr(module, attribute), f"{dotted} must hold {attribute}"
    assert (module.__doc__ or "").strip(), f"{dotted} needs a first line that says what it is"
    room = dotted.split(".")[1]
    own = ROOT / "tests" / Path(*dotted.split(".")[1:-1]) / f"test_{name}.py"
    shared = ROOT / "tests" / room / WHOLE_SHELF[room] if room in WHOLE_SHELF else None
    assert own.exists() or (shared and shared.exists()), f"{dotted} has no test: write {own.relative_to(ROOT)}"


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / line for line in listed.stdout.splitlines()]


def test_no_machine_path_and_no_registry_address_is_committed() -> None:
    bad = re.compile(r"/(?:root|home/[a-z]+)/|(?<!emit-)index-url|https?://[a-z.]*pypi")
    for path in tracked_files():
        if (
            path.suffix in {".py", ".md", ".toml", ".lock", ".tsv", ".css", ".html", ""}
            and path.is_file()
            and path.name != "test_house.py"
        ):
            text = path.read_text("utf-8", errors="replace")
            assert not bad.search(text), f"{path.relative_to(ROOT)}: {bad.search(text)}"
