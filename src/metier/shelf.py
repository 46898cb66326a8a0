"""A shelf: a folder in which every file is one of a kind and registers by standing there."""

import importlib
import pkgutil
from types import ModuleType

from metier.errors import unknown


class Shelf:
    """The modules of one package, listed without importing any of them."""

    def __init__(self, package: str, kind: str) -> None:
        """`package` is a dotted name such as `metier.cli.commands`; `kind` is the word for one item."""
        self.package, self.kind = package, kind

    def paths(self) -> dict[str, str]:
        """Item name to dotted module, sorted by name; sub-folders are searched, `_`-names are not items."""
        found: dict[str, str] = {}
        waiting = [self.package]
        while waiting:
            package = waiting.pop()
            root = importlib.import_module(package)
            for item in pkgutil.iter_modules(root.__path__):
                dotted = f"{package}.{item.name}"
                if item.ispkg:
                    waiting.append(dotted)
                elif not item.name.startswith("_"):
                    found[item.name] = dotted
        return dict(sorted(found.items()))

    def names(self) -> list[str]:
        """The items' names in alphabetical order."""
        return list(self.paths())

    def load(self, name: str) -> ModuleType:
        """Import one item. Raises UsageError with the nearest known name."""
        paths = self.paths()
        if name not in paths:
            raise unknown(self.kind, name, paths)
        return importlib.import_module(paths[name])

    def all(self) -> dict[str, ModuleType]:
        """Import every item."""
        return {name: importlib.import_module(dotted) for name, dotted in self.paths().items()}
