"""Where work is done."""

import msgspec


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A job place. `region` is the state or province code where one is common (TX), `country` ISO-2.

    `metro` is a metropolitan area's id (`austin-tx`, `london-gb`), `lat` and `lon` degrees.
    """

    city: str | None = None
    region: str | None = None
    country: str | None = None
    metro: str | None = None
    lat: float | None = None
    lon: float | None = None
