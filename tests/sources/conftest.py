"""What every test of a source needs."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from metier.model.record import Draft, Drop, Payload
from metier.sources.source import Source

RECEIVED = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def payload() -> Callable[..., Payload]:
    def make(body: bytes | str, name: str = "file") -> Payload:
        return Payload(name, body.encode() if isinstance(body, str) else body, RECEIVED)

    return make


@pytest.fixture
def split() -> Callable[[Source, Payload], tuple[list[Draft], list[Drop]]]:
    def read(source: Source, payload: Payload) -> tuple[list[Draft], list[Drop]]:
        items = list(source.read(payload))
        return [item for item in items if isinstance(item, Draft)], [item for item in items if isinstance(item, Drop)]

    return read


@pytest.fixture
def as_expected() -> Callable[[Source, Path], None]:
    """Read a recorded shape and compare it with the JSON beside it: fields at their default are left out, records too."""

    def check(source: Source, recorded: Path) -> None:
        read = [_plain(item) for item in source.read(Payload(recorded.name, recorded.read_bytes(), RECEIVED))]
        expected = json.loads(recorded.with_suffix(".expected.json").read_text("utf-8"))
        assert read == expected

    return check


def _plain(item: Draft | Drop) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(item)
    assert isinstance(item, Drop) or item.record, "every draft keeps its own bytes"
    return {name: value for name, value in built.items() if name != "record" and value not in ("", None, {})}
