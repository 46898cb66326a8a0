from pathlib import Path

import pytest

from metier.errors import UsageError
from metier.sources import mapping
from metier.sources.mapping import Rule


@pytest.mark.parametrize("name", mapping.supplied())
def test_supplied_mappings_load(name: str) -> None:
    table = mapping.load(name)
    assert {"title", "description"} & set(table.fields)


def test_pairs_are_read() -> None:
    table = mapping.load('id=id, title=name|job.title,pay.min=salary.low:money,employer="Acorn, Ltd",url=link')
    assert table.source == ""
    assert table.fields == {
        "id": Rule(paths=("id",)),
        "title": Rule(paths=("name", "job.title")),
        "pay.min": Rule(paths=("salary.low",), parse="money"),
        "employer": Rule(const="Acorn, Ltd"),
        "url": Rule(paths=("link",)),
    }


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'source = "own"\nrecords = "a.b"\n'
        '[fields]\ntitle = ["t", "n"]\npay.min = "low"\n'
        'location = { all = ["c", "r"], join = ", " }\n'
        'date_posted = { path = "d", format = "%d/%m/%Y" }\n[rights]\naggregate = false\n'
    )
    table = mapping.load(str(path))
    assert (table.source, table.records) == ("own", "a.b")
    assert table.rights is not None
    assert not table.rights.aggregate
    assert table.fields["location"] == Rule(paths=("c", "r"), every=True, join=", ")
    assert table.fields["pay.min"] == Rule(paths=("low",))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("titel=name", "did you mean 'title'"),
        ("title=", "nothing stands after title="),
        ("=x", "field=path pairs"),
        ("title=name:epoc", "did you mean 'epoch'"),
        ("nothing", "unknown mapping"),
    ],
)
def test_wrong_pairs_say_what_is_valid(given: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        mapping.load(given)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[fields\n", "is not TOML"),
        ("", "has no fields"),
        ('[fields]\nid = "a"\ncolour = "b"\n', "unknown field in a mapping 'colour'"),
        ('[fields]\npay.mini = "b"\n', "did you mean 'pay.min'"),
        ("[fields]\nid = 7\n", "cannot read the rule of 'id'"),
        ('[fields]\nid = { path = "a", pars = "iso" }\n', "did you mean 'parse'"),
        ('[fields]\nid = { path = "a", parse = "isso" }\n', "did you mean 'iso'"),
        ('[fields]\nid = { parse = "iso" }\n', "reads nothing"),
        ('feilds = 1\n[fields]\nid = "a"\n', "did you mean 'fields'"),
        ('reading = "fast"\n[fields]\nid = "a"\n', "unknown reading"),
        ('source = 7\n[fields]\nid = "a"\n', "is not valid"),
        ('[fields]\nid = "a"\n[rights]\ndelay_h = "long"\n', "is not valid"),
    ],
)
def test_wrong_files_say_what_is_valid(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=says):
        mapping.load(str(path))


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no mapping file"):
        mapping.load(str(tmp_path / "absent.toml"))
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot read the mapping"):
        mapping.load(str(tmp_path / "bytes.toml"))
