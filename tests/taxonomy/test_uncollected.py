import gc

from metier.taxonomy.uncollected import uncollected


def test_collection_goes_on_afterwards_only_where_it_was_on() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
