"""When boards were watched."""

from datetime import UTC, date, datetime

from metier.flow.readings import spells
from metier.guides.watched import Spell
from metier.model.run import Run


def _run(day: date, board: str = "acme", error: str | None = None, complete: bool = True) -> Run:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Run(
        id=f"{board}{day}", source="greenhouse", board=board, started=at, ended=at, read=1, kept=1, new=0, changed=0, dropped={},
        seen_at=at, complete=complete, error=error,
    )  # fmt: skip


def test_readings_close_to_one_another_are_one_spell() -> None:
    days = [date(2026, 3, 9), date(2026, 1, 5), date(2026, 2, 9), date(2026, 7, 1)]
    assert spells(map(_run, days)) == (
        Spell("greenhouse", "acme", date(2026, 1, 5), date(2026, 3, 9)),
        Spell("greenhouse", "acme", date(2026, 7, 1), date(2026, 7, 1)),
    )


def test_readings_that_failed_or_were_not_whole_do_not_watch() -> None:
    runs = [_run(date(2026, 1, 5), error="timeout"), _run(date(2026, 1, 6), complete=False), _run(date(2026, 1, 7), "b")]
    assert spells(runs) == (Spell("greenhouse", "b", date(2026, 1, 7), date(2026, 1, 7)),)
    assert spells([]) == ()
