"""Coverage-guided fuzzing of every parser: inputs that reach code nothing reached before are kept in tests/fuzzed.

    make soak                                       half an hour in all, and then the load
    SECONDS=60 python bench/fuzz.py                 a minute in all
    SECONDS=60 TARGET=line-pay python bench/fuzz.py one parser only

Each target runs in a process of its own under atheris (libFuzzer); an input that raises, or takes longer than ten seconds, is
told, kept, and ends the run with 1. What is kept are the shortest of the inputs that reached something new.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SECONDS = int(os.environ.get("SECONDS", "1800"))
LONGEST = 2_000
MOST_KEPT = 60
SEEDS = (
    b"Senior Backend Engineer | Austin, TX or Remote (US) | $150k-180k + equity | Full-time",
    "Gehalt: 60.000 – 75.000 € brutto/Jahr, mindestens 3 Jahre Erfahrung, Studium der Informatik".encode(),
    b'{"id": 1, "title": "Nurse", "html": "<p>5+ years, BSN</p><ul><li>Excel</li></ul>", "baseSalary": [{"minValue": 1}]}',
    b"Requirements:\n- 5+ years of Python, Go or Rust\n- Bachelor's degree or equivalent\nBenefits: 401(k), 25 days PTO\n",
    b"Hybrid - 2 days per week from our London office; no visa sponsorship; on-call",
    b'{"jobs": [{"id": 1, "title": "x", "content": "&lt;p&gt;y&lt;/p&gt;", "location": {"name": "Berlin"}}]}',
    b'<script type="application/ld+json">{"@type":"JobPosting","title":"x","description":"y","baseSalary":{"value":1}}</script>',
    b"id,title,salary\n1,Welder,$25/hr\n",
)


def run_target(name: str, arguments: list[str]) -> None:
    """Fuzz one target in this process; does not return."""
    import atheris  # noqa: PLC0415 - only the children need it

    with atheris.instrument_imports(include=["metier"]):
        from tests.fuzz_targets import targets  # noqa: PLC0415 - instrumented as it is imported
    atheris.Setup([sys.argv[0], *arguments], targets()[name])
    atheris.Fuzz()


def fuzz(name: str, seconds: int) -> str | None:
    """Fuzz one target for so long and keep what it found; the end of its output where it failed."""
    from tests.fuzz_targets import keep, kept  # noqa: PLC0415 - not in the children, which instrument it

    with tempfile.TemporaryDirectory() as folder:
        grown = Path(folder) / "grown"
        grown.mkdir()
        for data in {*kept(name), *SEEDS}:
            (grown / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
        limits = ["-timeout=10", f"-max_len={LONGEST}", "-rss_limit_mb=3000", f"-max_total_time={seconds}"]
        done = _child(name, [*limits, f"-artifact_prefix={folder}/failed-", str(grown)])
        failed = next(Path(folder).glob("failed-*"), None)
        if failed is not None or done.returncode:
            told = failed.read_bytes() if failed else b""
            keep(name, [*kept(name), told])
            return f"{name} failed on {told[:200]!r}\n{(done.stdout + done.stderr)[-2_000:]}"
        smallest = sorted((path.read_bytes() for path in grown.iterdir()), key=len)[:MOST_KEPT]
        keep(name, smallest)
        print(f"{name:32s} {len(smallest):4d} inputs kept", flush=True)
    return None


def _child(name: str, arguments: list[str]) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, __file__, name, *arguments]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


def main() -> None:
    """All targets, one after the other."""
    if len(sys.argv) > 1:
        run_target(sys.argv[1], sys.argv[2:])
    from tests.fuzz_targets import targets  # noqa: PLC0415 - as above

    asked = os.environ.get("TARGET")
    names = [asked] if asked else list(targets())
    failures = [told for told in (fuzz(name, max(SECONDS // len(names), 5)) for name in names) if told]
    if failures:
        sys.exit("\n".join(failures))


if __name__ == "__main__":
    main()
