"""Hostile questions, hosts and failures of our own: a clear answer, in bounded work."""

from collections.abc import Callable
from pathlib import Path

import pytest

from metier.cli import main as command_line
from metier.net.guard import Target
from metier.net.wire import Limits, Wire


def test_two_names_of_one_address_share_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    wire = Wire("metier", Limits(silence_s=0.2, total_s=1), lambda: 0.0)
    used = []

    def note(self: Wire, *_: object) -> None:
        used.append(self._client)

    monkeypatch.setattr(Wire, "_read", note)
    for host in ("a.example", "a.example", "b.example"):
        monkeypatch.setattr("httpx.Client.send", lambda *_args, **_named: _Answer())
        wire.send(Target("https", host, 443, "/"), "192.0.2.1", {})
    assert used[0] is used[1]
    assert used[0] is not used[2]
    assert used[0].is_closed


class _Answer:
    def close(self) -> None:
        """Nothing is open."""


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def ended(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            command_line.main(["--home", str(tmp_path / "home"), *arguments])
        return int(end.value.code or 0), capsys.readouterr().err

    return ended


def test_a_fault_of_our_own_is_one_message(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("metier.cli.commands.role.role_lines", failing)
    code, said = run("role", "Nurse")
    assert code == 1
    assert "ZeroDivisionError: by zero" in said
    assert "METIER_TRACEBACK=1" in said
    monkeypatch.setenv("METIER_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        command_line.main(["role", "Nurse"])


def test_an_empty_list_is_called_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text('{"jobs": []}')
    code, said = run("ingest", "greenhouse", "--from", str(tmp_path / "none.json"))
    assert code == 1
    assert "lists no posting" in said


@pytest.mark.parametrize("file", ["folder", "nowhere"])
def test_facts_of_what_is_no_file(run: Run, tmp_path: Path, file: str) -> None:
    (tmp_path / "folder").mkdir()
    code, said = run("facts", str(tmp_path / file))
    assert code == 2
    assert file in said
