"""Inputs that fuzzing found to reach something new are read again: no crash, no hang, nothing quoted that is not there."""

import pytest
from tests.fuzz_targets import kept, targets


@pytest.mark.parametrize("name", list(targets()))
def test_kept_inputs_are_survived(name: str) -> None:
    target = targets()[name]
    for data in [b"", b"\x00\xff\xfe", "\ud800é".encode("utf-8", "surrogatepass"), *kept(name)]:
        target(data)
