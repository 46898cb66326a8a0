"""The rights ledger: what may be done with what each source gives."""

from metier.model.rights import Rights
from metier.sources import shelf


def ledger() -> dict[str, Rights]:
    """Source name to rights, of every source and supplied mapping; a source's own row goes before a mapping of its name."""
    found: dict[str, Rights] = {}
    for name in shelf.known():
        source = shelf.find(name)
        if source.name not in found or source.name == name:
            found[source.name] = source.rights
    return dict(sorted(found.items()))
