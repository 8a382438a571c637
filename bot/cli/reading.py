"""Reads a plan for a command: in a process of its own, with a bar on the terminal."""

import asyncio
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.cli.opening import fail
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.plans.reading import cells_apart, read_apart
from bot.plans.review.sheet_back import corrected, draft_file_of, may_be_ours
from bot.plans.values import DraftPlan


def read_draft(file: Path, year: int | None) -> DraftPlan:
    """The plan in a file, or in a sheet of a draft that was corrected; fails in one sentence."""
    try:
        if not file.is_file():
            raise NhacViecError("file-missing", name=file.name)
        return asyncio.run(_read_sheet(file)) or asyncio.run(_read(file, year))
    except NhacViecError as error:
        fail(error)


async def _read_sheet(file: Path) -> DraftPlan | None:
    if not may_be_ours(await asyncio.to_thread(file.read_bytes)):
        return None
    sheet = draft_file_of(await cells_apart(file))
    return corrected(sheet) if sheet else None


async def _read(file: Path, year: int | None) -> DraftPlan:
    errors = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    ) as bar:
        shown = bar.add_task(words_in("vi")("cli-reading", name=file.name), total=None)
        return await read_apart(
            file,
            year=year,
            progress=lambda done, total: bar.update(shown, completed=done, total=total or None),
        )
