"""Pages made lately: an edition never changes, so a page of it is made once while it is being asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from litestar import Response

MOST, LARGEST = 256, 400_000


class Remembered:
    """The last few hundred pages by edition and address; what is large, or not a plain page, is made anew each time."""

    def __init__(self) -> None:
        """Start empty."""
        self._held: OrderedDict[tuple[str, ...], tuple[str, str]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...], make: Callable[[], Response[Any]]) -> Response[Any]:
        """The page under the key, made if it is not held."""
        with self._lock:
            known = self._held.get(key)
            if known is not None:
                self._held.move_to_end(key)
                return Response(known[0], media_type=known[1])
        made = make()
        plain = type(made) is Response and made.status_code in {None, 200} and not made.headers
        if plain and isinstance(made.content, str) and len(made.content) <= LARGEST:
            with self._lock:
                self._held[key] = (made.content, str(made.media_type))
                while len(self._held) > MOST:
                    self._held.popitem(last=False)
        return made
