"""The program by a clock that somebody else sets: `python -m tests.faults.clocked FILE run`.

The file holds how many seconds that clock is ahead of the real one; everything else is as
`nhacviec` has it.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from bot.__main__ import main
from bot.clock import Clock


def run_by(file: Path) -> None:
    """The command of the arguments, for each of whose looks at the clock the file is read."""

    def now(_clock: Clock) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(file.read_text()))

    with patch.object(Clock, "now", now):
        main()


if __name__ == "__main__":
    run_by(Path(sys.argv.pop(1)))
