"""Write docs/reference from the code's own words; `--check` only says whether the pages are up to date."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click

from metier.cli.main import SHELF as COMMANDS
from metier.facts.read import extractors
from metier.guides.compose import sections
from metier.library import evidence, home, intake, postings, roles, sources
from metier.model import block, facts, figure, posting, rights, run, search
from metier.sources import shelf

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- written by `make docs` from the code; edit the docstrings, not this page -->\n\n"
PUBLIC = (home, postings, roles, evidence, sources, intake)
NOUNS = (posting, facts, figure, block, search, rights, run)


def commands() -> Iterator[str]:
    """Every command with its options."""
    yield "# Commands\n"
    yield "`metier --home FOLDER COMMAND`; the home is METIER_HOME, else `./metier-home`. Exit codes: 2 wrong usage, 1 failure.\n"
    for name, module in COMMANDS.all().items():
        yield from _command(name, module.command)


def _command(name: str, command: click.Command) -> Iterator[str]:
    """A command with its options, and behind it the commands below it."""
    yield f"## metier {name}\n\n{inspect.cleandoc(command.help or '')}\n"
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"```\nmetier {name} {usage}\n```\n"
    options = [record for option in command.params if (record := option.get_help_record(context))]
    if options:
        yield "| option | meaning |\n| --- | --- |"
        yield "\n".join(f"| `{what}` | {why} |".replace("\n", " ") for what, why in options) + "\n"
    if isinstance(command, click.Group):
        for below, item in command.commands.items():
            yield from _command(f"{name} {below}", item)


def source_pages() -> Iterator[str]:
    """Every source with its rights."""
    yield "# Sources\n"
    yield "| source | reads | whole board | shown | counted | JSON-LD | attribution |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    rows = []
    for name in shelf.known():
        source = shelf.find(name)
        row = source.rights
        rows.append(
            f"| [{name}]({source.homepage}) | {source.caption} | {_yes(source.whole_board)} | {_yes(row.display)} "
            f"| {_yes(row.aggregate)} | {_yes(row.jsonld)} | {row.attribution or '–'} |"
        )
    yield "\n".join(rows) + "\n"


def extractor_pages() -> Iterator[str]:
    """Every extractor with its example."""
    yield "# What is read from a posting\n"
    for item in sorted(extractors(), key=lambda one: one.field):
        yield f"## {item.field} (version {item.version})\n\n{item.description}\n\n> {item.example}\n"


def section_pages() -> Iterator[str]:
    """The sections of a guide, in order."""
    yield "# The sections of a guide\n"
    for number, (_, item) in enumerate(sections(), start=1):
        yield f"{number}. **{item.title}**: {item.description}"
    yield ""


def library_pages() -> Iterator[str]:
    """The Python library."""
    yield "# The Python library\n"
    yield '```python\nimport metier\n\nhome = metier.open("metier-home")\nhome.roles.guide("backend software engineer")\n```\n'
    for module in PUBLIC:
        yield from _module(module)
    yield "# Nouns\n"
    for module in NOUNS:
        yield from _module(module)


def _module(module: ModuleType) -> Iterator[str]:
    yield f"## {module.__name__}\n\n{inspect.getdoc(module)}\n"
    for name, thing in vars(module).items():
        if (
            name.startswith("_")
            or getattr(thing, "__module__", None) != module.__name__
            or not (inspect.isclass(thing) or inspect.isfunction(thing))
        ):
            continue
        yield f"### {name}\n\n{inspect.getdoc(thing)}\n"
        if inspect.isclass(thing):
            yield from _methods(thing)


def _methods(thing: type) -> Iterator[str]:
    fields = getattr(thing, "__struct_fields__", ())
    if fields:
        yield "Fields: " + ", ".join(f"`{field}`" for field in fields) + "\n"
    for name, method in vars(thing).items():
        if inspect.isfunction(method) and not name.startswith("_") and method.__doc__:
            signature = str(inspect.signature(method)).replace("self, ", "").replace("(self)", "()")
            yield f"- `{name}{signature}`: {inspect.getdoc(method)}".replace("\n", " ")
    yield ""


def _yes(value: bool) -> str:
    return "yes" if value else "no"


PAGES = {
    "commands.md": commands,
    "sources.md": source_pages,
    "facts.md": extractor_pages,
    "sections.md": section_pages,
    "library.md": library_pages,
}


def main() -> None:
    """Write the pages, or with --check stop with 1 if one is not as the code says."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    stale = []
    for name, page in PAGES.items():
        text = NOTE + "\n".join(page()).rstrip() + "\n"
        path = FOLDER / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text("utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, "utf-8")
    if stale:
        sys.exit(f"docs/reference is behind the code: {', '.join(stale)}; run `make docs`")


main()
