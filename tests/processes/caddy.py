"""The proxy of a server: Caddy itself, with the file that is deployed."""

import os
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from subprocess import Popen

from tests.processes.bots import listens
from tests.processes.pair import free_port
from tests.processes.proxy import HOST
from tests.processes.waiting import becomes

_CADDYFILE = Path(__file__).parents[2] / "deploy" / "Caddyfile"
_PATIENCE = 10


class NoCaddy(Exception):
    """Caddy cannot be started here, and why."""


@asynccontextmanager
async def running_caddy(ports: Sequence[int], folder: Path) -> AsyncIterator[str]:
    """Stands before the bots on these ports and gives its own address; raises `NoCaddy`."""
    program = shutil.which("caddy")
    if program is None:
        raise NoCaddy("Caddy is not installed")
    address = f"http://{HOST}:{free_port()}"
    log = folder / "caddy.log"
    process = _started(program, address, [f"{HOST}:{port}" for port in ports], log)
    try:
        await becomes(lambda: listens(address) or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield address
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _started(program: str, address: str, bots: Sequence[str], log: Path) -> Popen[bytes]:
    environment = os.environ | {
        "NHACVIEC_SITE": address,
        "NHACVIEC_BOTS": " ".join(bots),
        "XDG_CONFIG_HOME": str(log.parent),
        "XDG_DATA_HOME": str(log.parent),
    }
    command = [program, "run", "--config", str(_CADDYFILE), "--adapter", "caddyfile"]
    with log.open("wb") as output:
        return Popen(command, env=environment, stdout=output, stderr=output)
