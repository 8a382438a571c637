"""The process that reads one file: `python -m bot.plans.reading_process TASK`.

It alone loads the libraries that read files, so that the bot stays small beside it.
"""

import json
import logging
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from bot.errors import NotAPlan
from bot.plans.draft import read_plan
from bot.plans.limits import Limits, impose
from bot.plans.packing import pack, pack_cells, pack_staff
from bot.plans.review.sheet_cells import cells_of
from bot.plans.staff import staff_list_in

_TOO_HEAVY = 3


def main(task: dict[str, Any]) -> None:
    """Tells progress and the outcome as lines of JSON on standard output."""
    # Libraries that print would break the lines, so they print to standard error.
    lines = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def tell(value: dict[str, Any]) -> None:
        print(json.dumps(value, ensure_ascii=False), file=lines, flush=True)

    logging.disable(logging.WARNING)  # what a library finds odd in a file
    impose(Limits(**task["limits"]))
    path = Path(task["path"])
    try:
        if task["cells"]:
            tell({"cells": pack_cells(cells_of(path.read_bytes()))})
            return
        staff = staff_list_in(path)
        if staff is not None:
            tell({"staff": pack_staff(staff)})
            return
        draft = read_plan(
            path,
            year=task["year"],
            progress=lambda done, total: tell({"progress": [done, total]}),
        )
        tell({"draft": pack(draft)})
    except NotAPlan as error:
        tell({"error": error.key, "values": error.values})
    except (MemoryError, RecursionError):
        traceback.print_exc()
        sys.exit(_TOO_HEAVY)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
