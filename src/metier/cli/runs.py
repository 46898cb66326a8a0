"""The account of an ingest as a table."""

from collections import Counter
from collections.abc import Iterable

import click

from metier.cli.tables import show
from metier.model.run import Run

COLUMNS = ("source", "board", "rows read", "kept", "new", "changed", "dropped", "why")


def show_runs(runs: Iterable[Run], *, as_json: bool) -> None:
    """Rows read = kept + dropped, for each source and board; drop reasons with their counts."""
    show(COLUMNS, [_row(run) for run in runs], as_json=as_json)


def show_summary(runs: Iterable[Run]) -> None:
    """One line a source on standard error, for readings of many boards."""
    totals: dict[str, Counter[str]] = {}
    for run in runs:
        totals.setdefault(run.source, Counter()).update(
            read=run.read, kept=run.kept, new=run.new, changed=run.changed, dropped=sum(run.dropped.values()), readings=1
        )
    for source, count in sorted(totals.items()):
        click.echo(
            f"{source}: {count['readings']:,} readings, {count['read']:,} rows read, {count['new']:,} new postings, "
            f"{count['changed']:,} changed, {count['dropped']:,} dropped",
            err=True,
        )


def _row(run: Run) -> tuple[object, ...]:
    why = "; ".join(f"{reason}: {count:,}" for reason, count in sorted(run.dropped.items(), key=lambda item: -item[1]))
    told = "; ".join(filter(None, (why, run.error)))
    return (run.source, run.board, run.read, run.kept, run.new, run.changed, sum(run.dropped.values()), told or None)
