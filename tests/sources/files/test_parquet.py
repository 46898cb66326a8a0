import io
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq

from metier.model.record import Draft, Payload
from metier.sources.files.parquet import SOURCE


def test_a_file_is_read_with_columns_guessed_by_name(payload: Callable[..., Payload]) -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table({"title": ["Cook"], "posted_at": [1783684800000], "company": [{"name": "Acorn"}]}), sink)
    (draft,) = SOURCE.read(payload(sink.getvalue()))
    assert isinstance(draft, Draft)
    assert (draft.title, draft.employer) == ("Cook", "Acorn")
    assert draft.date_posted is not None
    assert draft.date_posted.year == 2026
