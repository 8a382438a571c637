"""Runs a program until whoever started it closes the pipe or dies, then deletes its folder.

`python postgres_keeper.py FOLDER ACCOUNT PROGRAM ARGUMENT …`, the account empty for one's own. A
process that was killed cannot put away what it started; this one can, as its pipe ends with it.
"""

import contextlib
import select
import shutil
import signal
import subprocess
import sys

_OFTEN = 0.1
_PATIENCE = 30


def keep(folder: str, account: str, *command: str) -> None:
    process = subprocess.Popen(command, user=account or None, cwd=folder)
    while process.poll() is None and not select.select([sys.stdin], [], [], _OFTEN)[0]:
        pass
    process.send_signal(signal.SIGINT)  # at once; at SIGTERM it would wait for clients
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(folder)


if __name__ == "__main__":
    keep(*sys.argv[1:])
