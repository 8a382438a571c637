"""`nhacviec people import`: the difference first, then the staff list stored as a whole."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import console, fail, note, open_database, run
from bot.clock import Clock
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.messages.people import staff_lists as wording
from bot.messages.taps.people import ListGroup
from bot.plans.staff_diff import GonePerson, StaffDiff
from bot.plans.staff_row import StaffRow
from bot.services.people.staff import compare_staff, import_staff

_ALL, _EACH = ("c", "có", "co", "y", "yes"), ("t", "từng", "tung")


def import_file(
    file: Annotated[Path, typer.Argument(help="Staff list, .xlsx or .csv.")],
    yes: Annotated[bool, typer.Option("--yes", help="Store without asking.")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what would change and store nothing.")
    ] = False,
    gone_left: Annotated[
        bool, typer.Option("--gone-left", help="Whoever the list leaves out has left the office.")
    ] = False,
) -> None:
    """Take a staff list in: the difference is shown, then it is stored as a whole.

    In a terminal it asks first, unless --yes is given; elsewhere it stores at once. Nobody is
    taken off by it unless that was said.
    """
    # `run` shares this program and rests for months: it reads no lists.
    from bot.plans.staff import read_staff, refuse_unread_roles  # noqa: PLC0415 - Excel is not read at every start

    asks = not (yes or preview) and is_asked()
    try:
        if not file.is_file():
            raise NhacViecError("file-missing", name=file.name)
        rows = read_staff(file)
        if not (asks or yes or preview):
            refuse_unread_roles(rows)
    except NhacViecError as error:
        fail(error)
    run(_import(rows, asks=asks, preview=preview, gone_left=gone_left))


def is_asked() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


async def _import(rows: Sequence[StaffRow], *, asks: bool, preview: bool, gone_left: bool) -> None:
    now = Clock().now()
    async with open_database() as (settings, database):
        async with database.read() as session:
            diff = await compare_staff(session, rows, now=now)
        _show(diff, in_full=asks or preview)
        if preview:
            return
        leaving = {one.person_id for one in diff.gone} if gone_left else set[int]()
        if asks:
            if not gone_left:
                leaving = _ask_who_left(diff.gone)
            if not typer.confirm(words_in("vi")("cli-staff-store")):
                return
        async with database.write() as session:
            done = await import_staff(
                session, rows, zone_name=settings.timezone, leaving=leaving, now=now
            )
    words = words_in("vi")
    console.print(
        words(
            "cli-staff-imported",
            rows=done.rows,
            people=done.new_people,
            changed=done.changed,
            units=done.new_units,
        )
    )
    if done.left:
        console.print(words("cli-staff-left", count=done.left))


def _show(diff: StaffDiff, *, in_full: bool) -> None:
    """In full for who is asked; else only what a person should look at, beside the answer."""
    words = words_in("vi")
    if not in_full:
        for doubt in diff.doubts:
            note(wording.doubt_line(words, doubt))
        if diff.gone:
            note(words("cli-staff-gone", count=len(diff.gone)))
        return
    console.print(wording.summary(words, diff))
    for group in ListGroup:
        lines = wording.lines_of(words, diff, group)
        if lines:
            console.print(words(f"staff-group-{group.name.lower()}", count=len(lines)))
        for line in lines:
            console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)


def _ask_who_left(gone: Sequence[GonePerson]) -> set[int]:
    """Nobody, all of them, or one after the other."""
    if not gone:
        return set()
    words = words_in("vi")
    answer = typer.prompt(words("cli-staff-ask-gone", count=len(gone)), default="k").strip().lower()
    if answer in _ALL:
        return {one.person_id for one in gone}
    if answer not in _EACH:
        return set()
    question = (words("cli-staff-ask-one", name=one.full_name) for one in gone)
    return {
        one.person_id for one, asked in zip(gone, question, strict=True) if typer.confirm(asked)
    }
