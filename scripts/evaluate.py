"""Score what metier reads from postings against labelled ones, with the scorer that stands beside the labels.

Prints the table and stops with 1 where a measure is under its floor (scripts/floors.json). Floors only rise.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

FLOORS = Path(__file__).resolve().parent / "floors.json"


def metier(*arguments: str, given: str | None = None, out: Path) -> None:
    """Run the command line and keep what it prints."""
    with out.open("w", encoding="utf-8") as file:
        subprocess.run([sys.executable, "-m", "metier", *arguments], input=given, stdout=file, text=True, check=True)


def score(gold: Path) -> dict[str, dict[str, float]]:
    """The scorer's measures for the development postings."""
    with tempfile.TemporaryDirectory() as name:
        facts, roles = Path(name) / "facts.jsonl", Path(name) / "roles.jsonl"
        scorer = [sys.executable, str(gold / "score.py"), str(gold / "dev.jsonl")]
        metier("facts", str(gold / "dev_postings.jsonl"), out=facts)
        names = subprocess.run([*scorer, "--role-names"], capture_output=True, text=True, check=True).stdout
        metier("role", given=names, out=roles)
        told = [*scorer, str(facts), "--postings", str(gold / "dev_postings.jsonl"), "--roles", str(roles)]
        print(subprocess.run(told, capture_output=True, text=True, check=True).stdout)
        measures: dict[str, dict[str, float]] = json.loads(
            subprocess.run([*told, "--json"], capture_output=True, text=True, check=True).stdout
        )
        return measures


def main() -> None:
    """Compare with the floors."""
    gold = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold")
    if not (gold / "score.py").is_file():
        print(f"no labelled postings at {gold}: nothing was scored")
        return
    measures, floors = score(gold), json.loads(FLOORS.read_text("utf-8"))
    under = [
        f"{name} {measures[name]['f1']:.3f} is under {floor:.3f}"
        for name, floor in floors.items()
        if measures[name]["f1"] < floor
    ]
    if under:
        sys.exit("; ".join(under))
    print(f"all {len(floors)} floors held")


main()
