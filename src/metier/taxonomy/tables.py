"""The room's tables: tab-separated files beside the code, comment lines above the header."""

from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>` by column name; lines that begin with `#` are provenance."""
    text = (files("metier.taxonomy") / "data" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=False)) for line in lines[1:]]
