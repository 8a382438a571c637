"""The server that tests start goes with them, however they end."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

STARTED = """
import time
from tests.postgres import running_server
with running_server() as server:
    print(server.folder, flush=True)
    time.sleep(60)
"""


@pytest.mark.usefixtures("postgres")
def test_a_server_is_gone_when_its_tests_are_killed() -> None:
    tests = subprocess.Popen([sys.executable, "-c", STARTED], stdout=subprocess.PIPE, text=True)
    assert tests.stdout
    folder = Path(tests.stdout.readline().strip())
    server = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    assert _runs(server)
    tests.kill()
    tests.communicate()
    until = time.monotonic() + 20
    while (folder.exists() or _runs(server)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not folder.exists()
    assert not _runs(server)


def _runs(process: int) -> bool:
    return Path(f"/proc/{process}").exists()
