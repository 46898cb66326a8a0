"""Reading a specification in tests."""

from typing import Any


def rows_of(spec: dict[str, Any], layer: int | None = None) -> list[dict[str, Any]]:
    """The rows a chart, or one layer of it, is drawn from."""
    part = spec if layer is None else spec["layer"][layer]
    data = part.get("data") or spec["data"]
    if "values" in data:
        return list(data["values"])
    return list(spec["datasets"][data["name"]])
