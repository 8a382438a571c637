"""The program, killed amid certain words: `python -m tests.processes.dying FILE run`."""

import os
import signal
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.handlers.asking import ask
from tests.faults.clocked import run_by

POISON = "chất độc"


async def _die(*args: Any, **options: Any) -> Any:
    if options["text"] == POISON:
        os.kill(os.getpid(), signal.SIGKILL)
    return await _hear(*args, **options)


_hear = ask._hear


if __name__ == "__main__":
    with patch.object(ask, "_hear", _die):
        run_by(Path(sys.argv.pop(1)))
