"""Small made-up tables in the shapes that O*NET, ESCO and OEWS are published in: the files of `fixtures`, packed as they come."""

import shutil
import zipfile
from pathlib import Path

import pyarrow.parquet as pq

from metier.reference.edition import write
from metier.reference.kept import keep

FIXTURES = Path(__file__).parent / "fixtures"


def onet(folder: Path) -> Path:
    """The database as a zip archive, as it is published."""
    path = folder / "db_29_2_text.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted((FIXTURES / "onet").iterdir()):
            archive.write(file, f"db_29_2_text/{file.name}")
    return path


def esco(folder: Path) -> Path:
    """The classification as a folder of CSV files."""
    path = folder / "ESCO dataset - v1.1.1 - classification - en - csv"
    shutil.copytree(FIXTURES / "esco", path)
    return path


def oews(folder: Path) -> Path:
    """The table as one text file."""
    return Path(shutil.copy(FIXTURES / "oews" / "all_data_M_2025.txt", folder))


def into(guides: Path, folder: Path, roles: list[str]) -> None:
    """Write what guides of these roles need of all three tables into the folder of an edition's guides."""
    made = {"onet": onet(folder), "esco": esco(folder), "oews": oews(folder)}
    held = [(keep(name, path, folder / f"{name}.parquet"), folder / f"{name}.parquet") for name, path in made.items()]
    write(guides, [(one, pq.read_table(path)) for one, path in held], roles)
