import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from metier.errors import UsageError
from metier.model.address import Bucket, address, file_name

SEGMENT = some.from_regex(r"[A-Za-z0-9_=][A-Za-z0-9._=-]{0,20}", fullmatch=True)


@given(some.sampled_from(["s3", "gs", "az"]), SEGMENT, some.lists(SEGMENT, max_size=4))
def test_an_address_reads_back_as_itself(scheme: str, bucket: str, segments: list[str]) -> None:
    made = Bucket(scheme, bucket, "/".join(segments))
    assert address(str(made)) == address(str(made) + "/") == address(Path(str(made))) == made
    assert pickle.loads(pickle.dumps(made)) == made
    assert str(made / "x") == f"{made}/x"
    assert (made / "x").name == "x"


@pytest.mark.parametrize("given", ["home", "/srv/home", "./s3", "s3", "C:/home", "s3:", "a:b/c"])
def test_all_else_is_a_folder(given: str) -> None:
    assert address(given) == Path(given)


def test_other_spellings_of_a_scheme_mean_the_same() -> None:
    assert address("s3a://b/p") == Bucket("s3", "b", "p")
    assert address("abfss://b//p/") == Bucket("az", "b", "p")
    assert address("~/home") == Path("~/home").expanduser()


@pytest.mark.parametrize(
    "given", ["ftp://host/home", "file:///srv/home", "s3://b/../c", "s3://b/a b", "s3://b/%41", "s3://b/a?x", "s3://b/\n"]
)
def test_an_address_of_no_known_store_or_with_odd_letters_is_refused(given: str) -> None:
    with pytest.raises(UsageError):
        address(given)


def test_a_file_of_a_table_is_known_by_its_own_name() -> None:
    assert file_name("s3://b/p/part-0.parquet") == "part-0.parquet"
    assert file_name("s3://b/p/part%20a.parquet") == "part a.parquet"
