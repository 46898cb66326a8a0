"""Database servers started for a test: on sockets and in folders of their own, under an account that is not root."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import MetaData, create_engine, text

#: A password with everything in it that means something in a URL.
PASSWORD = "p@ss:w/rd?#%1"


def _found(name: str, *folders: str) -> str | None:
    places = [str(path) for pattern in folders for path in sorted(Path("/").glob(pattern), reverse=True)]
    return shutil.which(name, path=os.pathsep.join([*places, os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))


class Site:
    """A folder for one server, owned by the account it runs under: the servers refuse to run as root."""

    def __init__(self, account: str) -> None:
        # not under pytest's own folder: its parents are closed to other accounts, and a socket's path must be short
        self.folder = Path(tempfile.mkdtemp(prefix="metier-db-"))
        self.account: dict[str, Any] = {}
        if os.geteuid() == 0:
            try:
                known = pwd.getpwnam(account)
            except KeyError:
                known = pwd.getpwnam("nobody")
            os.chown(self.folder, known.pw_uid, known.pw_gid)
            self.account = {"user": known.pw_uid, "group": known.pw_gid, "extra_groups": []}

    def run(self, command: Sequence[str]) -> None:
        made = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, **self.account)
        assert made.returncode == 0, made.stderr[-2000:]

    @contextlib.contextmanager
    def serving(self, command: Sequence[str], stop: signal.Signals) -> Iterator[None]:
        log = self.folder / "server.log"
        with log.open("wb") as file:
            server = subprocess.Popen(command, cwd=self.folder, stdout=file, stderr=file, **self.account)
        try:
            for _ in range(600):
                if server.poll() is not None or b"ready" in log.read_bytes():
                    break
                time.sleep(0.1)
            assert server.poll() is None, log.read_text("utf-8", "replace")[-2000:]
            yield
        finally:
            server.send_signal(stop)
            server.wait(30)
            shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL server; the URL of its database `postgres` for a user with a password."""
    initdb, server = _found("initdb", "usr/lib/postgresql/*/bin"), _found("postgres", "usr/lib/postgresql/*/bin")
    if not initdb or not server:
        pytest.skip("no PostgreSQL is installed here: apt-get install postgresql")
    site = Site("postgres")
    folder, secret = site.folder, site.folder / "secret"
    secret.write_text(PASSWORD)
    asked = ["-A", "scram-sha-256", "--pwfile", str(secret), "-E", "UTF8", "--locale", "C.UTF-8", "-N"]
    site.run([initdb, "-D", str(folder / "data"), "-U", "metier", *asked])
    # fsync off: a test's data need not outlive a power cut
    settings = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "timezone=America/New_York"]
    with site.serving([server, "-D", str(folder / "data"), "-k", str(folder), *settings], signal.SIGQUIT):
        yield f"postgresql+psycopg://metier:{quote(PASSWORD, safe='')}@/postgres?host={folder}"


@contextlib.contextmanager
def mariadb() -> Iterator[str]:
    """A MariaDB server; the URL of its database `metier` for a user with a password."""
    install, server = _found("mariadb-install-db"), _found("mariadbd")
    if not install or not server:
        pytest.skip("no MariaDB is installed here: apt-get install mariadb-server")
    site = Site("mysql")
    data, socket = site.folder / "data", site.folder / "s"
    small = ["--innodb-log-file-size=8M", "--innodb-buffer-pool-size=64M"]
    # a test's data need not outlive a power cut
    small += ["--innodb-flush-method=nosync", "--innodb-doublewrite=0"]
    site.run(
        [install, "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal", "--skip-test-db", *small]
    )
    settings = ["--skip-networking", "--default-time-zone=-05:00", "--innodb-flush-log-at-trx-commit=0", *small]
    places = [f"--datadir={data}", f"--socket={socket}", f"--pid-file={site.folder / 'pid'}"]
    with site.serving([server, "--no-defaults", *places, *settings], signal.SIGKILL):
        engine = create_engine(f"mysql+pymysql://root@localhost/mysql?unix_socket={socket}")
        with engine.begin() as connection:
            connection.execute(text("CREATE DATABASE metier CHARACTER SET latin1"))
            connection.execute(text("CREATE USER metier@localhost IDENTIFIED BY :p"), {"p": PASSWORD})
            connection.execute(text("GRANT ALL ON metier.* TO metier@localhost"))
        engine.dispose()
        yield f"mysql+pymysql://metier:{quote(PASSWORD, safe='')}@localhost/metier?unix_socket={socket}"


def empty(url: str) -> None:
    """Drop every table."""
    engine = create_engine(url)
    metadata = MetaData()
    with engine.begin() as connection:
        metadata.reflect(connection)
        metadata.drop_all(connection)
    engine.dispose()


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    """What a database answers."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query))]
    finally:
        engine.dispose()
