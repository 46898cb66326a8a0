from collections.abc import Callable

from metier.model.record import Draft, Payload
from metier.sources.files.csv import SOURCE


def test_a_table_is_read_with_columns_guessed_by_name(payload: Callable[..., Payload]) -> None:
    (draft,) = SOURCE.read(payload("Stellenbezeichnung;Firma;Ort\nKoch (m/w/d);Eichel GmbH;Köln\n"))
    assert isinstance(draft, Draft)
    assert (draft.title, draft.employer, draft.location) == ("Koch (m/w/d)", "Eichel GmbH", "Köln")
    assert draft.record == '{"Firma":"Eichel GmbH","Ort":"Köln","Stellenbezeichnung":"Koch (m/w/d)"}'.encode()
