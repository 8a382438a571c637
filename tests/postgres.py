"""A PostgreSQL server of the tests' own: in a temporary folder, gone afterwards.

It is reached by a socket in that folder alone, so nobody can mistake another's for it.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg

_DEBIAN = Path("/usr/lib/postgresql")
_KEEPER = Path(__file__).with_name("postgres_keeper.py")
_PATIENCE = 30
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Nothing in it has to outlive a power cut."""
_NO_PORT = "listen_addresses="
_TRUSTING = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")


class NoPostgres(Exception):
    """The server cannot be started here, and why."""


def programs() -> Path:
    """The folder of the newest PostgreSQL server's programs; raises `NoPostgres`."""
    installed = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which("initdb")
    if not found:
        raise NoPostgres("PostgreSQL is not installed")
    return Path(found).parent


@dataclass(frozen=True, slots=True)
class Server:
    """A running server that trusts everybody on this machine."""

    folder: Path

    def _address(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def url_of(self, database: str) -> str:
        """As `NHACVIEC_DATABASE_URL` has it."""
        return self._address(database).replace("postgresql", "postgresql+psycopg", 1)

    def create(self, *, like: str | None = None) -> str:
        """A new database, empty or a copy; returns its name."""
        name = f"t{uuid4().hex}"
        self._run(f"CREATE DATABASE {name}" + (f" TEMPLATE {like}" if like else ""))
        return name

    def drop(self, database: str) -> None:
        self._run(f"DROP DATABASE {database} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def is_there(self) -> bool:
        try:
            psycopg.connect(self._address("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def running_server(*, under: Sequence[str] = (), settings: Sequence[str] = ()) -> Iterator[Server]:
    """Starts a server and stops it at the end; raises `NoPostgres` where it cannot.

    It is stopped and its folder deleted also when this process is killed. `under` is a command
    that runs it, if not its own.
    """
    found = programs()
    folder = Path(tempfile.mkdtemp(prefix="nhacviec-postgres-"))
    try:
        account = _account(folder)
        _fill(found, folder, account)
    except NoPostgres:
        shutil.rmtree(folder)
        raise
    own = (_NO_PORT, f"unix_socket_directories={folder}")
    options = [f"-c{one}" for one in (*_QUICK, *settings, *own)]
    command = [*under, str(found / "postgres"), "-D", str(folder / "data"), *options]
    with (folder / "log").open("wb") as output:
        keeper = subprocess.Popen(
            [sys.executable, _KEEPER, folder, account or "", *command],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=True,  # a Ctrl-C is for the tests, which close it then
        )
    server = Server(folder)
    try:
        _wait(server, keeper)
        yield server
    finally:
        keeper.communicate()


def _fill(found: Path, folder: Path, account: str | None) -> None:
    made = subprocess.run(
        [found / "initdb", *_TRUSTING, "-D", folder / "data"],
        user=account,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise NoPostgres(made.stderr)


def _account(folder: Path) -> str | None:
    """The server refuses to be run by root; the system's own account for it takes the folder."""
    if os.getuid() != 0:
        return None
    try:
        shutil.chown(folder, "postgres")
    except LookupError as error:
        raise NoPostgres("root may not run the server, and there is no user postgres") from error
    return "postgres"


def _wait(server: Server, keeper: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    log = ""
    while not server.is_there():
        with contextlib.suppress(FileNotFoundError):  # the keeper deletes it when the server ends
            log = (server.folder / "log").read_text()
        if keeper.poll() is not None or time.monotonic() > until:
            raise NoPostgres(log)
        time.sleep(0.1)
