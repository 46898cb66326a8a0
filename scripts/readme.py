"""Run the commands that README.md shows, as a reader would: in an empty folder, one after the other.

A line that ends in `# network` or `# stays` is only checked for its command and options.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from metier.cli.main import cli

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.DOTALL | re.MULTILINE)
ONLY_PARSED = ("# network", "# stays")


def commands(text: str) -> list[str]:
    """The `metier` lines of the shell blocks, in order."""
    lines = [line.strip().removeprefix("$ ") for block in BLOCK.findall(text) for line in block.splitlines()]
    return [line for line in lines if line.startswith("metier ")]


def parse(line: str) -> None:
    """Raise click's error if the command or an option does not exist."""
    words = shlex.split(line, comments=True)[1:]
    context = cli.make_context("metier", words, resilient_parsing=False)
    _, command, rest = cli.resolve_command(context, [*context._protected_args, *context.args])
    assert command is not None
    command.make_context(command.name, rest, parent=context)


def main() -> None:
    """Stop at the first line that fails."""
    folder = tempfile.mkdtemp()
    environment = {
        **os.environ,
        "METIER_HOME": f"{folder}/metier-home",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    lines = commands((ROOT / "README.md").read_text("utf-8"))
    if not lines:
        sys.exit("README.md shows no command")
    for line in lines:
        print("$", line, flush=True)
        if line.endswith(ONLY_PARSED):
            try:
                parse(line)
            except click.ClickException as error:
                sys.exit(f"README.md: {line}: {error.format_message()}")
            continue
        done = subprocess.run(line, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S602 (our own README)
        if done.returncode:
            sys.exit(f"README.md: {line} ended in {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


main()
