"""Where a posting says it is, in the wording of its board."""

from metier.simulate import tables
from metier.simulate.vacancies import Vacancy

_REMOTE = {
    "US": (
        "Remote - US",
        "Remote (United States)",
        "Remote, US",
        "United States (Remote)",
        "Remote - United States",
        "US Remote",
    ),
    "EUROPE": ("Remote - Europe", "Remote (Europe)", "Europe (Remote)", "Remote, Europe"),
    "GB": ("Remote - UK", "Remote (United Kingdom)", "United Kingdom (Remote)"),
    "DE": ("Remote - Germany", "Germany (Remote)", "Remote, Germany"),
    "CA": ("Remote - Canada", "Canada (Remote)", "Remote, Canada"),
}
COUNTRY_NAMES = {"US": "United States", "GB": "United Kingdom", "DE": "Germany", "CA": "Canada"}
"""Country names as boards write them."""


def _region_name(vacancy: Vacancy) -> str:
    if not vacancy.metro:
        return ""
    metro = tables.metros()[vacancy.metro]
    return metro.region_name if metro.region == vacancy.region else vacancy.region


def words(vacancy: Vacancy, form: int) -> str:
    """A location line. `form` (any whole number) fixes the wording, so that a board keeps its own."""
    if vacancy.workplace == "remote":
        options = _REMOTE[vacancy.country]
        return options[form % len(options)]
    city, country = vacancy.city, COUNTRY_NAMES[vacancy.country]
    plain = f"{city}, {vacancy.region}" if vacancy.region else f"{city}, {country}"
    full = f"{city}, {_region_name(vacancy)}, {country}" if vacancy.country != "DE" else f"{city}, {country}"
    options = (plain, plain, full, plain, f"{plain}, {country}" if vacancy.region else plain)
    line = options[form % len(options)]
    if vacancy.workplace == "hybrid" and form % 3 == 0:
        return f"{line} (Hybrid)" if form % 2 else f"Hybrid - {plain}"
    return line
