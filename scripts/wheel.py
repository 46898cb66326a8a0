"""Build the wheel, install it into an empty environment from the run-time lock, and walk the demo from it."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_MB = 650


def run(*command: str, cwd: Path) -> None:
    """Run a command and stop with its exit code if it fails."""
    print("$", " ".join(Path(word).name if "/" in word else word for word in command), flush=True)
    done = subprocess.run(command, cwd=cwd, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def main() -> None:
    """Everything happens in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        empty = Path(name)
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(empty / "dist"), str(ROOT), cwd=empty)
        (wheel,) = (empty / "dist").glob("*.whl")
        venv.create(empty / "env", with_pip=True)
        python = str(empty / "env" / "bin" / "python")
        quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(python, *quiet, "--require-hashes", "-r", str(ROOT / "requirements.lock"), cwd=empty)
        run(python, *quiet, "--no-deps", str(wheel), cwd=empty)
        run(python, "-m", "pip", "check", cwd=empty)
        (packages,) = (empty / "env" / "lib").glob("python*/site-packages")
        size = sum(path.stat().st_size for path in packages.rglob("*") if path.is_file() and "/pip" not in str(path)) / 2**20
        print(f"installed run time: {size:.0f} MiB of at most {LIMIT_MB}")
        if size > LIMIT_MB:
            sys.exit("the installed run time is too large: what grew?")
        run(str(empty / "env" / "bin" / "metier"), "demo", "--check", cwd=empty)


main()
