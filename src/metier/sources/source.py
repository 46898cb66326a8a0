"""What a source is: code that reads one platform or format. It reads and never cleans."""

from collections.abc import Callable, Iterator

import msgspec

from metier.model.record import Draft, Drop, Payload
from metier.model.rights import Rights


class Request(msgspec.Struct, frozen=True):
    """One address to read, and whether the answer completes the board's list."""

    url: str
    last: bool = True


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the shelf `metier.sources`; the module holds it as `SOURCE`.

    `read` yields one Draft or Drop a record, never raises on bad content; `requests` lists the addresses of a board (none
    for file formats). `whole_board` is true where one reading lists every open posting, so absence means closed; where it is
    not, `unseen_days` says how long after it was last seen a posting without an end of its own counts as closed (None: never).
    `one_page`: a board is the page of a posting, so that a page that is gone closes what it held.
    `hosts` pins network reading to the source's own hosts (empty: any public host).
    """

    name: str
    caption: str
    homepage: str
    read: Callable[[Payload], Iterator[Draft | Drop]]
    requests: Callable[[str], list[Request]] | None = None
    rights: Rights = Rights()
    whole_board: bool = False
    unseen_days: int | None = None
    one_page: bool = False
    hosts: tuple[str, ...] = ()
