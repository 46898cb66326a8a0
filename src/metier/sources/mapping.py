"""Mappings: which column or path of a record holds which field of a posting, as a table and not as code."""

import re
import tomllib
from collections.abc import Mapping as Table
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from metier.errors import UsageError, unknown
from metier.model.rights import Rights
from metier.sources.mapping_values import PARSERS

FIELDS: dict[str, str] = {
    "id": "the source's own id",
    "title": "the title as written",
    "employer": "who hires",
    "location": "the line that names the place",
    "description": "the advert's words",
    "body_format": "html, markdown or text; told from the words when not given",
    "url": "the posting's page",
    "apply_url": "where one applies",
    "date_posted": "when it was published",
    "date_modified": "when it was last changed",
    "valid_through": "until when it is open",
    "seen_at": "when someone read it",
    "language": "BCP 47",
    "board": "the board it stood on",
    "pay.min": "lowest pay",
    "pay.max": "highest pay",
    "pay.currency": "ISO 4217",
    "pay.unit": "hour, day, week, month or year",
    "place.city": "city",
    "place.region": "state or province",
    "place.country": "country",
    "place.latitude": "degrees",
    "place.longitude": "degrees",
    "workplace": "onsite, hybrid or remote",
    "employment_type": "full time, part time...",
    "seniority": "level",
    "department": "department or team",
    "countries": "where a remote worker may live",
}
_GROUPS = {field.partition(".")[0] for field in FIELDS if "." in field}
_RULE_KEYS = ("path", "first", "all", "const", "parse", "format", "split", "take", "join")
_HEAD_KEYS = ("source", "caption", "homepage", "records", "reading", "whole_board", "rights", "fields", "guess")
_PAIR = re.compile(r"(?:^|,)\s*([A-Za-z_]+(?:\.[A-Za-z_]+)?)\s*=")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """How one field is read: a constant, or the first (or all) of some dotted paths; then split, parsed and joined.

    `take` keeps one part of a split text.
    """

    paths: tuple[str, ...] = ()
    every: bool = False
    const: Any = None
    parse: str = ""
    format: str = ""
    split: str = ""
    take: int | None = None
    join: str = "; "


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """A table of rules. `records` is the dotted path of the list in a JSON answer.

    `reading` is `plain`, or `forum_post` where title, employer and place stand in the first line of the words and posts that
    are no adverts are dropped. `guess` lets column names differ in case, accents and separators.
    """

    source: str = ""
    caption: str = ""
    homepage: str = ""
    records: str = ""
    reading: str = "plain"
    guess: bool = False
    whole_board: bool = False
    rights: Rights | None = None
    fields: dict[str, Rule]


def supplied() -> list[str]:
    """The names of the mappings that come with metier."""
    folder = files("metier.sources") / "mappings"
    return sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))


def load(name_or_path_or_inline: str) -> Mapping:
    """A supplied mapping by name, a TOML file by path, or pairs such as `id=id,title=name,pay.min=salary.low`.

    In pairs, `a|b` takes the first of two paths that holds something, `path:parser` names a parser, and `"..."` is a constant.
    Raises UsageError naming the field and the valid ones.
    """
    given = name_or_path_or_inline.strip()
    if given in supplied():
        return _supplied(given)
    if given.endswith(".toml") or ("=" not in given and _is_file(given)):
        return _from_file(Path(given))
    if "=" in given:
        return _inline(given)
    raise unknown("mapping", given, supplied(), "or give a .toml file, or pairs such as id=id,title=name")


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):  # a name too long, or one that no file system takes
        return False


@cache
def _supplied(name: str) -> Mapping:
    text = (files("metier.sources") / "mappings" / f"{name}.toml").read_text("utf-8")
    return _from_table(tomllib.loads(text), name)


def _from_file(path: Path) -> Mapping:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"no mapping file {str(path)!r}", f"supplied mappings: {', '.join(supplied())}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the mapping {str(path)!r} is not TOML: {error}") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read the mapping {str(path)!r}: {error}") from error
    return _from_table(table, path.stem)


def _from_table(table: dict[str, Any], name: str) -> Mapping:
    for key in table:
        if key not in _HEAD_KEYS:
            raise unknown(f"key in the mapping {name!r}", key, _HEAD_KEYS, "fields stand under [fields]")
    fields = table.get("fields")
    if not isinstance(fields, dict) or not fields:
        raise UsageError(f"the mapping {name!r} has no fields", "a [fields] table", 'for example title = "name"')
    reading = table.get("reading", "plain")
    if reading not in {"plain", "forum_post"}:
        raise unknown("reading", str(reading), ("plain", "forum_post"))
    head = {key: table[key] for key in _HEAD_KEYS if key in table and key not in {"fields", "rights"}}
    try:
        rights = msgspec.convert(table["rights"], Rights) if "rights" in table else None
        bare = msgspec.convert({"source": name, **head, "fields": {}}, Mapping)
        return msgspec.structs.replace(
            bare,
            fields={field: _rule(field, value) for field, value in _flat(fields)},
            rights=rights,
        )
    except msgspec.ValidationError as error:
        raise UsageError(f"the mapping {name!r} is not valid: {error}") from error


def _flat(fields: Table[str, Any]) -> list[tuple[str, Any]]:
    found = []
    for field, value in fields.items():
        if field in _GROUPS and isinstance(value, dict):
            found += [(f"{field}.{part}", inner) for part, inner in value.items()]
        else:
            found.append((field, value))
    for field, _ in found:
        _check_field(field)
    return found


def _check_field(field: str) -> None:
    if field not in FIELDS:
        raise unknown("field in a mapping", field, FIELDS)


def _rule(field: str, value: Any) -> Rule:
    if isinstance(value, str):
        return Rule(paths=(value,))
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return Rule(paths=tuple(value))
    if not isinstance(value, dict):
        raise UsageError(
            f"cannot read the rule of {field!r}", "a path, a list of paths, or a table", 'for example {path = "name"}'
        )
    for key in value:
        if key not in _RULE_KEYS:
            raise unknown(f"key in the rule of {field!r}", key, _RULE_KEYS)
    parse = value.get("parse", "")
    if parse and parse not in PARSERS:
        raise unknown(f"parser of {field!r}", str(parse), PARSERS)
    paths = value.get("all") or value.get("first") or value.get("path") or ()
    if not paths and "const" not in value:
        raise UsageError(f"the rule of {field!r} reads nothing", "one of path, first, all, const")
    return msgspec.convert(
        {
            "paths": (paths,) if isinstance(paths, str) else paths,
            "every": "all" in value,
            **{key: value[key] for key in ("const", "parse", "format", "split", "take", "join") if key in value},
        },
        Rule,
    )


def _inline(given: str) -> Mapping:
    starts = list(_PAIR.finditer(given))
    if not starts or starts[0].start() != 0:
        raise UsageError(
            f"cannot read the mapping {given!r}", "field=path pairs separated by commas", "for example id=id,title=name"
        )
    fields = {}
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(given)
        _check_field(start[1])
        fields[start[1]] = _inline_rule(start[1], given[start.end() : end].strip())
    return Mapping(fields=fields)


def _inline_rule(field: str, written: str) -> Rule:
    if not written:
        raise UsageError(f"nothing stands after {field}=", "a path such as job.title", f'or a constant: {field}="..."')
    if written[0] == written[-1] and written[0] in "\"'" and len(written) > 1:
        return Rule(const=written[1:-1])
    paths, colon, parse = written.rpartition(":")
    if colon and parse not in PARSERS:
        raise unknown(f"parser of {field!r}", parse, PARSERS)
    return Rule(paths=tuple(path.strip() for path in (paths or parse).split("|")), parse=parse if colon else "")
