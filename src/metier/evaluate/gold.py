"""Whole postings labelled by reading them, scored by the scorer that stands beside the labels."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from metier.errors import MetierError, unknown

FactsLines = Callable[[Iterable[bytes]], Iterator[bytes]]
RoleLines = Callable[[Iterable[str]], Iterator[bytes]]


def score_gold(gold: Path, facts: FactsLines, roles: RoleLines, errors: str | None = None) -> tuple[dict[str, float], str]:
    """(F1 or share right by measure, the scorer's own table or its list of errors in one measure).

    `gold` holds `dev.jsonl`, `dev_postings.jsonl` and `score.py`; `facts` and `roles` are what `metier facts` and `metier role`
    do. Raises MetierError when the scorer fails, UsageError for errors in an unknown measure.
    """
    labels, postings, scorer = gold / "dev.jsonl", gold / "dev_postings.jsonl", str(gold / "score.py")
    with tempfile.TemporaryDirectory() as name:
        read, named = Path(name) / "facts.jsonl", Path(name) / "roles.jsonl"
        read.write_bytes(b"".join(line + b"\n" for line in facts(postings.read_bytes().splitlines())))
        titles = _run(scorer, str(labels), "--role-names").splitlines()
        named.write_bytes(b"".join(line + b"\n" for line in roles(titles)))
        told = [scorer, str(labels), str(read), "--postings", str(postings), "--roles", str(named)]
        measures = json.loads(_run(*told, "--json"))
        if errors and errors not in measures:
            raise unknown("measure", errors, measures)
        table = _run(*told, *(["--errors", errors] if errors else []))
    return {measure: float(value["f1"]) for measure, value in measures.items()}, table


def _run(*arguments: str) -> str:
    # the scorer is code that stands in the folder its caller named
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)  # noqa: S603 - as said above
    if done.returncode:
        raise MetierError(f"the scorer failed: {done.stderr.strip()[-300:]}", "score.py beside the labelled postings")
    return done.stdout
